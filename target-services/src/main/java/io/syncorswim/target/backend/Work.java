package io.syncorswim.target.backend;

import io.micrometer.core.instrument.Timer;
import io.syncorswim.target.metrics.Telemetry;
import io.syncorswim.wire.Draw;
import io.syncorswim.wire.Draw.Purpose;
import io.syncorswim.wire.Effect;
import io.syncorswim.wire.ServiceTime;
import io.syncorswim.wire.TargetSystem;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a backend does with an order: it is busy for the order's service time, and then the order
 * either takes effect, which is journalled, or fails.
 *
 * <p>Service time and failure are drawn from the seed, the order and the attempt: every pattern is
 * given the same work. Safe for use by many threads; the caller's thread is the busy one.
 */
final class Work {
    /** How an attempt ended. */
    enum Outcome {
        /** It took effect, and the journal says so. */
        DONE,
        /** It failed without effect. */
        FAILED,
        /** It could not be journalled, so it must not be acknowledged. */
        NOT_JOURNALLED,
        /** The process is stopping. */
        BROKEN_OFF
    }

    /** Which system this is, and the numbers that its work is drawn from. */
    record Shape(TargetSystem system, ServiceTime serviceTime, long seed) {}

    private final Shape shape;
    private final Supplier<Faults> faults;
    private final Journal journal;
    private final Consumer<IOException> onJournalFailure;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private final Map<Outcome, Timer> first;
    private final Map<Outcome, Timer> again;

    Work(
            Shape shape,
            Supplier<Faults> faults,
            Journal journal,
            Consumer<IOException> onJournalFailure,
            LongSupplier nanoTime,
            Pause pause,
            Telemetry telemetry) {
        this.shape = shape;
        this.faults = faults;
        this.journal = journal;
        this.onJournalFailure = onJournalFailure;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.first = timers(telemetry, false);
        this.again = timers(telemetry, true);
    }

    /**
     * Makes one attempt at an order.
     *
     * @param attempt from 1
     * @param worker the index of the worker that does it
     */
    Outcome attempt(long order, int attempt, int worker) {
        Faults now = faults.get();
        long startNs = nanoTime.getAsLong();
        Outcome outcome = attempt(order, attempt, worker, now, startNs);
        Timer timer = (attempt == 1 ? first : again).get(outcome);
        if (timer != null) {
            timer.record(nanoTime.getAsLong() - startNs, TimeUnit.NANOSECONDS);
        }
        return outcome;
    }

    private Outcome attempt(long order, int attempt, int worker, Faults now, long startNs) {
        long busyNs =
                Math.round(
                        now.slow()
                                * shape.serviceTime().drawNs(shape.seed(), shape.system(), order));
        if (!pause.until(startNs + busyNs)) {
            return Outcome.BROKEN_OFF;
        }
        double u = Draw.uniform(shape.seed(), Purpose.FAILURE, shape.system(), order, attempt);
        if (u < now.failing()) {
            return Outcome.FAILED;
        }
        long endNs = nanoTime.getAsLong();
        try {
            journal.append(new Effect(order, shape.system(), attempt, startNs, endNs, worker));
            return Outcome.DONE;
        } catch (IOException failure) {
            onJournalFailure.accept(failure);
            return Outcome.NOT_JOURNALLED;
        }
    }

    private static Map<Outcome, Timer> timers(Telemetry telemetry, boolean again) {
        Map<Outcome, Timer> byOutcome = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            byOutcome.put(
                    outcome,
                    telemetry.timer(
                            "syncorswim.attempt.duration",
                            "Attempts at an order's work, by outcome; done ones are effects",
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT),
                            "again",
                            Boolean.toString(again)));
        }
        return byOutcome;
    }
}
