package io.syncorswim.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Second;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Scenario;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** SQL against the plainest Java that computes the same from the same random orders. */
class ExactnessTest {
    private static final Experiment EXPERIMENT =
            RunFixture.experiment(Pattern.MESSAGING, new Scenario("steady", List.of()), 1);

    @TempDir Path results;

    private record Told(long sentMs, long settledMs) {}

    @ParameterizedTest(name = "{0} orders")
    @ValueSource(ints = {1, 2, 99, 100, 101, 1_000})
    void percentiles_and_backlogs_are_those_of_a_sorted_list(int orders) throws Exception {
        Random random = new Random(orders);
        RunFixture fixture = RunFixture.of(EXPERIMENT, 1).quietLab();
        List<Told> told = new ArrayList<>();
        List<Long> completions = new ArrayList<>();
        for (int order = 0; order < orders; order++) {
            long intended = 1_000 + 4_000L * order / orders;
            long sent = intended + random.nextInt(3);
            long done = sent + 3 + random.nextInt(900);
            // On the very stroke of a second an order would belong to both.
            done += done % 1_000 == 0 ? 1 : 0;
            fixture.order(intended, sent, sent + 2, 202).done(done);
            told.add(new Told(sent, done));
            completions.add(done - intended);
        }
        RunFixture.writeEnvironment(results, true);
        fixture.write(results);
        completions.sort(null);

        Cell cell = Analyzer.analyze(results, EXPERIMENT).cells().getFirst();

        assertThat(cell.completion().p50()).isEqualTo(nearestRank(completions, 500));
        assertThat(cell.completion().p75()).isEqualTo(nearestRank(completions, 750));
        assertThat(cell.completion().p90()).isEqualTo(nearestRank(completions, 900));
        assertThat(cell.completion().p95()).isEqualTo(nearestRank(completions, 950));
        assertThat(cell.completion().p99()).isEqualTo(nearestRank(completions, 990));
        assertThat(cell.completion().p999()).isEqualTo(nearestRank(completions, 999));
        assertThat(cell.completion().max()).isEqualTo(nearestRank(completions, 1_000));
        assertThat(cell.worstBacklog()).isEqualTo(most(told, 0, 9_000));
        for (Second second : cell.series()) {
            long from = (long) (second.atS() * 1_000);
            assertThat(second.backlog()).as("at %d", from).isEqualTo(most(told, from, from + 999));
        }
    }

    /** The smallest value that at least so many thousandths of all do not exceed. */
    private static double nearestRank(List<Long> sorted, long thousandths) {
        long rank = (thousandths * sorted.size() + 999) / 1_000;
        return sorted.get((int) rank - 1);
    }

    private static long most(List<Told> told, long fromMs, long toMs) {
        long most = 0;
        for (long at = fromMs; at <= toMs; at++) {
            long now = at;
            most =
                    Math.max(
                            most,
                            told.stream()
                                    .filter(t -> t.sentMs() <= now && t.settledMs() > now)
                                    .count());
        }
        return most;
    }
}
