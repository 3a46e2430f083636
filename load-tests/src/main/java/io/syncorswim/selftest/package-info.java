/** Measures a server whose answers are known, and says whether the harness found them. */
@NullMarked
package io.syncorswim.selftest;

import org.jspecify.annotations.NullMarked;
