/** What the services measure of themselves, in Prometheus' terms. */
@NullMarked
package io.syncorswim.target.metrics;

import org.jspecify.annotations.NullMarked;
