package io.syncorswim.report;

import io.syncorswim.analysis.Analysis.Ledger;
import io.syncorswim.ledger.Belief;
import io.syncorswim.ledger.Happened;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A ledger as the table that people read: a line per belief, a column per thing that happened, sums
 * on both edges.
 *
 * @param totals of the columns, in the order of {@link Happened}
 * @param closed whether every sum agrees with the ledger's own, down to the offered orders
 */
record LedgerTable(List<Line> lines, List<Long> totals, long total, Ledger ledger, boolean closed) {
    /** All orders of one belief; amounts in the order of {@link Happened}. */
    record Line(Belief belief, List<Amount> amounts, long sum) {}

    /** Orders of one belief to which one thing happened. */
    record Amount(long orders, Mark mark) {}

    /** What is noteworthy about a place in the ledger; nothing is when no order is there. */
    enum Mark {
        NONE(""),
        LOST("lost"),
        DUPLICATED("duplicated"),
        RECOVERED("recovered"),
        RECOVERED_TWICE("recovered, duplicated"),
        HALF_DONE("half done");

        private final String word;

        Mark(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        String cssClass() {
            return this == NONE ? "" : "m-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static LedgerTable of(Ledger ledger) {
        List<Line> lines = Arrays.stream(Belief.values()).map(one -> line(ledger, one)).toList();
        List<Long> totals = new ArrayList<>();
        for (int column = 0; column < Happened.values().length; column++) {
            int at = column;
            totals.add(lines.stream().mapToLong(line -> line.amounts().get(at).orders()).sum());
        }
        long total = lines.stream().mapToLong(Line::sum).sum();
        boolean closed = isClosed(ledger, lines, totals, total);
        return new LedgerTable(lines, List.copyOf(totals), total, ledger, closed);
    }

    /** The sum that must come out as the offered orders, written out, and whether it does. */
    String statement() {
        String sum =
                lines.stream()
                                .map(line -> Figures.count(line.sum()) + " " + line.belief().word())
                                .collect(Collectors.joining(" + "))
                        + " = "
                        + Figures.count(total);
        return closed
                ? sum + " offered. The books close."
                : "The books do not close: "
                        + sum
                        + ", but "
                        + Figures.count(ledger.offered())
                        + " were offered, or a sum of the ledger disagrees.";
    }

    private static Mark mark(Belief belief, Happened happened) {
        return switch (happened) {
            case COMPLETE -> belief == Belief.ACCEPTED ? Mark.NONE : Mark.RECOVERED;
            case DUPLICATED -> belief == Belief.ACCEPTED ? Mark.DUPLICATED : Mark.RECOVERED_TWICE;
            case PARTIAL -> belief == Belief.ACCEPTED ? Mark.LOST : Mark.HALF_DONE;
            case NOTHING -> belief == Belief.ACCEPTED ? Mark.LOST : Mark.NONE;
        };
    }

    private static Line line(Ledger ledger, Belief belief) {
        List<Amount> amounts =
                Arrays.stream(Happened.values())
                        .map(happened -> amount(ledger, belief, happened))
                        .toList();
        return new Line(belief, amounts, amounts.stream().mapToLong(Amount::orders).sum());
    }

    private static Amount amount(Ledger ledger, Belief belief, Happened happened) {
        long orders =
                ledger.rows().stream()
                        .filter(row -> row.belief().equals(belief.word()))
                        .filter(row -> row.happened().equals(happened.word()))
                        .mapToLong(Ledger.Row::orders)
                        .sum();
        return new Amount(orders, orders == 0 ? Mark.NONE : mark(belief, happened));
    }

    private static boolean isClosed(
            Ledger ledger, List<Line> lines, List<Long> totals, long total) {
        List<Long> believed =
                List.of(ledger.accepted(), ledger.refused(), ledger.failed(), ledger.unknown());
        List<Long> happened =
                List.of(ledger.complete(), ledger.duplicated(), ledger.partial(), ledger.nothing());
        return total == ledger.offered()
                && lines.stream().map(Line::sum).toList().equals(believed)
                && totals.equals(happened);
    }
}
