package io.syncorswim.analysis;

import static io.syncorswim.analysis.Words.count;
import static io.syncorswim.analysis.Words.ms;
import static io.syncorswim.analysis.Words.number;
import static io.syncorswim.analysis.Words.seconds;

import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Ledger;
import io.syncorswim.analysis.Analysis.Story;
import io.syncorswim.experiment.Trial;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened in one scenario, in sentences computed from the figures of this run; none of them
 * claims anything of another.
 */
final class Stories {
    /** A backlog that a system with free workers has anyway is no story. */
    private static final long BACKLOG_WORTH_TELLING = 50;

    /** What was in flight when the load ended is no backlog. */
    private static final double SHORTEST_DRAIN_S = 0.05;

    private Stories() {}

    /** The story of the cells of one scenario, one per pattern and policy. */
    static Story of(String scenario, List<Cell> all) {
        // A trial that left no orders has no story; why that is so stands in its verdict.
        List<Cell> cells =
                all.stream()
                        .filter(cell -> cell.validity() != Validity.INVALID)
                        .filter(cell -> cell.ledger().offered() > 0)
                        .toList();
        List<String> sentences = new ArrayList<>();
        for (Cell cell : all) {
            if (cell.validity() == Validity.INVALID) {
                sentences.add(
                        "What %s did is not told: its measurement is INVALID."
                                .formatted(name(cell)));
            }
        }
        for (Cell cell : cells) {
            sentences.add(fate(scenario, cell));
            if (!cell.faults().isEmpty() || cell.worstBacklog() >= BACKLOG_WORTH_TELLING) {
                sentences.add(aftermath(cell));
            }
        }
        if (!cells.isEmpty()) {
            latencies(cells, sentences);
            goodShares(cells, sentences);
            losses(cells, sentences);
        }
        return new Story(scenario, sentences);
    }

    /**
     * "Through the spike chain accepted 1,268 of 1,480 orders and refused 212; it completed 1,268
     * and left 212 undone." What users were told comes first and adds up to all orders, then what
     * was done, which adds up to all of them again.
     */
    private static String fate(String scenario, Cell cell) {
        Ledger books = cell.ledger();
        long offered = books.offered();
        if (books.accepted() == offered && books.complete() == offered) {
            return "%s %s accepted and completed all %s."
                    .formatted(when(scenario, cell), name(cell), count(offered, "order"));
        }
        List<String> told = new ArrayList<>();
        told.add("accepted %s of %s".formatted(number(books.accepted()), count(offered, "order")));
        some(told, "refused %s", books.refused());
        some(told, "failed %s", books.failed());
        some(told, "left the users of %s without an answer", books.unknown());
        List<String> done = new ArrayList<>();
        done.add("completed " + number(books.complete()));
        some(done, "did %s more than once", books.duplicated());
        some(done, "left %s half done", books.partial());
        some(done, "left %s undone", books.nothing());
        String recovered =
                books.recovered() == 0
                        ? ""
                        : "; %s done though not accepted"
                                .formatted(were(books.recovered(), "order"));
        return "%s %s %s; it %s%s."
                .formatted(
                        when(scenario, cell),
                        name(cell),
                        Words.list(told),
                        Words.list(done),
                        recovered);
    }

    /** {@code 1 order was}, {@code 2 orders were}. */
    private static String were(long orders, String noun) {
        return count(orders, noun) + (orders == 1 ? " was" : " were");
    }

    private static void some(List<String> parts, String words, long orders) {
        if (orders > 0) {
            parts.add(words.formatted(number(orders)));
        }
    }

    private static String when(String scenario, Cell cell) {
        List<String> kinds = cell.faults().stream().map(Analysis.Band::kind).distinct().toList();
        if (kinds.size() != 1) {
            return kinds.isEmpty() ? "With no fault" : "Through " + scenario;
        }
        return switch (kinds.getFirst()) {
            case "spike" -> "Through the spike";
            case "slow" -> "Through the slowness";
            case "failing" -> "Through the failures";
            case "down" -> "Through the outage";
            default -> "Through " + scenario;
        };
    }

    private static String name(Cell cell) {
        return cell.policy().equals(Trial.PLAIN)
                ? cell.pattern()
                : cell.pattern() + " with " + cell.policy();
    }

    /** "Messaging's backlog peaked at 903 orders and was drained 9.2 s after the load ended." */
    private static String aftermath(Cell cell) {
        Double drain = cell.drainS();
        String drained =
                drain == null
                        ? ", and %s never complete"
                                .formatted(were(cell.ledger().lost(), "accepted order"))
                        : drain < SHORTEST_DRAIN_S
                                ? ""
                                : " and was drained " + seconds(drain) + " after the load ended";
        String backlog =
                "%s's backlog peaked at %s%s"
                        .formatted(
                                Words.capital(name(cell)),
                                count(cell.worstBacklog(), "order"),
                                drained);
        return cell.faults().isEmpty() ? backlog + "." : backlog + "; " + recovery(cell) + ".";
    }

    private static String recovery(Cell cell) {
        Double seconds = cell.timeToRecoverS();
        if (seconds == null) {
            return "its goodput was not back in the baseline band when the load ended";
        }
        return seconds == 0
                ? "its goodput was in the baseline band as soon as the fault ended"
                : "its goodput was back in the baseline band %s after the fault ended"
                        .formatted(seconds(seconds));
    }

    /** Accepted and completed stand side by side, so that no pattern hides behind one of them. */
    private static void latencies(List<Cell> cells, List<String> sentences) {
        List<String> answered = new ArrayList<>();
        List<String> done = new ArrayList<>();
        for (Cell cell : cells) {
            Double response = cell.response().p99();
            Double completion = cell.completion().p99();
            if (response != null && completion != null) {
                answered.add("%s by %s".formatted(ms(response), name(cell)));
                done.add("%s by %s".formatted(ms(completion), name(cell)));
            }
        }
        if (!answered.isEmpty()) {
            sentences.add(
                    "99 of 100 accepted orders were answered within %s; 99 of 100 complete ones were done within %s."
                            .formatted(Words.list(answered), Words.list(done)));
        }
    }

    /** Figures alone: which differences are more than chance is told beside their intervals. */
    private static void goodShares(List<Cell> cells, List<String> sentences) {
        List<String> shares =
                cells.stream()
                        .map(cell ->
                                "%s by %s".formatted(Words.percent(cell.goodShare()), name(cell)))
                        .toList();
        if (cells.stream().anyMatch(cell -> cell.goodShare() < 1)) {
            sentences.add("Accepted and done within the objective: " + Words.list(shares) + ".");
        }
    }

    private static void losses(List<Cell> cells, List<String> sentences) {
        if (cells.stream().allMatch(cell -> cell.ledger().lost() == 0)) {
            sentences.add("No accepted order was lost.");
            return;
        }
        List<String> losses = new ArrayList<>();
        for (Cell cell : cells) {
            long lost = cell.ledger().lost();
            losses.add("%s by %s".formatted(lost == 0 ? "none" : number(lost), name(cell)));
        }
        sentences.add("Accepted and lost: %s.".formatted(Words.list(losses)));
    }
}
