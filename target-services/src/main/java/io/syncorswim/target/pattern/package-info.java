/** The ways of communicating that are compared: one short class each, and what they stand on. */
@NullMarked
package io.syncorswim.target.pattern;

import org.jspecify.annotations.NullMarked;
