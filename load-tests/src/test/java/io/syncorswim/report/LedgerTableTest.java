package io.syncorswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.analysis.Analysis.Ledger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class LedgerTableTest {
    @ParameterizedTest
    @CsvSource({
        "accepted, complete, NONE",
        "accepted, duplicated, DUPLICATED",
        "accepted, partial, LOST",
        "accepted, nothing, LOST",
        "refused, complete, RECOVERED",
        "failed, partial, HALF_DONE",
        "unknown, complete, RECOVERED",
        "unknown, duplicated, RECOVERED_TWICE",
        "unknown, nothing, NONE"
    })
    void each_place_of_the_ledger_is_marked_for_what_it_means(
            String belief, String happened, LedgerTable.Mark mark) {
        LedgerTable table = LedgerTable.of(ledger(List.of(new Ledger.Row(belief, happened, 7)), 7));
        List<LedgerTable.Amount> taken =
                table.lines().stream()
                        .flatMap(line -> line.amounts().stream())
                        .filter(amount -> amount.orders() > 0)
                        .toList();
        assertThat(taken).containsExactly(new LedgerTable.Amount(7, mark));
    }

    @Test
    void books_that_add_up_say_so_with_their_sum() {
        LedgerTable table = LedgerTable.of(new SyntheticTrial("chain", "down", 1).ledger());
        assertThat(table.closed()).isTrue();
        assertThat(table.statement())
                .matches(".*accepted \\+ .* = [\\d,]+ offered\\. The books close\\.");
    }

    @Test
    void books_that_do_not_add_up_are_told() {
        Ledger broken = ledger(List.of(new Ledger.Row("accepted", "complete", 7)), 8);
        LedgerTable table = LedgerTable.of(broken);
        assertThat(table.closed()).isFalse();
        assertThat(table.statement())
                .startsWith("The books do not close: 7 accepted")
                .contains("8 were offered");
    }

    private static Ledger ledger(List<Ledger.Row> rows, long offered) {
        return new Ledger(rows, offered, offered, 0, 0, 0, offered, 0, 0, 0, 0, 0, 0);
    }
}
