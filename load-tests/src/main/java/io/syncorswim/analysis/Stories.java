package io.syncorswim.analysis;

import static io.syncorswim.analysis.Words.count;
import static io.syncorswim.analysis.Words.ms;
import static io.syncorswim.analysis.Words.number;
import static io.syncorswim.analysis.Words.seconds;

import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Ledger;
import io.syncorswim.analysis.Analysis.Story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What happened in one scenario, in sentences computed from the figures of this run; none of them
 * claims anything of another.
 */
final class Stories {
    /** A backlog that a system with free workers has anyway is no story. */
    private static final long BACKLOG_WORTH_TELLING = 50;

    private Stories() {}

    /** The story of the cells of one scenario, one per pattern and policy. */
    static Story of(String scenario, List<Cell> cells) {
        List<String> sentences = new ArrayList<>();
        for (Cell cell : cells) {
            sentences.add(fate(scenario, cell));
            if (!cell.faults().isEmpty() || cell.worstBacklog() >= BACKLOG_WORTH_TELLING) {
                sentences.add(aftermath(cell));
            }
        }
        if (!cells.isEmpty()) {
            latencies(cells, sentences);
            losses(cells, sentences);
        }
        return new Story(scenario, sentences);
    }

    /** "During the spike chain completed 1,268 of 1,480 orders, refused 212 and lost none." */
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
            return cell.faults().isEmpty() ? "In calm" : "Through " + scenario;
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
        return cell.policy().equals(io.syncorswim.experiment.Trial.PLAIN)
                ? cell.pattern()
                : cell.pattern() + " with " + cell.policy();
    }

    /** "Its backlog peaked at 903 orders and was drained 9.2 s after the load ended." */
    private static String aftermath(Cell cell) {
        List<String> parts = new ArrayList<>();
        Double drain = cell.drainS();
        String peak = "backlog peaked at " + count(cell.worstBacklog(), "order");
        if (drain == null) {
            parts.add(peak + ", and was never drained");
        } else if (drain > 0) {
            parts.add(
                    "%s, of which the last was done %s after the load ended"
                            .formatted(peak, seconds(drain)));
        } else {
            parts.add(peak);
        }
        Double recovered = cell.timeToRecoverS();
        if (cell.faults().isEmpty()) {
            return Words.capital(name(cell)) + "'s " + parts.getFirst() + ".";
        }
        String goodput =
                recovered == null
                        ? "its goodput was not back in the baseline band when the load ended"
                        : recovered == 0
                                ? "its goodput was in the baseline band as soon as the fault ended"
                                : "its goodput was back in the baseline band %s after the fault ended"
                                        .formatted(seconds(recovered));
        return "%s's %s; %s.".formatted(Words.capital(name(cell)), parts.getFirst(), goodput);
    }

    /** Accepted and completed stand side by side, so that neither pattern hides behind one. */
    private static void latencies(List<Cell> cells, List<String> sentences) {
        List<String> parts = new ArrayList<>();
        for (Cell cell : cells) {
            Double answered = cell.response().p99();
            Double done = cell.completion().p99();
            if (answered != null && done != null) {
                parts.add(
                        "%s after %s and done after %s"
                                .formatted(name(cell), ms(answered), ms(done)));
            }
        }
        if (!parts.isEmpty()) {
            sentences.add(
                    "Of every 100 accepted orders 99 were answered, and of every 100 complete ones"
                            + " 99 done, within: "
                            + String.join("; ", parts)
                            + ".");
        }
        extreme(cells, sentences);
    }

    private static void extreme(List<Cell> cells, List<String> sentences) {
        if (cells.size() < 2) {
            return;
        }
        ToDoubleFunction<Cell> good = Cell::goodShare;
        List<Cell> sorted = new ArrayList<>(cells);
        sorted.sort(
                Collections.reverseOrder((a, b) -> Double.compare(a.goodShare(), b.goodShare())));
        Cell best = sorted.getFirst();
        Cell worst = sorted.getLast();
        if (good.applyAsDouble(best) > good.applyAsDouble(worst)) {
            sentences.add(
                    "In this run %s completed the largest share of its orders within the objective (%s), %s the smallest (%s)."
                            .formatted(
                                    name(best),
                                    Words.percent(best.goodShare()),
                                    name(worst),
                                    Words.percent(worst.goodShare())));
        }
    }

    private static void losses(List<Cell> cells, List<String> sentences) {
        long lost = cells.stream().mapToLong(cell -> cell.ledger().lost()).sum();
        if (lost == 0) {
            sentences.add("No accepted order was lost.");
        }
    }
}
