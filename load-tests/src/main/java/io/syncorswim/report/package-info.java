/** From the analysis to pages that people read. */
@NullMarked
package io.syncorswim.report;

import org.jspecify.annotations.NullMarked;
