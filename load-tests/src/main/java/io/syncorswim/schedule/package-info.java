/** The open workload as arithmetic: seed in, intended times out; no clock, no sleep. */
@NullMarked
package io.syncorswim.schedule;

import org.jspecify.annotations.NullMarked;
