package io.syncorswim.selftest;

import io.syncorswim.analysis.Measurement.Window;
import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.schedule.Schedule;
import io.syncorswim.schedule.Segment;
import io.syncorswim.wire.ServiceTime;
import io.syncorswim.wire.ServiceTime.Distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All cases of a self-test, one after the other on one time axis, and the orders that belong to
 * each: a pure function of a seed and a length, so that server and judge know it without a word.
 *
 * @param seed what arrivals, service times and planted lies are drawn from
 * @param intendedNs the intended start of every order, nanoseconds since T0
 */
record Programme(long seed, List<Placed> placed, List<Long> intendedNs) {
    private static final double RATE = 200;
    private static final int SEVERAL = 4;

    /**
     * A case in its place.
     *
     * @param firstOrder the number of its first order
     * @param orders how many it has
     */
    record Placed(Case what, Window window, int firstOrder, int orders) {
        boolean isJudged() {
            return !what.name().equals(WARM_UP);
        }
    }

    /** The name of what is not judged. */
    static final String WARM_UP = "warm-up";

    Programme {
        placed = List.copyOf(placed);
        intendedNs = List.copyOf(intendedNs);
    }

    /** The whole self-test, four minutes of it. */
    static Programme full(long seed) {
        Duration queue = Duration.ofSeconds(14);
        List<Case> cases = new ArrayList<>();
        cases.add(calm(WARM_UP, RATE, Duration.ofSeconds(5)));
        // A thousand orders, so that ten lie beyond the p99, and not the machine's worst moment
        // alone.
        cases.add(calm("fixed service time", RATE, Duration.ofSeconds(5)));
        for (double rho : new double[] {0.5, 0.7, 0.9}) {
            cases.add(queue("M/M/1", Distribution.EXPONENTIAL, 1, rho, queue));
            cases.add(queue("M/M/4", Distribution.EXPONENTIAL, SEVERAL, rho, queue));
            cases.add(queue("M/D/4", Distribution.FIXED, SEVERAL, rho, queue));
        }
        cases.add(queue("M/D/1", Distribution.FIXED, 1, 0.7, queue));
        cases.add(fanOut(Duration.ofSeconds(10)));
        Duration freeze = Duration.ofMillis(1_400);
        cases.add(serverFreeze(Duration.ofSeconds(13), freeze, Duration.ofSeconds(28)));
        cases.add(injectorFreeze(Duration.ofSeconds(6), freeze, Duration.ofSeconds(14)));
        cases.add(overload(Duration.ofSeconds(2)));
        cases.add(planted(Duration.ofSeconds(5)));
        return of(seed, cases, Duration.ofSeconds(1));
    }

    /** A self-test of 45 s: a case of each kind, less of everything. */
    static Programme quick(long seed) {
        Duration queue = Duration.ofSeconds(5);
        Duration freeze = Duration.ofMillis(1_400);
        return of(
                seed,
                List.of(
                        calm(WARM_UP, RATE, Duration.ofSeconds(3)),
                        calm("fixed service time", 500, Duration.ofSeconds(2)),
                        queue("M/M/1", Distribution.EXPONENTIAL, 1, 0.7, queue),
                        queue("M/M/4", Distribution.EXPONENTIAL, SEVERAL, 0.7, queue),
                        queue("M/D/4", Distribution.FIXED, SEVERAL, 0.7, queue),
                        fanOut(Duration.ofSeconds(3)),
                        serverFreeze(Duration.ofSeconds(2), freeze, Duration.ofSeconds(7)),
                        injectorFreeze(Duration.ofSeconds(1), freeze, Duration.ofSeconds(4)),
                        overload(Duration.ofSeconds(1)),
                        planted(Duration.ofSeconds(2))),
                Duration.ofMillis(500));
    }

    /** Those cases, with a pause between any two. */
    static Programme of(long seed, List<Case> cases, Duration pause) {
        List<Placed> placed = new ArrayList<>();
        List<Long> intended = new ArrayList<>();
        long fromNs = 0;
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            Schedule own = Schedule.of(seed + i, one.arrivals(), one.load());
            int first = intended.size();
            for (int order = 0; order < own.size(); order++) {
                intended.add(fromNs + own.intendedNs(order));
            }
            long toNs = fromNs + one.length().toNanos();
            placed.add(new Placed(one, new Window(fromNs, toNs), first, own.size()));
            fromNs = toNs + pause.toNanos();
        }
        return new Programme(seed, placed, intended);
    }

    /**
     * The same orders before a server that does other things: what a test of the self-test needs.
     */
    Programme served(UnaryOperator<Case> otherwise) {
        List<Placed> others =
                placed.stream()
                        .map(one ->
                                new Placed(
                                        otherwise.apply(one.what()),
                                        one.window(),
                                        one.firstOrder(),
                                        one.orders()))
                        .toList();
        return new Programme(seed, others, intendedNs);
    }

    /** The load's end. */
    Duration length() {
        return Duration.ofNanos(placed.getLast().window().toNs());
    }

    List<Placed> judged() {
        return placed.stream().filter(Placed::isJudged).toList();
    }

    /** Writes the schedule as the injector reads it. */
    void writeSchedule(Path file) throws IOException {
        Files.write(file, intendedNs.stream().map(String::valueOf).toList());
    }

    private static Case calm(String name, double ratePerSecond, Duration length) {
        return new Case(
                name,
                new Shape.Calm(),
                Arrivals.EVEN,
                ratePerSecond,
                length,
                0,
                ServiceTime.parse("fixed 40ms"));
    }

    private static Case queue(
            String name, Distribution distribution, int workers, double rho, Duration length) {
        Duration mean = Duration.ofNanos(Math.round(rho * workers / RATE * 1e6) * 1_000);
        return new Case(
                name + " at " + rho,
                new Shape.Queueing(),
                Arrivals.POISSON,
                RATE,
                length,
                workers,
                new ServiceTime(distribution, mean));
    }

    private static Case fanOut(Duration length) {
        Shape three =
                new Shape.FanOut(Duration.ofMillis(5), Duration.ofMillis(8), Duration.ofMillis(12));
        return new Case(
                "fan-out to three",
                three,
                Arrivals.POISSON,
                RATE,
                length,
                0,
                ServiceTime.parse("exponential 12ms"));
    }

    private static Case serverFreeze(Duration from, Duration freeze, Duration length) {
        return new Case(
                "server freezes",
                new Shape.ServerFreeze(from, freeze),
                Arrivals.EVEN,
                100,
                length,
                0,
                ServiceTime.parse("fixed 5ms"));
    }

    private static Case injectorFreeze(Duration from, Duration freeze, Duration length) {
        return new Case(
                "injector freezes",
                new Shape.InjectorFreeze(from, freeze),
                Arrivals.EVEN,
                100,
                length,
                0,
                ServiceTime.parse("fixed 5ms"));
    }

    /** 100/s, a spike of 500/s into a capacity of 200/s, and as long as it takes to drain. */
    private static Case overload(Duration spike) {
        return new Case(
                "spike",
                new Shape.Overload(),
                Arrivals.EVEN,
                List.of(
                        new Segment(Duration.ofSeconds(1), 100),
                        new Segment(spike, 500),
                        new Segment(spike.multipliedBy(3).plusSeconds(1), 100)),
                SEVERAL,
                ServiceTime.parse("fixed 20ms"));
    }

    private static Case planted(Duration length) {
        return new Case(
                "planted lies",
                new Shape.Planted(7, 5, 11, 3),
                Arrivals.POISSON,
                100,
                length,
                0,
                ServiceTime.parse("fixed 5ms"));
    }
}
