/** Queueing theory as arithmetic: what a system whose shape is known must show. */
@NullMarked
package io.syncorswim.theory;

import org.jspecify.annotations.NullMarked;
