package io.syncorswim.selftest;

import io.syncorswim.analysis.Measurement.Seen;
import io.syncorswim.selftest.Row.Interval;
import io.syncorswim.theory.SamplePath;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Order by order: what the very schedule and the very service times make of each, against what was
 * measured.
 *
 * <p>Twice. From the intended starts: what a user who came on time must have lived through. From
 * the recorded sends: the same with the injector's own lateness taken as it is, so that what is
 * left is the network, the server's timer and the recorder. The difference between the two is what
 * the send lag explains.
 */
final class Paths {
    /**
     * What request, answer and timers may take beyond the model, milliseconds: 0.6 to 1.2 were seen
     * on two idle cores of a virtual machine, half of it each way, more at low rates, when cores
     * fall asleep between orders.
     */
    static final double OVERHEAD_MS = 2;

    /**
     * What even the luckiest order in twenty may take: 0.3 to 1 ms were seen. It may also be early:
     * where two orders changed places on their way, all behind them do until the queue is empty.
     */
    static final double LEAST_OVERHEAD_MS = 1.5;

    /** What one order in twenty may take beyond it: two cores are shared by all processes. */
    static final double TAIL_OVERHEAD_MS = 5;

    /** A departure can't be early; the tenth of a millisecond is for orders that changed places. */
    static final double EARLY_MS = 0.1;

    private final double[] bySchedule;
    private final double[] bySends;
    private final double[] explained;
    private final double[] lag;
    private final double meanMs;
    private final Observed observed;

    private Paths(
            Observed observed,
            double[] bySchedule,
            double[] bySends,
            double[] explained,
            double[] lag,
            double meanMs) {
        this.observed = observed;
        this.bySchedule = bySchedule;
        this.bySends = bySends;
        this.explained = explained;
        this.lag = lag;
        this.meanMs = meanMs;
    }

    /** The paths of all orders that left a record. */
    static Paths of(Observed observed) {
        List<Seen> seen = observed.seen();
        int orders = seen.size();
        Service service = new Service(observed.placed(), observed.seed());
        long[] intended = new long[orders];
        long[] sent = new long[orders];
        long[] services = new long[orders];
        for (int i = 0; i < orders; i++) {
            Seen one = seen.get(i);
            Long sentNs = one.sentNs();
            intended[i] = one.intendedNs();
            sent[i] = sentNs == null ? one.intendedNs() : sentNs;
            services[i] = service.longestNs(observed.placed().firstOrder() + i);
        }
        long[] schedule = departures(observed, intended, services);
        long[] sends = departures(observed, sent, services);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            Long respondedNs = seen.get(i).respondedNs();
            if (respondedNs != null) {
                rows.add(
                        new double[] {
                            (respondedNs - schedule[i]) / 1e6,
                            (respondedNs - sends[i]) / 1e6,
                            (sends[i] - schedule[i]) / 1e6,
                            (sent[i] - intended[i]) / 1e6,
                            (respondedNs - intended[i]) / 1e6
                        });
            }
        }
        return new Paths(
                observed,
                column(rows, 0),
                column(rows, 1),
                column(rows, 2),
                column(rows, 3),
                Arrays.stream(column(rows, 4)).average().orElse(Double.NaN));
    }

    private static double[] column(List<double[]> rows, int index) {
        return rows.stream().mapToDouble(row -> row[index]).sorted().toArray();
    }

    /** Served in the order of the arrivals, whatever their numbers. */
    private static long[] departures(Observed observed, long[] arrivals, long[] services) {
        Integer[] order =
                IntStream.range(0, arrivals.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(i -> arrivals[i]))
                        .toArray(Integer[]::new);
        long[] sorted = Arrays.stream(order).mapToLong(i -> arrivals[i]).toArray();
        long[] work = Arrays.stream(order).mapToLong(i -> services[i]).toArray();
        long[] left = SamplePath.departures(sorted, work, observed.placed().what().workers());
        long[] departures = new long[arrivals.length];
        for (int i = 0; i < order.length; i++) {
            departures[order[i]] = thawed(observed, left[i]);
        }
        return departures;
    }

    /** What is due while the server stands still is done when that ends. */
    private static long thawed(Observed observed, long dueNs) {
        if (observed.placed().what().shape() instanceof Shape.ServerFreeze(var from, var length)) {
            long fromNs = observed.placed().window().fromNs() + from.toNanos();
            long toNs = fromNs + length.toNanos();
            return dueNs >= fromNs && dueNs < toNs ? toNs : dueNs;
        }
        return dueNs;
    }

    /** The rows that every case has. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(
                Row.exactly(
                        "orders without a record",
                        0,
                        observed.books().missing(),
                        "each scheduled order leaves a record"));
        if (observed.stop() == null) {
            rows.add(
                    row(
                            "response less path of the schedule, p50",
                            quantile(bySchedule, 0.5),
                            OVERHEAD_MS + quantile(explained, 0.5)));
        }
        rows.add(row("response less path of the sends, p50", quantile(bySends, 0.5), OVERHEAD_MS));
        rows.add(
                row(
                        "response less path of the sends, p5",
                        quantile(bySends, 0.05),
                        -LEAST_OVERHEAD_MS,
                        LEAST_OVERHEAD_MS));
        if (!isBurst()) {
            rows.add(
                    row(
                            "response less path of the sends, p95",
                            quantile(bySends, 0.95),
                            TAIL_OVERHEAD_MS));
        }
        return rows;
    }

    /** After a freeze many orders are sent, or answered, at one moment, and queue for the loops. */
    private boolean isBurst() {
        return observed.stop() != null
                || observed.placed().what().shape() instanceof Shape.ServerFreeze;
    }

    private static Row row(String quantity, double measured, double most) {
        return row(quantity, measured, -EARLY_MS, most);
    }

    private static Row row(String quantity, double measured, double least, double most) {
        return Row.of(
                quantity,
                Row.MS,
                0,
                measured,
                new Interval(least, most),
                "Lindley, Kiefer and Wolfowitz, order by order");
    }

    /** The mean of responded - intended, milliseconds. */
    double meanMs() {
        return meanMs;
    }

    /** What the injector's lateness adds to the mean, milliseconds. */
    double meanExplainedMs() {
        return Math.max(0, Arrays.stream(explained).average().orElse(0));
    }

    /** A quantile of what the injector's lateness adds, milliseconds. */
    double explainedMs(double share) {
        return Math.max(0, quantile(explained, share));
    }

    /** A quantile of the send lag, milliseconds. */
    double lagMs(double share) {
        return quantile(lag, share);
    }

    /** By nearest rank; not a number where there is none. */
    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
