package io.syncorswim.analysis;

import io.syncorswim.analysis.Analysis.Band;
import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Ledger;
import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.analysis.Costs.Window;
import io.syncorswim.experiment.Trial;
import io.syncorswim.ledger.Belief;
import io.syncorswim.ledger.Books;
import io.syncorswim.ledger.Happened;
import io.syncorswim.statistics.Resampled;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The figures of one cell: a pattern under a policy through a scenario, repetitions pooled. */
final class Cells {
    private final Orders orders;
    private final List<TrialRecords> trials;
    private final Load load;

    /** The orders are those of the trials, which are of one cell and at least one. */
    Cells(Orders orders, List<TrialRecords> trials, Load load) {
        this.orders = orders;
        this.trials = List.copyOf(trials);
        this.load = load;
    }

    /** All figures; the samples are those of the trials by repetition. */
    Cell cell(Validity validity, Map<Integer, Samples> samples, Resampled resampled)
            throws IOException {
        Trial trial = trials.getFirst().trial();
        String measured = "intended_ns >= " + load.baselineNs();
        String inFault =
                "intended_ns >= %d AND intended_ns < %d"
                        .formatted(load.faultNs(), load.recoveryNs());
        String accepted = " AND belief = 'accepted'";
        String complete = " AND happened = 'complete'";
        Books books = orders.books(measured);
        Recovery recovery = Recovery.of(orders, trials, load);
        double goodShare = share(good(measured), books.offered());
        Outcomes outcome = Outcomes.of(books, goodShare, recovery);
        long endNs = settledNs();
        Backlog backlog = Backlog.of(orders, repetitions(), load, endNs);
        double completedShare = share(books.of(Happened.COMPLETE), books.offered());
        Percentiles response = Latencies.of(orders, Latencies.RESPONSE, measured + accepted);
        Percentiles completion = Latencies.of(orders, Latencies.COMPLETION, measured + complete);
        return new Cell(
                trial.pattern().word(),
                trial.policy(),
                trial.scenario().name(),
                validity,
                outcome.outcome(),
                outcome.reason(),
                ledger(books),
                goodShare,
                completedShare,
                response,
                Latencies.of(orders, Latencies.SERVICE, measured + accepted),
                completion,
                Latencies.of(orders, Latencies.RESPONSE, inFault + accepted),
                Latencies.of(orders, Latencies.COMPLETION, inFault + complete),
                recovery.seconds(),
                recovery.note(),
                backlog.worst(),
                drainS(books),
                Costs.of(trial.pattern(), windows(samples), load, books.of(Happened.COMPLETE)),
                Series.of(orders, trials.size(), backlog, endNs),
                bands(),
                Intervals.of(
                        resampled,
                        response,
                        completion,
                        completedShare,
                        goodShare,
                        share(books.lost(), books.offered())));
    }

    /** The closed books in the words of the report. */
    static Ledger ledger(Books books) {
        return new Ledger(
                books.entries().stream()
                        .map(entry ->
                                new Ledger.Row(
                                        entry.belief().word(),
                                        entry.happened().word(),
                                        entry.orders()))
                        .toList(),
                books.offered(),
                books.of(Belief.ACCEPTED),
                books.of(Belief.REFUSED),
                books.of(Belief.FAILED),
                books.of(Belief.UNKNOWN),
                books.of(Happened.COMPLETE),
                books.of(Happened.DUPLICATED),
                books.of(Happened.PARTIAL),
                books.of(Happened.NOTHING),
                books.lost(),
                books.recovered(),
                books.missing());
    }

    private List<Integer> repetitions() {
        return trials.stream().map(records -> records.trial().repetition()).toList();
    }

    private long good(String where) throws IOException {
        return orders.one(
                "SELECT count(*) FROM orders WHERE is_good AND " + where,
                columns -> columns.getLong(1));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** When the last order settled, or the drain was given up; not before the load's end. */
    private long settledNs() throws IOException {
        long end = load.endNs();
        for (TrialRecords trial : trials) {
            long drainEnd = trial.drainEndNs(load.endNs());
            long settled =
                    orders.one(
                            """
                            SELECT CASE WHEN count(*) FILTER (settled_ns IS NULL) > 0 THEN %d
                                ELSE coalesce(max(settled_ns), 0) END
                            FROM orders WHERE repetition = %d AND sent_ns IS NOT NULL\
                            """
                                    .formatted(drainEnd, trial.trial().repetition()),
                            columns -> columns.getLong(1));
            end = Math.max(end, Math.min(settled, drainEnd));
        }
        return end;
    }

    /** The longest of the repetitions; null where an accepted order was never complete. */
    private @Nullable Double drainS(Books books) throws IOException {
        if (books.lost() > 0) {
            return null;
        }
        long last =
                orders.one(
                        """
                        SELECT coalesce(max(last_ns), 0) FROM orders
                        WHERE belief = 'accepted' AND intended_ns >= %d\
                        """
                                .formatted(load.baselineNs()),
                        columns -> columns.getLong(1));
        return Math.max(0, last - load.endNs()) / 1e9;
    }

    private List<Window> windows(Map<Integer, Samples> samples) {
        List<Window> windows = new ArrayList<>();
        for (TrialRecords trial : trials) {
            Samples own = samples.get(trial.trial().repetition());
            if (own != null) {
                windows.add(new Window(own, trial.drainEndNs(load.endNs())));
            }
        }
        return windows;
    }

    /** The faults of the first repetition that recorded any: the plan is the same for all. */
    private List<Band> bands() {
        for (TrialRecords trial : trials) {
            if (trial.timeline() != null && !trial.timeline().faults().isEmpty()) {
                return trial.timeline().faults().stream()
                        .map(fault ->
                                new Band(
                                        fault.kind(),
                                        fault.description(),
                                        fault.fromNs() / 1e9,
                                        fault.toNs() / 1e9))
                        .toList();
            }
        }
        return List.of();
    }
}
