/** The command line: one class per command, the composition root, the exit codes. */
@NullMarked
package io.syncorswim.cli;

import org.jspecify.annotations.NullMarked;
