package io.syncorswim.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A cell's blocks, and what becomes of its figures when they or its repetitions are drawn anew. */
final class Resampling {
    private final List<Repetition> repetitions;
    private final List<List<RankedBlock>> ranked = new ArrayList<>();
    private final Axis axis;

    Resampling(List<Repetition> repetitions) {
        this.repetitions = List.copyOf(repetitions);
        axis =
                new Axis(
                        repetitions.stream()
                                .flatMap(repetition -> repetition.blocks().stream())
                                .flatMap(block -> Stream.of(block.responses(), block.completions()))
                                .toList());
        for (Repetition repetition : repetitions) {
            ranked.add(
                    repetition.blocks().stream()
                            .map(block -> RankedBlock.of(block, axis))
                            .toList());
        }
    }

    /** All blocks, repetition by repetition. */
    List<RankedBlock> blocks() {
        return ranked.stream().flatMap(List::stream).toList();
    }

    /** The cell as it is. */
    Tally whole() {
        return sum(blocks());
    }

    /** Blocks drawn within each phase of each repetition. */
    Replicates within(int replicates, Draws draws) {
        Replicates values = new Replicates(replicates);
        Tally tally = new Tally(axis);
        for (int replicate = 0; replicate < replicates; replicate++) {
            tally.clear();
            for (int i = 0; i < ranked.size(); i++) {
                double[] weights = draws.blocks(replicate, repetitions.get(i));
                for (int block = 0; block < weights.length; block++) {
                    tally.add(ranked.get(i).get(block), weights[block]);
                }
            }
            tally.keep(values, replicate);
        }
        return values;
    }

    /** Repetitions drawn with all that is in them; nothing but zeros for a single one. */
    Replicates between(int replicates, Draws draws) {
        Replicates values = new Replicates(replicates);
        if (ranked.size() < 2) {
            return values;
        }
        List<Tally> wholes = ranked.stream().map(this::sum).toList();
        Tally tally = new Tally(axis);
        for (int replicate = 0; replicate < replicates; replicate++) {
            double[] weights = draws.repetitions(replicate, wholes.size());
            tally.clear();
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] > 0) {
                    tally.add(wholes.get(i), weights[i]);
                }
            }
            tally.keep(values, replicate);
        }
        return values;
    }

    private Tally sum(List<RankedBlock> blocks) {
        Tally tally = new Tally(axis);
        blocks.forEach(block -> tally.add(block, 1));
        return tally;
    }
}
