/** The brokers that messages can go through, and the queues of a trial. */
@NullMarked
package io.syncorswim.broker;

import org.jspecify.annotations.NullMarked;
