package io.syncorswim.experiment;

import io.syncorswim.wire.TargetSystem;

import java.time.Duration;

/** One trouble on a scenario's timeline, and the window in which it lasts. */
public sealed interface Fault {
    /** When it begins and how long it lasts. */
    Window window();

    /** One line for a person: {@code "payment x10 slower"}. */
    String description();

    /**
     * A window on the timeline.
     *
     * @param from offset from the start of the fault phase
     * @param length how long it lasts
     */
    record Window(Duration from, Duration length) {
        public Window {
            if (from.isNegative() || length.isNegative() || length.isZero()) {
                throw new IllegalArgumentException(
                        "a fault's window starts at 0s or later and lasts longer than 0s");
            }
        }

        /** The end, as an offset from the start of the fault phase. */
        public Duration to() {
            return from.plus(length);
        }

        /** Whether it lasts at that offset: the start belongs to it, the end does not. */
        public boolean contains(Duration offset) {
            return offset.compareTo(from) >= 0 && offset.compareTo(to()) < 0;
        }
    }

    /** The arrival rate times a factor. */
    record Spike(double factor, Window window) implements Fault {
        public Spike {
            if (!(factor > 0 && factor <= 1_000)) {
                throw new IllegalArgumentException(
                        "a spike's factor must be more than 0 and at most 1000, not " + factor);
            }
        }

        @Override
        public String description() {
            return "arrivals x" + number(factor);
        }
    }

    /** The service time of one system times a factor. */
    record Slow(TargetSystem system, double factor, Window window) implements Fault {
        public Slow {
            if (!(factor > 0 && factor <= 1_000)) {
                throw new IllegalArgumentException(
                        "a slow fault's factor must be more than 0 and at most 1000, not "
                                + factor);
            }
        }

        @Override
        public String description() {
            return system + " x" + number(factor) + " slower";
        }
    }

    /** A share of the attempts at one system fails after the work's time was spent. */
    record Failing(TargetSystem system, double ratio, Window window) implements Fault {
        public Failing {
            if (!(ratio > 0 && ratio <= 1)) {
                throw new IllegalArgumentException(
                        "a failing fault's ratio must be more than 0 and at most 1, not " + ratio);
            }
        }

        @Override
        public String description() {
            return number(100 * ratio) + "% of " + system + " attempts fail";
        }
    }

    /**
     * One system's process is ended by SIGKILL at the window's start and started again at its end.
     */
    record Down(TargetSystem system, Window window) implements Fault {
        @Override
        public String description() {
            return system + " killed, restarted later";
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
