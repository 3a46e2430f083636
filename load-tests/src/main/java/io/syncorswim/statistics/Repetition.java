package io.syncorswim.statistics;

import java.util.List;

/**
 * One repetition of a cell, cut into blocks.
 *
 * @param number from 1; repetitions of the same number were offered the same orders, whatever the
 *     pattern
 * @param blocks in the order of time, the empty ones too: their number and strata follow the plan,
 *     so that they are the same for every pattern
 */
public record Repetition(int number, List<Block> blocks) {
    public Repetition {
        blocks = List.copyOf(blocks);
        for (int i = 1; i < blocks.size(); i++) {
            if (blocks.get(i).stratum() < blocks.get(i - 1).stratum()) {
                throw new IllegalArgumentException("the strata of blocks must ascend");
            }
        }
    }
}
