package io.syncorswim.schedule;

import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.experiment.Workload.Arrivals;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The intended start of every order of a trial, in nanoseconds since T0, ascending.
 *
 * <p>A pure function of a seed, a kind of arrivals and the arrival rate over time. It is made in
 * two steps. First a process on an axis of <em>units</em>, where one order is expected per unit:
 * gaps are exponential with mean 1 ({@link Arrivals#POISSON}) or exactly 1 ({@link Arrivals#EVEN}).
 * Then the units are mapped to time by the inverse of the cumulative rate L(t), the integral of the
 * rate from T0 to t; with unit-rate Poisson arrivals this gives the inhomogeneous Poisson process
 * of that rate (Çinlar: Introduction to Stochastic Processes, 1975, section 4.7; Lewis and Shedler
 * 1979).
 *
 * <p>The first step knows nothing of the scenario. So all scenarios and patterns of a repetition
 * share their random numbers: a spike compresses time, and until it begins its schedule equals the
 * calm one, order by order.
 *
 * <p>Immutable. Holds 8 bytes per order, {@link Experiment#MOST_ORDERS} of them at most.
 */
public final class Schedule {
    private final long[] intendedNs;

    private Schedule(long[] intendedNs) {
        this.intendedNs = intendedNs;
    }

    /** The schedule of a scenario in a repetition: the same for every pattern. */
    public static Schedule of(Experiment experiment, Scenario scenario, int repetition) {
        return of(
                seedOf(experiment.seed(), repetition),
                experiment.workload().arrivals(),
                segments(experiment, scenario));
    }

    /**
     * The schedule of an arrival rate that is constant over each segment; the first starts at T0.
     *
     * @throws IllegalArgumentException when it would hold more than {@link Experiment#MOST_ORDERS}
     */
    public static Schedule of(long seed, Arrivals arrivals, List<Segment> segments) {
        double expected = segments.stream().mapToDouble(Segment::expectedOrders).sum();
        if (expected > Experiment.MOST_ORDERS) {
            throw new IllegalArgumentException(
                    "a schedule holds at most %d orders, not %.0f"
                            .formatted(Experiment.MOST_ORDERS, expected));
        }
        Units units = Units.of(arrivals, seed);
        // Six standard deviations of a Poisson count above its mean: growing is then a rarity.
        Times times = new Times((int) (expected + 6 * Math.sqrt(expected)) + 16);
        double unit = units.next();
        double unitsBefore = 0;
        long startNs = 0;
        for (Segment segment : segments) {
            double unitsAfter = unitsBefore + segment.expectedOrders();
            long endNs = Math.addExact(startNs, segment.length().toNanos());
            for (; unit < unitsAfter; unit = units.next()) {
                double seconds = (unit - unitsBefore) / segment.ratePerSecond();
                long atNs = startNs + (long) (seconds * 1e9);
                // Rounding may carry an order of the last nanosecond over the segment's end.
                times.add(Math.min(atNs, endNs - 1));
            }
            unitsBefore = unitsAfter;
            startNs = endNs;
        }
        return new Schedule(times.toArray());
    }

    /** How many orders it holds. */
    public int size() {
        return intendedNs.length;
    }

    /** The intended start of an order, in nanoseconds since T0. */
    public long intendedNs(int order) {
        return intendedNs[order];
    }

    /** How many orders are to have started by then, nanoseconds since T0. */
    public int due(long ns) {
        int low = 0;
        int high = intendedNs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (intendedNs[middle] <= ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Writes a line per order: its intended start in nanoseconds since T0. */
    public void write(Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (long ns : intendedNs) {
                writer.write(Long.toString(ns));
                writer.write('\n');
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException naming file and line when one is not a number, or less than the one
     *     before
     */
    public static Schedule read(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            Times times = new Times(1 << 12);
            long previousNs = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                long ns = parse(line, previousNs, file, times.size() + 1);
                times.add(ns);
                previousNs = ns;
            }
            return new Schedule(times.toArray());
        }
    }

    /** The arrival rate of a scenario over its load, cut where a spike begins or ends. */
    static List<Segment> segments(Experiment experiment, Scenario scenario) {
        Duration untilFault = experiment.phases().faultStart();
        List<Duration> cuts = new ArrayList<>(List.of(Duration.ZERO));
        scenario.arrivalChanges().forEach(offset -> cuts.add(untilFault.plus(offset)));
        cuts.add(experiment.phases().end());
        List<Segment> segments = new ArrayList<>();
        for (int i = 1; i < cuts.size(); i++) {
            Duration length = cuts.get(i).minus(cuts.get(i - 1));
            if (length.isPositive()) {
                double factor = scenario.arrivalFactorAt(cuts.get(i - 1).minus(untilFault));
                segments.add(new Segment(length, experiment.workload().ratePerSecond() * factor));
            }
        }
        return segments;
    }

    /**
     * The seed of all that is random in a repetition: the number that {@link SplittableRandom} of
     * the experiment's seed gives at that repetition.
     */
    public static long seedOf(long experimentSeed, int repetition) {
        SplittableRandom seeds = new SplittableRandom(experimentSeed);
        long seed = seeds.nextLong();
        for (int i = 1; i < repetition; i++) {
            seed = seeds.nextLong();
        }
        return seed;
    }

    private static long parse(String line, long previousNs, Path file, int number)
            throws IOException {
        try {
            long ns = Long.parseLong(line);
            if (ns >= previousNs) {
                return ns;
            }
        } catch (NumberFormatException notANumber) {
            // told below, in the same sentence as a number that is out of order
        }
        throw new IOException(
                "%s, line %d: a schedule's line is a whole number of nanoseconds since T0, not less than the one before (%d), not '%s'"
                        .formatted(file, number, previousNs, line));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schedule that && Arrays.equals(intendedNs, that.intendedNs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(intendedNs);
    }

    @Override
    public String toString() {
        return "schedule of " + intendedNs.length + " orders";
    }

    /** A growing array of times. */
    private static final class Times {
        private long[] values;
        private int size;

        Times(int capacity) {
            values = new long[capacity];
        }

        int size() {
            return size;
        }

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + size / 2 + 1);
            }
            values[size++] = value;
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
