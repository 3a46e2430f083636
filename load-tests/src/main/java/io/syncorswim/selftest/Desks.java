package io.syncorswim.selftest;

import io.syncorswim.selftest.Programme.Placed;

import java.util.NavigableMap;
import java.util.TreeMap;

/** One {@link Desk} per case, found by an order's number. Orders arrive on one thread alone. */
final class Desks {
    private final NavigableMap<Integer, Desk> byFirstOrder = new TreeMap<>();
    private volatile long t0Ns;

    Desks(Programme programme) {
        for (Placed one : programme.placed()) {
            byFirstOrder.put(one.firstOrder(), new Desk(one, programme.seed()));
        }
    }

    /** Says when T0 is; any thread, before the first order. */
    void t0(long ns) {
        t0Ns = ns;
    }

    Desk.Fate arrive(int order, long nowNs) {
        return byFirstOrder.floorEntry(order).getValue().arrive(order, nowNs, t0Ns);
    }
}
