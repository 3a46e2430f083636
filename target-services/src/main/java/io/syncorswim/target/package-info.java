/** The target services' program: its commands, and what each of them puts together. */
@NullMarked
package io.syncorswim.target;

import org.jspecify.annotations.NullMarked;
