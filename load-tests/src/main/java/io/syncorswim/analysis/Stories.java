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
import java.util.Collections;
import java.util.Comparator;
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
        List<Cell> cells = all.stream().filter(cell -> cell.ledger().offered() > 0).toList();
        List<String> sentences = new ArrayList<>();
        for (Cell cell : cells) {
            sentences.add(fate(scenario, cell));
            if (!cell.faults().isEmpty() || cell.worstBacklog() >= BACKLOG_WORTH_TELLING) {
                sentences.add(aftermath(cell));
            }
        }
        if (!cells.isEmpty()) {
            latencies(cells, sentences);
            extremes(cells, sentences);
            losses(cells, sentences);
        }
        return new Story(scenario, sentences);
    }

    /** "Through the spike chain completed 1,268 of 1,480 orders, refused 212 and lost none." */
    private static String fate(String scenario, Cell cell) {
        Ledger books = cell.ledger();
        List<String> parts = new ArrayList<>();
        parts.add(
                books.complete() == books.offered()
                        ? "completed all " + count(books.offered(), "order")
                        : "completed %s of %s"
                                .formatted(
                                        number(books.complete()), count(books.offered(), "order")));
        some(parts, "refused %s", books.refused());
        some(parts, "failed %s", books.failed());
        some(parts, "left the users of %s without an answer", books.unknown());
        some(parts, "left %s half done", books.partial());
        some(parts, "did %s more than once", books.duplicated());
        parts.add(books.lost() == 0 ? "lost none" : "lost " + number(books.lost()));
        return "%s %s %s.".formatted(when(scenario, cell), name(cell), Words.list(parts));
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
                        ? " and was never drained"
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

    private static void extremes(List<Cell> cells, List<String> sentences) {
        Comparator<Cell> byGoodShare = Comparator.comparingDouble(Cell::goodShare);
        Cell best = Collections.max(cells, byGoodShare);
        Cell worst = Collections.min(cells, byGoodShare);
        String most = Words.percent(best.goodShare());
        String least = Words.percent(worst.goodShare());
        if (!most.equals(least)) {
            sentences.add(
                    "In this run %s completed the largest share of its orders within the objective (%s), %s the smallest (%s)."
                            .formatted(name(best), most, name(worst), least));
        }
    }

    private static void losses(List<Cell> cells, List<String> sentences) {
        long lost = cells.stream().mapToLong(cell -> cell.ledger().lost()).sum();
        if (lost == 0) {
            sentences.add("No accepted order was lost.");
        }
    }
}
