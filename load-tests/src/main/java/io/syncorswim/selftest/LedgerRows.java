package io.syncorswim.selftest;

import io.syncorswim.ledger.Belief;
import io.syncorswim.ledger.Books;
import io.syncorswim.ledger.Happened;

import java.util.List;

/** Lies of the server's that were planted, against the books: each must be found, and no other. */
final class LedgerRows {
    private static final String BASIS = "planted in so many orders, chosen by the seed";

    private LedgerRows() {}

    static List<Row> of(Shape.Planted planted, Observed observed) {
        Books books = observed.books();
        long orders = observed.placed().orders();
        long effects =
                3 * orders - 3L * planted.lost() + planted.duplicated() - 2L * planted.partial();
        return List.of(
                row("accepted", orders - planted.recovered(), books.of(Belief.ACCEPTED)),
                row("refused", planted.recovered(), books.of(Belief.REFUSED)),
                row("without any effect", planted.lost(), books.of(Happened.NOTHING)),
                row("duplicated", planted.duplicated(), books.of(Happened.DUPLICATED)),
                row("partial", planted.partial(), books.of(Happened.PARTIAL)),
                row(
                        "lost: accepted and not done everywhere",
                        planted.lost() + planted.partial(),
                        books.lost()),
                row("recovered: refused and yet done", planted.recovered(), books.recovered()),
                row(
                        "complete",
                        orders - planted.lost() - planted.duplicated() - planted.partial(),
                        books.of(Happened.COMPLETE)),
                row("effects in the journals", effects, books.effects()));
    }

    private static Row row(String quantity, long predicted, long measured) {
        return Row.exactly(quantity, predicted, measured, BASIS);
    }
}
