/** Drives the schedule through Gatling and records every order. */
@NullMarked
package io.syncorswim.gatling;

import org.jspecify.annotations.NullMarked;
