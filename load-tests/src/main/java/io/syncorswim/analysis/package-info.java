/** From the records to every figure that a report shows; knows nothing of how they were made. */
@NullMarked
package io.syncorswim.analysis;

import org.jspecify.annotations.NullMarked;
