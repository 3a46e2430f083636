package io.syncorswim.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.analysis.Analysis.Band;
import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Outcome;
import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.ledger.Belief;
import io.syncorswim.ledger.Books;
import io.syncorswim.ledger.History;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class StoriesTest {
    private static Percentiles p99(double ms) {
        return new Percentiles(1, ms, ms, ms, ms, ms, ms, ms);
    }

    private static Cell cell(
            String pattern,
            String kind,
            Books books,
            double good,
            double answeredMs,
            double doneMs,
            @Nullable Double recoverS,
            long backlog,
            @Nullable Double drainS) {
        return new Cell(
                pattern,
                "plain",
                kind,
                Validity.VALID,
                Outcome.STRUGGLED,
                "",
                Cells.ledger(books),
                good,
                0,
                p99(answeredMs),
                p99(answeredMs),
                p99(doneMs),
                p99(answeredMs),
                p99(doneMs),
                recoverS,
                "",
                backlog,
                drainS,
                List.of(),
                List.of(),
                kind.equals("steady") ? List.of() : List.of(new Band(kind, kind, 1, 2)),
                NO_INTERVALS);
    }

    private static final Intervals.Latency UNTOLD =
            new Intervals.Latency(null, null, null, null, null, null);
    private static final Intervals NO_INTERVALS =
            new Intervals(1, UNTOLD, UNTOLD, null, null, null);

    private static final Books ALL = Books.of(Map.of(new History(Belief.ACCEPTED, 1, 1, 1), 1480L));
    private static final Books REFUSED =
            Books.of(
                    Map.of(
                            new History(Belief.ACCEPTED, 1, 1, 1), 1268L,
                            new History(Belief.REFUSED, 0, 0, 0), 212L));

    @Test
    void a_spike_is_told_pattern_by_pattern_and_then_compared() {
        List<String> sentences =
                Stories.of(
                                "spike",
                                List.of(
                                        cell(
                                                "chain", "spike", REFUSED, 0.8, 1203, 1203, 0.5,
                                                128, 0.0),
                                        cell(
                                                "messaging",
                                                "spike",
                                                ALL,
                                                0.4,
                                                12,
                                                9312,
                                                null,
                                                903,
                                                9.2)))
                        .sentences();

        assertThat(sentences)
                .containsExactly(
                        "Through the spike chain accepted 1,268 of 1,480 orders and refused 212;"
                                + " it completed 1,268 and left 212 undone.",
                        "Chain's backlog peaked at 128 orders; its goodput was back in the"
                                + " baseline band 0.5 s after the fault ended.",
                        "Through the spike messaging accepted and completed all 1,480 orders.",
                        "Messaging's backlog peaked at 903 orders and was drained 9.2 s after the"
                                + " load ended; its goodput was not back in the baseline band when"
                                + " the load ended.",
                        "99 of 100 accepted orders were answered within 1,203 ms by chain and"
                                + " 12.0 ms by messaging; 99 of 100 complete ones were done within"
                                + " 1,203 ms by chain and 9,312 ms by messaging.",
                        "Accepted and done within the objective: 80.0% by chain and 40.0% by"
                                + " messaging.",
                        "No accepted order was lost.");
    }

    @Test
    void losses_are_told_and_never_denied() {
        Books books =
                Books.of(
                        Map.of(
                                new History(Belief.ACCEPTED, 1, 1, 1), 1L,
                                new History(Belief.ACCEPTED, 1, 0, 1), 1L,
                                new History(Belief.ACCEPTED, 2, 1, 1), 1L,
                                new History(Belief.FAILED, 0, 0, 0), 1L,
                                new History(Belief.UNKNOWN, 0, 0, 0), 1L,
                                new History(Belief.UNKNOWN, 1, 1, 1), 1L));
        List<String> sentences =
                Stories.of("down", List.of(cell("chain", "down", books, 0.2, 1, 1, 0.0, 1, null)))
                        .sentences();

        assertThat(sentences.getFirst())
                .isEqualTo(
                        "Through the outage chain accepted 3 of 6 orders, failed 1 and left the"
                                + " users of 2 without an answer; it completed 2, did 1 more than"
                                + " once, left 1 half done and left 2 undone; 1 order was done"
                                + " though not accepted.");
        assertThat(sentences.get(1))
                .isEqualTo(
                        "Chain's backlog peaked at 1 order, and 1 accepted order was never"
                                + " complete; its goodput was in the baseline band as soon as the"
                                + " fault ended.");
        assertThat(sentences)
                .noneMatch(sentence -> sentence.contains("No accepted order"))
                .endsWith("Accepted and lost: 1 by chain.");
    }

    @Test
    void a_calm_run_needs_few_words() {
        assertThat(
                        Stories.of(
                                        "steady",
                                        List.of(
                                                cell(
                                                        "chain", "steady", ALL, 1, 80, 79, 0.0, 9,
                                                        0.0)))
                                .sentences())
                .containsExactly(
                        "With no fault chain accepted and completed all 1,480 orders.",
                        "99 of 100 accepted orders were answered within 80.0 ms by chain; 99 of 100"
                                + " complete ones were done within 79.0 ms by chain.",
                        "No accepted order was lost.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0%",
        "1, 100%",
        "0.9999, more than 99.9%",
        "0.0001, less than 0.1%",
        "0.5, 50.0%"
    })
    void a_percentage_never_hides_a_single_order(double share, String shown) {
        assertThat(Words.percent(share)).isEqualTo(shown);
    }

    @Test
    void no_cells_make_no_story() {
        assertThat(Stories.of("spike", List.of()).sentences()).isEmpty();
    }
}
