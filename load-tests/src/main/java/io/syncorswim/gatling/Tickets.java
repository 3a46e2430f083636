package io.syncorswim.gatling;

import io.syncorswim.schedule.Schedule;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The schedule's orders, each handed out once, in their order; the first one taken fixes T0.
 *
 * <p>T0 is the moment of the first ticket plus a lead, so that whoever takes tickets in time still
 * has the lead to wait. The clock is {@link System#nanoTime} wherever it is measured.
 *
 * <p>Safe for use by many threads. Only the very first calls may block, for each other.
 */
public final class Tickets {
    private final Schedule schedule;
    private final long leadNs;
    private final LongSupplier clock;
    private final LongConsumer whenT0IsFixed;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicLong due = new AtomicLong();
    private volatile @Nullable Long t0Ns;

    /**
     * @param whenT0IsFixed told T0, once, before any ticket is out
     */
    public Tickets(
            Schedule schedule, Duration lead, LongSupplier clock, LongConsumer whenT0IsFixed) {
        if (schedule.size() == 0) {
            throw new IllegalArgumentException("a schedule of no orders has no tickets");
        }
        this.schedule = schedule;
        this.leadNs = lead.toNanos();
        this.clock = clock;
        this.whenT0IsFixed = whenT0IsFixed;
    }

    /**
     * The next order: nothing of it sent yet.
     *
     * @throws IllegalStateException when every order has been taken
     */
    Order take() {
        long t0 = t0Ns();
        int number = taken.getAndIncrement();
        if (number >= schedule.size()) {
            throw new IllegalStateException(
                    "there are %d orders, and all have been taken".formatted(schedule.size()));
        }
        return new Order(number, t0 + schedule.intendedNs(number));
    }

    /** Says that an order taken is on its way: it waits no longer. */
    void isDue() {
        due.incrementAndGet();
    }

    /** Tickets taken whose orders are not yet due. */
    long waiting() {
        return taken.get() - due.get();
    }

    /** Orders that are on their way, or have been. */
    long sent() {
        return due.get();
    }

    private long t0Ns() {
        Long fixed = t0Ns;
        return fixed != null ? fixed : fixT0();
    }

    private synchronized long fixT0() {
        Long fixed = t0Ns;
        if (fixed == null) {
            fixed = clock.getAsLong() + leadNs;
            whenT0IsFixed.accept(fixed);
            t0Ns = fixed;
        }
        return fixed;
    }
}
