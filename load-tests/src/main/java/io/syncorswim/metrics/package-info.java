/** What the lab measures while it runs, in Prometheus' terms, and a Prometheus that keeps it. */
@NullMarked
package io.syncorswim.metrics;

import org.jspecify.annotations.NullMarked;
