/** The embedded broker's process. */
@NullMarked
package io.syncorswim.embedded;

import org.jspecify.annotations.NullMarked;
