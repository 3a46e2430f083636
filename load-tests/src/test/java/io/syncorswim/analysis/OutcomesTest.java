package io.syncorswim.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.analysis.Analysis.Outcome;
import io.syncorswim.ledger.Belief;
import io.syncorswim.ledger.Books;
import io.syncorswim.ledger.History;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class OutcomesTest {
    private static final Recovery BACK = new Recovery(1.0, "");
    private static final Recovery GONE = new Recovery(null, "");

    private static Books books(
            long complete, long duplicated, long lost, long refused, long failedPartial) {
        return Books.of(
                Map.of(
                        new History(Belief.ACCEPTED, 1, 1, 1), complete,
                        new History(Belief.ACCEPTED, 1, 2, 1), duplicated,
                        new History(Belief.ACCEPTED, 1, 1, 0), lost,
                        new History(Belief.REFUSED, 0, 0, 0), refused,
                        new History(Belief.FAILED, 1, 0, 0), failedPartial));
    }

    @ParameterizedTest(name = "{0} done, {1} twice, {2} lost, {3} refused, {4} partial: {6}, {7}")
    @CsvSource(
            delimiter = '|',
            value = {
                "10000|0|0|0   |0  |0.99|SWAM|completed all of 10,000 orders, 99.0% within the"
                        + " objective",
                "9990 |0|0|10  |0  |0.99|SWAM|completed 9,990 of 10,000 orders, 99.0% within the"
                        + " objective",
                "9989 |0|0|11  |0  |0.99|STRUGGLED|completed 9,989 of 10,000 orders",
                "10000|0|0|0   |0  |0.98|STRUGGLED|only 98.0% within the objective",
                "9999 |0|0|0   |1  |1.00|STRUGGLED|left 1 partial",
                "9999 |1|0|0   |0  |1.00|STRUGGLED|did 1 more than once",
                "9000 |0|0|1000|0  |0.90|STRUGGLED|completed 9,000 of 10,000 orders and only 90.0%"
                        + " within the objective",
                "8999 |0|0|1001|0  |0.90|SANK|completed only 8,999 of 10,000 orders",
                "9999 |0|1|0   |0  |1.00|SANK|lost 1 of 10,000 orders",
            })
    void the_figures_decide(
            long complete,
            long duplicated,
            long lost,
            long refused,
            long partial,
            double good,
            Outcome outcome,
            String reason) {
        Outcomes found =
                Outcomes.of(books(complete, duplicated, lost, refused, partial), good, BACK);
        assertThat(found.outcome()).isEqualTo(outcome);
        assertThat(found.reason()).isEqualTo(reason);
    }

    @Test
    void doing_everything_late_is_struggling_even_when_the_load_ends_first() {
        assertThat(Outcomes.of(books(10_000, 0, 0, 0, 0), 0.5, GONE).outcome())
                .isEqualTo(Outcome.STRUGGLED);
    }

    @Test
    void turning_orders_away_until_the_load_ends_is_sinking() {
        Outcomes outcome = Outcomes.of(books(9_500, 0, 0, 500, 0), 0.9, GONE);
        assertThat(outcome.outcome()).isEqualTo(Outcome.SANK);
        assertThat(outcome.reason()).isEqualTo("had not recovered when the load ended");
    }

    @Test
    void of_no_orders_nothing_is_said() {
        assertThat(Outcomes.of(Books.of(Map.of()), 0, BACK).reason()).contains("no order");
    }
}
