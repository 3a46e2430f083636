package io.syncorswim.gatling;

import io.syncorswim.ledger.Belief;
import io.syncorswim.recording.ArrivalLine.Ending;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What a stand-alone simulation prints at its end: the orders by what their users believe, and
 * exact percentiles over every recorded order.
 *
 * <p>Response time counts from the intended start, service time from sending; the send lag between
 * the two is the injector's own fault, and shows whether the other two can be believed.
 */
record Summary(
        Map<Belief, Integer> orders,
        Percentiles responseNs,
        Percentiles serviceNs,
        Percentiles lagNs) {
    private static final int[] MILLI_PERCENTS = {50_000, 90_000, 99_000, 99_900, 100_000};

    /** Reads the file of arrival lines, which must not be empty. */
    static Summary of(Path arrivals) throws IOException {
        Map<Belief, Integer> orders = new EnumMap<>(Belief.class);
        int count = Math.toIntExact(countLines(arrivals));
        long[] response = new long[count];
        long[] service = new long[count];
        long[] lag = new long[count];
        try (BufferedReader lines = Files.newBufferedReader(arrivals)) {
            for (int i = 0; i < count; i++) {
                String[] columns = lines.readLine().split(",", -1);
                long intendedNs = Long.parseLong(columns[1]);
                long sentNs = Long.parseLong(columns[2]);
                long respondedNs = Long.parseLong(columns[3]);
                response[i] = respondedNs - intendedNs;
                service[i] = respondedNs - sentNs;
                lag[i] = sentNs - intendedNs;
                Belief belief = Ending.valueOf(columns[6]).belief(Integer.parseInt(columns[4]));
                orders.merge(belief, 1, Integer::sum);
            }
        }
        return new Summary(
                orders, new Percentiles(response), new Percentiles(service), new Percentiles(lag));
    }

    /** The text, several lines. */
    String text(Duration load) {
        int offered = orders.values().stream().mapToInt(Integer::intValue).sum();
        StringJoiner beliefs = new StringJoiner(", ");
        for (Belief belief : Belief.values()) {
            beliefs.add("%s %d".formatted(belief.word(), orders.getOrDefault(belief, 0)));
        }
        return String.join(
                "\n",
                String.format(
                        Locale.ROOT,
                        "offered %d orders in %.1f s (%.1f/s): %s",
                        offered,
                        load.toMillis() / 1e3,
                        offered / (load.toMillis() / 1e3),
                        beliefs),
                String.format(
                        "%-46s%10s%10s%10s%10s%10s",
                        "milliseconds", "p50", "p90", "p99", "p99.9", "max"),
                row("response time, from the intended start", responseNs),
                row("service time, from sending", serviceNs),
                row("send lag, from the intended start to sending", lagNs));
    }

    private static String row(String name, Percentiles ns) {
        StringBuilder row = new StringBuilder(String.format("%-46s", name));
        Arrays.stream(MILLI_PERCENTS)
                .forEach(p -> row.append(String.format(Locale.ROOT, "%10.2f", ns.at(p) / 1e6)));
        return row.toString();
    }

    private static long countLines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }
}
