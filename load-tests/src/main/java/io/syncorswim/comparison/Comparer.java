package io.syncorswim.comparison;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Compared;
import io.syncorswim.analysis.Sampled;
import io.syncorswim.analysis.SampledRun;
import io.syncorswim.analysis.Validity;
import io.syncorswim.comparison.RunComparison.Side;
import io.syncorswim.statistics.Difference;
import io.syncorswim.statistics.Holm;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares the cells of two runs, figure by figure.
 *
 * <p>Runs of the same seed and workload were offered the same orders, so they are compared order
 * block by order block; others as two samples that have nothing in common. All changes of two runs
 * are one family: the chance that even one of them is found where there is none is 5% (Holm 1979).
 */
public final class Comparer {
    private final SampledRun first;
    private final SampledRun second;
    private final List<Mismatch> mismatches;
    private final boolean isPaired;

    private Comparer(SampledRun first, SampledRun second) {
        this.first = first;
        this.second = second;
        this.mismatches = Likeness.of(first, second);
        this.isPaired =
                first.experiment().seed() == second.experiment().seed()
                        && mismatches.stream().noneMatch(one -> one.what().equals("workload"));
    }

    /**
     * Compares two runs, alike or not.
     *
     * @param firstName, secondName the names of their directories
     */
    public static RunComparison compare(
            SampledRun first, String firstName, SampledRun second, String secondName) {
        Comparer comparer = new Comparer(first, second);
        return new RunComparison(
                RunComparison.SCHEMA,
                second.analysis().generator(),
                side(firstName, first),
                side(secondName, second),
                comparer.isPaired,
                comparer.mismatches,
                comparer.caveats(),
                comparer.changes());
    }

    private static Side side(String directory, SampledRun sampled) {
        Analysis analysis = sampled.analysis();
        Analysis.RunInfo run = analysis.run();
        return new Side(
                directory,
                run.name(),
                run.startedAt(),
                run.command(),
                analysis.generator(),
                run.broker(),
                run.seed(),
                repetitions(sampled),
                analysis.validity(),
                analysis.complete());
    }

    /**
     * Of the cell that was recorded least: a run that was cut short has fewer than were planned.
     */
    private static int repetitions(SampledRun run) {
        return run.cells().stream()
                .mapToInt(cell -> cell.resampled().repetitions())
                .min()
                .orElse(0);
    }

    private List<String> caveats() {
        List<String> caveats = new ArrayList<>();
        for (Mismatch mismatch : mismatches) {
            caveats.add(
                    "The runs differ in %s: %s in the first, %s in the second."
                            .formatted(mismatch.what(), mismatch.first(), mismatch.second()));
        }
        if (Math.min(repetitions(first), repetitions(second)) <= 1) {
            caveats.add(
                    "A run of one repetition tells nothing of how runs vary: what is called a"
                        + " change here is more than the variation within its trials, and may still"
                        + " be no more than one day's difference from another.");
        }
        for (SampledRun run : List.of(first, second)) {
            String which = run.equals(first) ? "first" : "second";
            if (!run.analysis().complete()) {
                caveats.add("The %s run is incomplete.".formatted(which));
            }
            if (run.analysis().validity() != Validity.VALID) {
                caveats.add(
                        "The %s run is %s; its own report says why."
                                .formatted(which, run.analysis().validity()));
            }
        }
        return caveats;
    }

    private List<Change> changes() {
        List<Pair> pairs = new ArrayList<>();
        for (Sampled one : first.cells()) {
            Optional<Sampled> other = find(second, one.cell());
            for (Compared compared : Compared.values()) {
                pairs.add(pair(compared, one, other.orElse(null)));
            }
        }
        for (Sampled other : second.cells()) {
            if (find(first, other.cell()).isEmpty()) {
                pairs.add(pair(Compared.COMPLETED_P99, null, other));
            }
        }
        List<Pair> told = pairs.stream().filter(pair -> pair.difference() != null).toList();
        double[] adjusted =
                Holm.adjusted(
                        told.stream()
                                .map(pair -> Objects.requireNonNull(pair.difference()).p())
                                .toList());
        return pairs.stream()
                .map(pair -> {
                    int index = told.indexOf(pair);
                    return index < 0 ? pair.untold() : pair.told(adjusted[index]);
                })
                .toList();
    }

    private Pair pair(Compared compared, @Nullable Sampled one, @Nullable Sampled other) {
        Double mine = one == null ? null : compared.of(one.cell());
        Double theirs = other == null ? null : compared.of(other.cell());
        Difference difference = null;
        if (one != null
                && other != null
                && mine != null
                && theirs != null
                && one.cell().validity() != Validity.INVALID
                && other.cell().validity() != Validity.INVALID) {
            difference =
                    isPaired
                            ? Difference.paired(
                                    compared.figure(),
                                    other.resampled(),
                                    theirs,
                                    one.resampled(),
                                    mine)
                            : Difference.unpaired(
                                    compared.figure(),
                                    other.resampled(),
                                    theirs,
                                    one.resampled(),
                                    mine);
        }
        return new Pair(
                compared,
                one == null ? null : one.cell(),
                other == null ? null : other.cell(),
                difference);
    }

    private static Optional<Sampled> find(SampledRun run, Cell like) {
        return run.cells().stream()
                .filter(sampled -> {
                    Cell cell = sampled.cell();
                    return cell.pattern().equals(like.pattern())
                            && cell.policy().equals(like.policy())
                            && cell.scenario().equals(like.scenario());
                })
                .findFirst();
    }
}
