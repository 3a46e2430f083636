package io.syncorswim.cli;

import io.syncorswim.process.LoopbackPorts;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fixed ports that something listens on unless it is told otherwise.
 *
 * @param use what listens there
 * @param otherwise what to do where one of them is in use
 */
record UsualPorts(String use, List<Integer> ports, String otherwise) {
    static final List<UsualPorts> ALL =
            List.of(
                    new UsualPorts(
                            "./swim up, and containers",
                            range(8080, 8082),
                            "./swim up --port N; in containers SWIM_CHAIN_PORT,"
                                    + " SWIM_FAN_OUT_PORT, SWIM_MESSAGING_PORT"),
                    new UsualPorts(
                            "the metrics of ./swim up",
                            range(9180, 9185),
                            "./swim up --admin-port N"),
                    new UsualPorts(
                            "containers",
                            List.of(3000, 8091, 8092, 8093, 9090),
                            "in containers SWIM_GRAFANA_PORT, SWIM_INVENTORY_PORT,"
                                    + " SWIM_PAYMENT_PORT, SWIM_SHIPPING_PORT,"
                                    + " SWIM_PROMETHEUS_PORT"));

    UsualPorts {
        ports = List.copyOf(ports);
    }

    /** Those that somebody listens on. */
    List<Integer> taken() {
        return ports.stream().filter(port -> !LoopbackPorts.isFree(port)).toList();
    }

    /** Which of them are in use, and what to do about that; or that they are free. */
    String finding() {
        List<Integer> taken = taken();
        if (taken.isEmpty()) {
            return "free for " + use + ": " + list(ports);
        }
        return list(taken) + (taken.size() == 1 ? " is" : " are") + " in use: " + otherwise;
    }

    private static String list(List<Integer> ports) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
