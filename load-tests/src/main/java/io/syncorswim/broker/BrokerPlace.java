package io.syncorswim.broker;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how the lab's own broker runs.
 *
 * @param work a folder for its data; a folder of its own is made inside
 * @param logs the folder for its log; must exist
 * @param deadline how long it may take to be ready
 * @param keepsData whether its data stays after it was closed
 * @param servesMetrics whether it serves metrics for Prometheus, where it can
 * @param embedded how the embedded broker is started
 */
public record BrokerPlace(
        Path work,
        Path logs,
        Duration deadline,
        boolean keepsData,
        boolean servesMetrics,
        EmbeddedBrokerCommand embedded) {}
