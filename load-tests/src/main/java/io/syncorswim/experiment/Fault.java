package io.syncorswim.experiment;

import io.syncorswim.wire.TargetSystem;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** One trouble on a scenario's timeline, and the window in which it lasts. */
public sealed interface Fault {
    /** When it begins and how long it lasts. */
    Window window();

    /** One line for a person: {@code "payment x10 slower"}. */
    String description();

    /** The word of its kind, in experiment files and in timelines. */
    default String kind() {
        return switch (this) {
            case Spike spike -> "spike";
            case Slow slow -> "slow";
            case Failing failing -> "failing";
            case Down down -> "down";
        };
    }

    /** The system that it is done to; null for the arrivals. */
    default @Nullable TargetSystem target() {
        return switch (this) {
            case Spike spike -> null;
            case Slow slow -> slow.system();
            case Failing failing -> failing.system();
            case Down down -> down.system();
        };
    }

    /** Whether both are of one kind, and done to the same. */
    default boolean isAlike(Fault other) {
        return kind().equals(other.kind()) && target() == other.target();
    }

    /** Whether both are done to one system, of one kind, and at some moment both in force. */
    default boolean excludes(Fault other) {
        return target() != null
                && isAlike(other)
                && window().from().compareTo(other.window().to()) < 0
                && other.window().from().compareTo(window().to()) < 0;
    }

    /** The same trouble in another window. */
    default Fault during(Window other) {
        return switch (this) {
            case Spike(double factor, Window window) -> new Spike(factor, other);
            case Slow(TargetSystem system, double factor, Window window) ->
                    new Slow(system, factor, other);
            case Failing(TargetSystem system, double ratio, Window window) ->
                    new Failing(system, ratio, other);
            case Down(TargetSystem system, Window window) -> new Down(system, other);
        };
    }

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

        /** The window in proportion, when a fault phase of one length becomes one of another. */
        public Window stretched(Duration before, Duration after) {
            Duration start = scaled(from, before, after);
            return new Window(start, scaled(to(), before, after).minus(start));
        }

        private static Duration scaled(Duration offset, Duration before, Duration after) {
            // Multiplied first: the whole of the one must become the whole of the other, exactly.
            double product = (double) offset.toNanos() * after.toNanos();
            return Duration.ofNanos(Math.round(product / before.toNanos()));
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
                        "a spike's factor must be more than 0 and at most 1000, not "
                                + Notation.write(factor));
            }
        }

        @Override
        public String description() {
            return "arrivals x" + Notation.write(factor);
        }
    }

    /** The service time of one system times a factor. */
    record Slow(TargetSystem system, double factor, Window window) implements Fault {
        public Slow {
            if (!(factor > 0 && factor <= 1_000)) {
                throw new IllegalArgumentException(
                        "a slow fault's factor must be more than 0 and at most 1000, not "
                                + Notation.write(factor));
            }
        }

        @Override
        public String description() {
            return system + " x" + Notation.write(factor) + " slower";
        }
    }

    /** A share of the attempts at one system fails after the work's time was spent. */
    record Failing(TargetSystem system, double ratio, Window window) implements Fault {
        public Failing {
            if (!(ratio > 0 && ratio <= 1)) {
                throw new IllegalArgumentException(
                        "a failing fault's ratio must be more than 0 and at most 1, not "
                                + Notation.write(ratio));
            }
        }

        @Override
        public String description() {
            return Notation.writeRatio(ratio) + " of " + system + " attempts fail";
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
}
