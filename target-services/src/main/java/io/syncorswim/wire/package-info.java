/**
 * The wire contract: all that the target services and the load tests know of each other.
 *
 * <p>Paths, headers, status codes, the effects journal's line and the arithmetic that gives every
 * pattern the same work. It depends on nothing but the JDK.
 */
@NullMarked
package io.syncorswim.wire;

import org.jspecify.annotations.NullMarked;
