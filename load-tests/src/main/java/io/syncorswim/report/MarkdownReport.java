package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Cost;
import io.syncorswim.analysis.Intervals;
import io.syncorswim.ledger.Happened;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code report.md}: the page without its charts, for a pull request or a terminal. */
final class MarkdownReport {
    private final Page page;
    private final Markdown md = new Markdown();

    private MarkdownReport(Page page) {
        this.page = page;
    }

    static String of(Page page) {
        return new MarkdownReport(page).text();
    }

    private String text() {
        Analysis.RunInfo run = page.run();
        md.heading(1, "Sync or Swim: " + run.name());
        verdict();
        md.paragraph(Wording.moment(run.startedAt()) + ". " + Wording.broker(run));
        matrix();
        stories();
        for (Page.Scene scene : page.scenes()) {
            md.heading(2, "Scenario " + scene.name() + trouble(scene));
            outcomes(scene);
            latencies(scene);
            differences(scene);
            theory(scene);
            ledgers(scene);
            costs(scene);
        }
        checks();
        named("How to read this report", Wording.terms());
        md.heading(2, "Do it again");
        md.code(run.command());
        named("Settings", Wording.settings(run));
        named("Environment", run.environment());
        md.paragraph("Made by " + page.analysis().generator() + ".");
        return md.toString();
    }

    private void verdict() {
        Analysis analysis = page.analysis();
        md.heading(2, "Verdict: " + analysis.validity());
        md.paragraph(Wording.verdict(analysis.validity()));
        if (!analysis.complete()) {
            md.paragraph(
                    "INCOMPLETE RUN. It was interrupted or trials are missing: "
                            + Figures.count(analysis.trials().size())
                            + " of "
                            + Figures.count(page.planned())
                            + " planned trials left records. Without records: "
                            + page.missingInWords()
                            + ".");
        }
        for (Analysis.TrialSummary trial : page.doubtful()) {
            md.item(
                    trial.verdict().validity()
                            + " "
                            + trial.id()
                            + ": "
                            + String.join(" ", trial.verdict().reasons()));
        }
        md.blank();
    }

    private void matrix() {
        md.heading(2, "Who swam, who sank");
        List<List<String>> rows = new ArrayList<>();
        for (Page.Scene scene : page.scenes()) {
            for (Entry entry : scene.entries()) {
                rows.add(matrixRow(scene, entry));
            }
        }
        md.table(
                3,
                List.of(
                        "Scenario",
                        "Pattern",
                        "Outcome",
                        "Completed",
                        "Within SLO",
                        "Lost, orders",
                        "Accepted p99, ms",
                        "Completed p99, ms",
                        "Time to recover, s",
                        "Worst backlog, orders"),
                rows);
        md.paragraph(Wording.intervals(page.scenes()));
        md.paragraph(Wording.ACCEPTED_IS_NOT_COMPLETED);
    }

    private static String both(String figure, String interval) {
        return new Latencies.Value(figure, interval).inLine();
    }

    private static List<String> matrixRow(Page.Scene scene, Entry entry) {
        List<String> row = new ArrayList<>();
        row.addAll(List.of(scene.name(), entry.contender().label(), entry.outcome()));
        Cell cell = entry.cell();
        if (cell == null) {
            row.addAll(Collections.nCopies(7, Figures.NONE));
            return row;
        }
        Intervals intervals = cell.intervals();
        row.add(
                both(
                        Figures.share(cell.completedShare()),
                        Figures.shares(intervals.completedShare())));
        row.add(both(Figures.share(cell.goodShare()), Figures.shares(intervals.goodShare())));
        row.add(Figures.count(cell.ledger().lost()));
        row.add(
                both(
                        Figures.number(cell.response().p99()),
                        Figures.range(intervals.response().p99())));
        row.add(
                both(
                        Figures.number(cell.completion().p99()),
                        Figures.range(intervals.completion().p99())));
        row.add(Figures.brief(cell.timeToRecoverS()));
        row.add(Figures.count(cell.worstBacklog()));
        return row;
    }

    private void stories() {
        md.heading(2, "What happened");
        for (Page.Scene scene : page.scenes()) {
            scene.sentences().forEach(sentence -> md.item(scene.name() + ": " + sentence));
        }
        md.blank();
    }

    private static String trouble(Page.Scene scene) {
        return scene.trouble().isEmpty() ? " (no fault)" : " (" + scene.trouble() + ")";
    }

