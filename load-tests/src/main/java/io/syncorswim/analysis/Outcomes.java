package io.syncorswim.analysis;

import static io.syncorswim.analysis.Words.count;
import static io.syncorswim.analysis.Words.number;
import static io.syncorswim.analysis.Words.percent;

import io.syncorswim.analysis.Analysis.Outcome;
import io.syncorswim.ledger.Books;
import io.syncorswim.ledger.Happened;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a pattern in a scenario, in a word, and the figures that decided it.
 *
 * <p>It SANK if it broke its word (any accepted order lost), did less than 90% of the orders, or
 * was not back in its baseline band when the load ended and did not do all of them later either. It
 * SWAM if its users noticed nothing to speak of: at least 99.9% done once, 99% of them good,
 * nothing partial or done twice. All between is STRUGGLED: refusing a few at the door, or doing all
 * of them late.
 */
record Outcomes(Outcome outcome, String reason) {
    static Outcomes of(Books books, double goodShare, Recovery recovery) {
        if (books.offered() == 0) {
            return new Outcomes(Outcome.STRUGGLED, "no order was offered: nothing can be said");
        }
        double completed = books.of(Happened.COMPLETE) / (double) books.offered();
        List<String> sank = sank(books, completed, recovery);
        if (!sank.isEmpty()) {
            return new Outcomes(Outcome.SANK, Words.list(sank));
        }
        List<String> struggled = struggled(books, completed, goodShare);
        return struggled.isEmpty()
                ? new Outcomes(
                        Outcome.SWAM,
                        "completed %s of %s, %s within the objective"
                                .formatted(
                                        completedOf(books),
                                        count(books.offered(), "order"),
                                        percent(goodShare)))
                : new Outcomes(Outcome.STRUGGLED, Words.list(struggled));
    }

    private static String completedOf(Books books) {
        long complete = books.of(Happened.COMPLETE);
        return complete == books.offered() ? "all" : number(complete);
    }

    private static List<String> sank(Books books, double completed, Recovery recovery) {
        List<String> reasons = new ArrayList<>();
        if (books.lost() > 0) {
            reasons.add(
                    "lost %s of %s"
                            .formatted(number(books.lost()), count(books.offered(), "order")));
        }
        if (completed < Limits.SANK_COMPLETED) {
            reasons.add(
                    "completed only %s of %s"
                            .formatted(completedOf(books), count(books.offered(), "order")));
        }
        if (recovery.seconds() == null && completed < Limits.SWAM_COMPLETED) {
            reasons.add("had not recovered when the load ended");
        }
        return reasons;
    }

    private static List<String> struggled(Books books, double completed, double goodShare) {
        List<String> reasons = new ArrayList<>();
        if (completed < Limits.SWAM_COMPLETED) {
            reasons.add(
                    "completed %s of %s"
                            .formatted(completedOf(books), count(books.offered(), "order")));
        }
        if (goodShare < Limits.SWAM_GOOD) {
            reasons.add("only %s within the objective".formatted(percent(goodShare)));
        }
        long partial = books.of(Happened.PARTIAL);
        if (partial > 0) {
            reasons.add("left %s partial".formatted(number(partial)));
        }
        long duplicated = books.of(Happened.DUPLICATED);
        if (duplicated > 0) {
            reasons.add("did %s more than once".formatted(number(duplicated)));
        }
        return reasons;
    }
}
