package io.syncorswim.statistics;

/** A block with the ranks of its durations in the cell. */
record RankedBlock(Block block, Ranked responses, Ranked completions) {
    static RankedBlock of(Block block, Axis axis) {
        return new RankedBlock(
                block, new Ranked(block.responses(), axis), new Ranked(block.completions(), axis));
    }
}