    private void outcomes(Page.Scene scene) {
        for (Entry entry : scene.entries()) {
            Cell cell = entry.cell();
            String what =
                    cell == null
                            ? "NOT RUN"
                            : cell.outcome()
                                    + ". "
                                    + Wording.sentence(cell.outcomeReason())
                                    + " "
                                    + Wording.sentence(cell.recoveryNote());
            md.item(entry.contender().label() + ": " + what);
        }
        md.blank();
    }

    private void latencies(Page.Scene scene) {
        List<String> header = new ArrayList<>(List.of("Latency, ms", "Pattern", "Orders"));
        header.addAll(Latencies.COLUMNS);
        List<List<String>> rows = new ArrayList<>();
        for (Entry entry : scene.entries()) {
            Cell cell = entry.cell();
            for (Latencies one : cell == null ? List.<Latencies>of() : Latencies.of(cell)) {
                List<String> row =
                        new ArrayList<>(
                                List.of(
                                        one.name(),
                                        entry.contender().label(),
                                        Figures.count(one.count())));
                one.values().forEach(value -> row.add(value.inLine()));
                rows.add(row);
            }
        }
        md.table(2, header, rows);
    }

    private void differences(Page.Scene scene) {
        if (scene.comparisons().isEmpty()) {
            return;
        }
        md.paragraph(Wording.differences(scene));
        Differences.sentences(scene.comparisons()).forEach(md::item);
        md.blank();
        md.table(
                2,
                Differences.COLUMNS,
                scene.comparisons().stream().map(Differences::row).toList());
    }

    private void theory(Page.Scene scene) {
        md.table(3, Predicted.COLUMNS, scene.theory().stream().map(Predicted::cells).toList());
        md.paragraph(Predicted.NOTE);
    }

    private void ledgers(Page.Scene scene) {
        for (Entry entry : scene.entries()) {
            Cell cell = entry.cell();
            if (cell != null) {
                ledger(entry.contender().label(), LedgerTable.of(cell.ledger()));
            }
        }
    }

    private void ledger(String name, LedgerTable books) {
        List<String> header = new ArrayList<>(List.of(name + ": belief"));
        for (Happened happened : Happened.values()) {
            header.add(happened.word());
        }
        header.add("sum");
        List<List<String>> rows = new ArrayList<>();
        for (LedgerTable.Line line : books.lines()) {
            List<String> row = new ArrayList<>(List.of(line.belief().word()));
            for (LedgerTable.Amount amount : line.amounts()) {
                row.add((Figures.count(amount.orders()) + " " + amount.mark().word()).strip());
            }
            row.add(Figures.count(line.sum()));
            rows.add(row);
        }
        List<String> totals = new ArrayList<>(List.of("sum"));
        books.totals().forEach(total -> totals.add(Figures.count(total)));
        totals.add(Figures.count(books.total()));
        rows.add(totals);
        md.table(1, header, rows);
        md.paragraph(name + ": " + books.statement());
    }

    private void costs(Page.Scene scene) {
        List<String> header = new ArrayList<>(List.of("Process"));
        for (Entry entry : scene.entries()) {
            header.add(entry.contender().label() + ", CPU-s per 1,000 completed orders");
            header.add(entry.contender().label() + ", peak MB");
        }
        List<List<String>> rows = new ArrayList<>();
        for (String process : Costs.processes(scene.entries())) {
            List<String> row = new ArrayList<>(List.of(process));
            for (Entry entry : scene.entries()) {
                Cost cost = Costs.of(entry, process);
                row.add(Figures.number(cost == null ? null : cost.cpuSecondsPer1000()));
                row.add(Figures.number(cost == null ? null : cost.peakRssMb()));
            }
            rows.add(row);
        }
        md.table(1, header, rows);
    }

    private void checks() {
        md.heading(2, "Validity checks");
        List<List<String>> rows = new ArrayList<>();
        for (Page.Tried tried : page.trials()) {
            for (var check : tried.summary().verdict().checks()) {
                rows.add(
                        List.of(
                                tried.summary().id(),
                                check.name(),
                                check.validity().name(),
                                check.finding()));
            }
        }
        md.table(4, List.of("Trial", "Check", "Verdict", "Finding"), rows);
    }

    private void named(String title, List<Analysis.Named> pairs) {
        md.heading(2, title);
        pairs.forEach(pair -> md.item(pair.name() + ": " + pair.value()));
        md.blank();
    }
}
