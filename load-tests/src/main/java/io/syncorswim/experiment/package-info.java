/**
 * What the user asks for: the experiment file, read and checked, and the plan of trials that it
 * means. Knows nothing of Gatling, AMQP, HTTP, processes or HTML.
 */
@NullMarked
package io.syncorswim.experiment;

import org.jspecify.annotations.NullMarked;
