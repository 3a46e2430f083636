/** The raw records of a trial, on disk: what was planned, sent, answered, done and sampled. */
@NullMarked
package io.syncorswim.recording;

import org.jspecify.annotations.NullMarked;
