package io.syncorswim.lab;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a user wants to watch a run.
 *
 * @param metrics where the lab serves its metrics; empty for nowhere
 * @param prometheusPort of a Prometheus that is started for the run, 0 for any free port; empty for
 *     none
 */
public record Watching(Optional<InetSocketAddress> metrics, OptionalInt prometheusPort) {
    /** Not at all: no port is opened. */
    public static final Watching NOT_AT_ALL = new Watching(Optional.empty(), OptionalInt.empty());
}
