package io.syncorswim.selftest;

import io.syncorswim.selftest.Programme.Placed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Which orders the server lies about, and how: chosen by the seed, exactly as many as asked for.
 */
final class Lies {
    /** What is wrong with an order. */
    enum Lie {
        NONE,
        LOST,
        DUPLICATED,
        PARTIAL,
        RECOVERED
    }

    private final Map<Integer, Lie> byOrder = new HashMap<>();

    Lies(Placed placed, long seed) {
        if (placed.what().shape() instanceof Shape.Planted planted) {
            List<Integer> orders = new ArrayList<>();
            for (int i = 0; i < placed.orders(); i++) {
                orders.add(placed.firstOrder() + i);
            }
            if (orders.size() < planted.all()) {
                throw new IllegalArgumentException(
                        "%d lies do not fit into %d orders"
                                .formatted(planted.all(), orders.size()));
            }
            Collections.shuffle(orders, new Random(seed));
            plant(orders, Lie.LOST, planted.lost());
            plant(orders, Lie.DUPLICATED, planted.duplicated());
            plant(orders, Lie.PARTIAL, planted.partial());
            plant(orders, Lie.RECOVERED, planted.recovered());
        }
    }

    private void plant(List<Integer> orders, Lie lie, int count) {
        for (int i = 0; i < count; i++) {
            byOrder.put(orders.removeLast(), lie);
        }
    }

    /** What is wrong with that order. */
    Lie of(int order) {
        return byOrder.getOrDefault(order, Lie.NONE);
    }
}
