/** The books: what clients believe against what happened, for every order. */
@NullMarked
package io.syncorswim.ledger;

import org.jspecify.annotations.NullMarked;
