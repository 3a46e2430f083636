/** The service that users talk to: one HTTP face for every pattern. */
@NullMarked
package io.syncorswim.target.frontend;

import org.jspecify.annotations.NullMarked;
