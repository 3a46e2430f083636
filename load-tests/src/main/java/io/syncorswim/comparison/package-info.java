/** Two runs side by side: what got better, what worse, what stayed, and whether they compare. */
@NullMarked
package io.syncorswim.comparison;

import org.jspecify.annotations.NullMarked;
