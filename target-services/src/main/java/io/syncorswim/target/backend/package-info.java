/** A system that does a part of every order: its capacity, its journal, its faults. */
@NullMarked
package io.syncorswim.target.backend;

import org.jspecify.annotations.NullMarked;
