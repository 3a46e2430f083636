package io.syncorswim.selftest;

import io.syncorswim.analysis.Measurement;
import io.syncorswim.analysis.Measurement.Seen;
import io.syncorswim.analysis.Measurement.Window;
import io.syncorswim.selftest.Programme.Placed;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether the machine had time to spare for a case: if not, what it measured is no proof against
 * the harness.
 *
 * <p>Five witnesses: how late orders were sent, how long they took to reach the server, how late
 * the server's timers were, how busy the processors, and how much of them a hypervisor took away.
 * What the harness makes of the answers is none of them: a recorder that is wrong must not be
 * excused by its own figures. Of a case in which the injector is stopped on purpose, the time
 * around the stop is left out.
 */
record Doubts(Observed.@Nullable Stop stop, Punctuality server) {
    private static final double LATE_P99_MS = 5;
    private static final double HEARTBEAT_MS = 100;
    private static final double CPU = 0.7;

    /**
     * Taken for milliseconds at a time, and from everybody: no lateness of one's own shows it all.
     */
    private static final double STOLEN = 0.01;

    /** The injector needs that long to catch up. */
    private static final long AFTERMATH_NS = 1_000_000_000;

    List<String> of(Placed placed, Measurement measurement, Run.@Nullable Host host)
            throws IOException {
        List<Seen> seen = measurement.seen(placed.window());
        List<Long> lags = new ArrayList<>();
        List<Long> transits = new ArrayList<>();
        List<Long> timers = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            Long sentNs = seen.get(i).sentNs();
            Punctuality.Line line = server.of(placed.firstOrder() + i);
            boolean planned = isPlanned(placed, seen.get(i).intendedNs());
            if (sentNs != null && line != null && !planned) {
                lags.add(sentNs - seen.get(i).intendedNs());
                transits.add(line.arrivedNs() - sentNs);
                timers.add(line.answeredNs() - line.dueNs());
            }
        }
        List<String> doubts = new ArrayList<>();
        late(doubts, "orders were sent", lags);
        late(doubts, "orders reached the server", transits);
        late(doubts, "the server's timers were", timers);
        for (Window calm : calm(placed.window())) {
            measurement
                    .worstHeartbeatMs(calm)
                    .ifPresent(ms -> {
                        if (ms > HEARTBEAT_MS) {
                            doubts.add(words("the injector's event loops were %.0f ms late", ms));
                        }
                    });
        }
        if (host != null && host.busy() > CPU) {
            doubts.add(words("the processors were %.0f%% busy", host.busy() * 100));
        }
        if (host != null && host.stolen() > STOLEN) {
            doubts.add(
                    words(
                            "a hypervisor took %.1f%% of the processors' time for others",
                            host.stolen() * 100));
        }
        return doubts;
    }

    private static void late(List<String> doubts, String what, List<Long> ns) {
        if (!ns.isEmpty()) {
            long[] sorted = ns.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            double p99Ms = sorted[(int) Math.ceil(0.99 * sorted.length) - 1] / 1e6;
            if (p99Ms > LATE_P99_MS) {
                doubts.add(words(what + " %.1f ms late at p99", p99Ms));
            }
        }
    }

    /** Whether an order comes around a freeze that the case itself made. */
    private boolean isPlanned(Placed placed, long atNs) {
        Window frozen = frozen(placed);
        return frozen != null
                && atNs >= frozen.fromNs() - AFTERMATH_NS / 5
                && atNs <= frozen.toNs() + AFTERMATH_NS;
    }

    private @Nullable Window frozen(Placed placed) {
        return switch (placed.what().shape()) {
            case Shape.InjectorFreeze _ ->
                    stop == null ? null : new Window(stop.earliestNs(), stop.latestNs());
            case Shape.ServerFreeze(var from, var length) -> {
                long fromNs = placed.window().fromNs() + from.toNanos();
                yield new Window(fromNs, fromNs + length.toNanos());
            }
            case Shape.Calm _, Shape.Queueing _, Shape.FanOut _ -> null;
            case Shape.Overload _, Shape.Planted _ -> null;
        };
    }

    /** The window without the time around the stop; heartbeats are of whole seconds. */
    private List<Window> calm(Window window) {
        if (stop == null
                || stop.latestNs() < window.fromNs()
                || stop.earliestNs() > window.toNs()) {
            return List.of(window);
        }
        List<Window> calm = new ArrayList<>();
        if (stop.earliestNs() > window.fromNs()) {
            calm.add(new Window(window.fromNs(), stop.earliestNs()));
        }
        if (stop.latestNs() + 2 * AFTERMATH_NS < window.toNs()) {
            calm.add(new Window(stop.latestNs() + 2 * AFTERMATH_NS, window.toNs()));
        }
        return calm;
    }

    private static String words(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
