package io.syncorswim.selftest;

import io.syncorswim.selftest.Programme.Placed;
import io.syncorswim.wire.ServiceTime;
import io.syncorswim.wire.ServiceTime.Distribution;
import io.syncorswim.wire.TargetSystem;

import java.time.Duration;

/** How long each order of a case is worked on, at each system: drawn from the programme's seed. */
record Service(Placed placed, long seed) {
    /** Nanoseconds at that system; but in a fan-out, all systems are one and the same station. */
    long ns(TargetSystem system, int order) {
        return switch (placed.what().shape()) {
            case Shape.FanOut three ->
                    new ServiceTime(Distribution.EXPONENTIAL, mean(three, system))
                            .drawNs(seed, system, order);
            case Shape.Calm _,
                    Shape.Queueing _,
                    Shape.ServerFreeze _,
                    Shape.InjectorFreeze _,
                    Shape.Overload _,
                    Shape.Planted _ ->
                    placed.what().serviceTime().drawNs(seed, TargetSystem.INVENTORY, order);
        };
    }

    /** Nanoseconds until every system is done, where none has a queue. */
    long longestNs(int order) {
        long longest = 0;
        for (TargetSystem system : TargetSystem.values()) {
            longest = Math.max(longest, ns(system, order));
        }
        return longest;
    }

    private static Duration mean(Shape.FanOut three, TargetSystem system) {
        return switch (system) {
            case INVENTORY -> three.inventory();
            case PAYMENT -> three.payment();
            case SHIPPING -> three.shipping();
        };
    }
}
