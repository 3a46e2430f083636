/** Listening: a public door for orders and an admin door for operators. */
@NullMarked
package io.syncorswim.target.http;

import org.jspecify.annotations.NullMarked;
