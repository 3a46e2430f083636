/** Starts the processes of a trial, runs its timeline and stops them; nothing outlives it. */
@NullMarked
package io.syncorswim.lab;

import org.jspecify.annotations.NullMarked;
