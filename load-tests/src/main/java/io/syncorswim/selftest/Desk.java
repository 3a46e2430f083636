package io.syncorswim.selftest;

import io.syncorswim.selftest.Lies.Lie;
import io.syncorswim.selftest.Programme.Placed;
import io.syncorswim.wire.Effect;
import io.syncorswim.wire.TargetSystem;
import io.syncorswim.wire.Wire;

import java.util.ArrayList;
import java.util.List;

/**
 * The synthetic server's side of one case: when an order is to be answered, with what, and what it
 * leaves in the journals.
 *
 * <p>It keeps a moment for each worker from which on he is free, and knows an order's departure the
 * moment that it arrives; so the queue is as exact as the timer that waits for it. Written apart
 * from {@link io.syncorswim.theory.SamplePath}, which predicts what it does. Not thread-safe.
 */
final class Desk {
    private final Placed placed;
    private final Service service;
    private final Lies lies;
    private final long[] freeNs;

    /**
     * What becomes of one order.
     *
     * @param dueNs when it is to be answered, {@link System#nanoTime}
     * @param status the answer
     * @param effects as they stand if it is answered in time
     */
    record Fate(long dueNs, int status, List<Effect> effects) {}

    Desk(Placed placed, long seed) {
        this.placed = placed;
        this.service = new Service(placed, seed);
        this.lies = new Lies(placed, seed);
        this.freeNs = new long[placed.what().workers()];
    }

    /**
     * An order arrives.
     *
     * @param t0Ns T0 on the clock of the arrival
     */
    Fate arrive(int order, long nowNs, long t0Ns) {
        List<Effect> effects = new ArrayList<>();
        int worker = freeNs.length == 0 ? 0 : firstFree();
        long startNs = freeNs.length == 0 ? nowNs : Math.max(nowNs, freeNs[worker]);
        long dueNs = startNs;
        for (TargetSystem system : TargetSystem.values()) {
            long endNs = startNs + service.ns(system, order);
            effects.add(new Effect(order, system, 1, startNs, endNs, worker));
            dueNs = Math.max(dueNs, endNs);
        }
        if (freeNs.length > 0) {
            freeNs[worker] = dueNs;
        }
        Lie lie = lies.of(order);
        int status = lie == Lie.RECOVERED ? Wire.REFUSED : Wire.DONE;
        long answeredNs = frozen(dueNs, t0Ns);
        return new Fate(answeredNs, status, told(lie, later(effects, answeredNs - dueNs)));
    }

    private int firstFree() {
        int first = 0;
        for (int worker = 1; worker < freeNs.length; worker++) {
            if (freeNs[worker] < freeNs[first]) {
                first = worker;
            }
        }
        return first;
    }

    private long frozen(long dueNs, long t0Ns) {
        if (placed.what().shape() instanceof Shape.ServerFreeze(var from, var length)) {
            long fromNs = t0Ns + placed.window().fromNs() + from.toNanos();
            long toNs = fromNs + length.toNanos();
            return dueNs >= fromNs && dueNs < toNs ? toNs : dueNs;
        }
        return dueNs;
    }

    private static List<Effect> told(Lie lie, List<Effect> effects) {
        return switch (lie) {
            case NONE, RECOVERED -> effects;
            case LOST -> List.of();
            case PARTIAL -> effects.subList(0, 1);
            case DUPLICATED -> {
                List<Effect> twice = new ArrayList<>(effects);
                Effect once = effects.get(1);
                twice.add(
                        new Effect(
                                once.order(),
                                once.system(),
                                2,
                                once.startNs(),
                                once.endNs(),
                                once.worker()));
                yield List.copyOf(twice);
            }
        };
    }

    private static List<Effect> later(List<Effect> effects, long byNs) {
        return effects.stream().map(effect -> later(effect, byNs)).toList();
    }

    /** The same effect, ended that much later. */
    static Effect later(Effect effect, long byNs) {
        return new Effect(
                effect.order(),
                effect.system(),
                effect.attempt(),
                effect.startNs(),
                effect.endNs() + byNs,
                effect.worker());
    }
}
