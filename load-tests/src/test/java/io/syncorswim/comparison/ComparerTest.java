package io.syncorswim.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.analysis.Analyzer;
import io.syncorswim.analysis.MadeUpRun;
import io.syncorswim.comparison.Change.Direction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class ComparerTest {
    private static final MadeUpRun BASELINE = MadeUpRun.calm(4, 1);

    @TempDir Path folder;

    @Test
    void a_run_that_is_slower_by_half_got_worse_in_its_latencies_and_stayed_in_its_shares()
            throws Exception {
        RunComparison comparison = compare(BASELINE, MadeUpRun.calm(4, 2).slowerBy(1.5));

        assertThat(comparison.of(Direction.WORSE))
                .extracting(Change::figure)
                .containsExactly("completed p99", "accepted p99");
        assertThat(comparison.of(Direction.SAME))
                .extracting(Change::figure)
                .containsExactly("completed share", "good share");
        assertThat(comparison.of(Direction.WORSE))
                .allSatisfy(change -> {
                    assertThat(change.value()).isBetween(1.3, 1.7);
                    assertThat(change.worseningPercent()).isBetween(30.0, 70.0);
                    assertThat(change.sentence())
                            .startsWith("chain in steady: ")
                            .contains("got worse");
                });
        assertThat(comparison.regressions(5)).hasSize(2);
        assertThat(comparison.regressions(90)).isEmpty();
    }

    @Test
    void the_other_way_round_it_got_better() throws Exception {
        RunComparison comparison = compare(BASELINE.slowerBy(1.5), MadeUpRun.calm(4, 2));

        assertThat(comparison.of(Direction.BETTER))
                .extracting(Change::figure)
                .containsExactly("completed p99", "accepted p99");
        assertThat(comparison.regressions(0)).isEmpty();
    }

    @Test
    void runs_that_differ_by_chance_alone_show_no_significant_difference() throws Exception {
        RunComparison comparison = compare(BASELINE, MadeUpRun.calm(4, 2));

        assertThat(comparison.changes()).hasSize(4);
        assertThat(comparison.of(Direction.SAME)).hasSize(4);
        assertThat(comparison.mismatches()).isEmpty();
        assertThat(comparison.isPaired()).isTrue();
        assertThat(comparison.caveats()).isEmpty();
    }

    @Test
    void another_broker_is_a_mismatch_and_a_caveat() throws Exception {
        RunComparison comparison =
                compare(BASELINE, MadeUpRun.calm(4, 2).through("Apache Qpid Broker-J"));

        assertThat(comparison.mismatches())
                .containsExactly(new Mismatch("broker", "RabbitMQ 3.10", "Apache Qpid Broker-J"));
        assertThat(comparison.caveats()).hasSize(1).first().asString().contains("broker");
    }

    @Test
    void one_repetition_is_said_to_tell_nothing_of_how_runs_vary() throws Exception {
        RunComparison comparison = compare(MadeUpRun.calm(1, 1), MadeUpRun.calm(1, 2));

        assertThat(comparison.caveats()).hasSize(1).first().asString().contains("one repetition");
    }

    @Test
    void comparing_writes_nothing_into_the_runs() throws Exception {
        Path one = BASELINE.write(folder.resolve("one"));
        List<Path> before = files(one);

        Comparer.compare(Analyzer.sample(one), "one", Analyzer.sample(one), "one");

        assertThat(files(one)).isEqualTo(before);
    }

    private RunComparison compare(MadeUpRun first, MadeUpRun second) throws Exception {
        Path one = first.write(folder.resolve("one"));
        Path other = second.write(folder.resolve("other"));
        return Comparer.compare(Analyzer.sample(one), "one", Analyzer.sample(other), "other");
    }

    private static List<Path> files(Path directory) throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted().toList();
        }
    }
}
