/** Messaging with a broker: connections that come back, confirmed publishing, consuming by hand. */
@NullMarked
package io.syncorswim.target.amqp;

import org.jspecify.annotations.NullMarked;
