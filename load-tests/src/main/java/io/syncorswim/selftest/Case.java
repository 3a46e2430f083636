package io.syncorswim.selftest;

import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.schedule.Segment;
import io.syncorswim.theory.Offered;
import io.syncorswim.wire.ServiceTime;
import io.syncorswim.wire.ServiceTime.Distribution;

import java.time.Duration;
import java.util.List;

/**
 * One situation whose answer is known.
 *
 * @param load the arrival rate, stretch by stretch
 * @param workers orders that the server works on at once; 0 for as many as come
 * @param serviceTime how long an order keeps one of them busy; in a fan-out it is not used
 */
record Case(
        String name,
        Shape shape,
        Arrivals arrivals,
        List<Segment> load,
        int workers,
        ServiceTime serviceTime) {
    Case {
        load = List.copyOf(load);
        if (workers < 0) {
            throw new IllegalArgumentException("workers are counted from 0, not " + workers);
        }
    }

    Case(
            String name,
            Shape shape,
            Arrivals arrivals,
            double ratePerSecond,
            Duration length,
            int workers,
            ServiceTime serviceTime) {
        this(
                name,
                shape,
                arrivals,
                List.of(new Segment(length, ratePerSecond)),
                workers,
                serviceTime);
    }

    Duration length() {
        return load.stream().map(Segment::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** The rate that it begins with. */
    double ratePerSecond() {
        return load.getFirst().ratePerSecond();
    }

    double serviceS() {
        return serviceTime.mean().toNanos() / 1e9;
    }

    boolean isFixed() {
        return serviceTime.distribution() == Distribution.FIXED;
    }

    /** What is asked of its one station. */
    Offered offered() {
        return new Offered(ratePerSecond(), workers, serviceS());
    }

    /** The same for a server that does another thing. */
    Case with(Shape another) {
        return new Case(name, another, arrivals, load, workers, serviceTime);
    }

    /** The same for a server of another speed. */
    Case with(ServiceTime another) {
        return new Case(name, shape, arrivals, load, workers, another);
    }
}
