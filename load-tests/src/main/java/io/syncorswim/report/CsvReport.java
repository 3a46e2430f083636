package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Cost;
import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.analysis.Intervals.Range;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code results.csv}: a header and one row per cell (RFC 4180, UTF-8, CRLF). Figures are not
 * rounded; a figure that does not exist is an empty field.
 */
final class CsvReport {
    /** A column; its meaning is what documentation shows. */
    record Column(String name, String meaning, Function<Row, @Nullable Object> value) {}

    /** What a row is made of. */
    record Row(Analysis.RunInfo run, Cell cell) {}

    static final List<Column> COLUMNS = columns();

    private CsvReport() {}

    static String of(Analysis analysis) {
        StringBuilder csv = new StringBuilder();
        csv.append(line(COLUMNS.stream().map(Column::name).toList()));
        for (Cell cell : analysis.cells()) {
            Row row = new Row(analysis.run(), cell);
            csv.append(line(COLUMNS.stream().map(column -> spelt(column, row)).toList()));
        }
        return csv.toString();
    }

    /** A field in quotes where it needs them, its own quotes doubled. */
    static String quoted(String field) {
        boolean plain =
                field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }

    private static String line(List<String> fields) {
        return fields.stream().map(CsvReport::quoted).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String spelt(Column column, Row row) {
        Object value = column.value().apply(row);
        if (value == null) {
            return "";
        }
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : value.toString();
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(column("run", "the experiment's name", row -> row.run().name()));
        columns.add(column("started_at", "start, ISO 8601", row -> row.run().startedAt()));
        columns.add(column("broker", "what the messages went through", row -> row.run().broker()));
        columns.add(cell("scenario", "the scenario's name", Cell::scenario));
        columns.add(cell("pattern", "the pattern's name", Cell::pattern));
        columns.add(cell("policy", "the client's policy", Cell::policy));
        columns.add(cell("validity", "VALID, SUSPECT or INVALID", Cell::validity));
        columns.add(cell("outcome", "SWAM, STRUGGLED or SANK", Cell::outcome));
        columns.add(
                cell(
                        "repetitions",
                        "trials pooled in this row",
                        cell -> cell.intervals().repetitions()));
        columns.addAll(ledgerColumns());
        columns.add(
                cell(
                        "completed_share",
                        "share of offered orders complete once after the drain, 0 to 1",
                        Cell::completedShare));
        columns.add(
                cell(
                        "good_share",
                        "share of offered orders completed correctly within the SLO, 0 to 1",
                        Cell::goodShare));
        columns.addAll(
                range(
                        "completed_share",
                        "95% interval of completed_share",
                        cell -> cell.intervals().completedShare()));
        columns.addAll(
                range(
                        "good_share",
                        "95% interval of good_share",
                        cell -> cell.intervals().goodShare()));
        columns.addAll(latencyColumns("response", "accepted: response time", Cell::response));
        columns.addAll(latencyColumns("service", "accepted: service time", Cell::service));
        columns.addAll(latencyColumns("completion", "complete: completion time", Cell::completion));
        columns.addAll(
                range(
                        "response_p99_ms",
                        "95% interval of response_p99_ms",
                        cell -> cell.intervals().response().p99()));
        columns.addAll(
                range(
                        "completion_p99_ms",
                        "95% interval of completion_p99_ms",
                        cell -> cell.intervals().completion().p99()));
        columns.add(
                cell(
                        "response_in_fault_p99_ms",
                        "p99 of the response time of orders intended in the fault phase",
                        cell -> cell.responseInFault().p99()));
        columns.add(
                cell(
                        "completion_in_fault_p99_ms",
                        "p99 of the completion time of orders intended in the fault phase",
                        cell -> cell.completionInFault().p99()));
        columns.add(
                cell(
                        "time_to_recover_s",
                        "fault's end until goodput is back and stays; empty: not within the load",
                        Cell::timeToRecoverS));
        columns.add(
                cell("worst_backlog_orders", "most orders not yet settled", Cell::worstBacklog));
        columns.add(
                cell(
                        "drain_s",
                        "end of load until the last accepted order was complete; empty: never",
                        Cell::drainS));
        columns.addAll(costColumns());
        return List.copyOf(columns);
    }

    private static List<Column> ledgerColumns() {
        return List.of(
                cell("offered_orders", "orders scheduled", cell -> cell.ledger().offered()),
                cell("accepted_orders", "answered with 2xx", cell -> cell.ledger().accepted()),
                cell("refused_orders", "answered with 503 or 429", cell -> cell.ledger().refused()),
                cell("failed_orders", "known to have failed", cell -> cell.ledger().failed()),
                cell(
                        "unknown_orders",
                        "timed out or broken off: may have happened",
                        cell -> cell.ledger().unknown()),
                cell(
                        "complete_orders",
                        "exactly one effect at each system",
                        cell -> cell.ledger().complete()),
                cell(
                        "duplicated_orders",
                        "an effect at each system, more than one at some",
                        cell -> cell.ledger().duplicated()),
                cell(
                        "partial_orders",
                        "effects at some systems and none at others",
                        cell -> cell.ledger().partial()),
                cell("nothing_orders", "no effect anywhere", cell -> cell.ledger().nothing()),
                cell(
                        "lost_orders",
                        "accepted and not complete after the drain",
                        cell -> cell.ledger().lost()),
                cell(
                        "recovered_orders",
                        "complete though not accepted",
                        cell -> cell.ledger().recovered()),
                cell(
                        "missing_orders",
                        "scheduled orders without a record",
                        cell -> cell.ledger().missing()));
    }

    private static List<Column> latencyColumns(
            String name, String meaning, Function<Cell, Percentiles> latency) {
        return List.of(
                percentile(name, "p50", meaning, latency, Percentiles::p50),
                percentile(name, "p90", meaning, latency, Percentiles::p90),
                percentile(name, "p99", meaning, latency, Percentiles::p99),
                percentile(name, "p999", meaning, latency, Percentiles::p999),
                percentile(name, "max", meaning, latency, Percentiles::max));
    }

    private static List<Column> range(
            String name, String meaning, Function<Cell, @Nullable Range> range) {
        return List.of(
                cell(
                        name + "_low",
                        meaning + ", its lower end",
                        cell -> {
                            Range own = range.apply(cell);
                            return own == null ? null : own.low();
                        }),
                cell(
                        name + "_high",
                        meaning + ", its upper end",
                        cell -> {
                            Range own = range.apply(cell);
                            return own == null ? null : own.high();
                        }));
    }

    private static List<Column> costColumns() {
        return List.of(
                cell(
                        "cpu_s",
                        "CPU-seconds of all processes",
                        cell -> total(cell, Cost::cpuSeconds)),
                cell(
                        "cpu_s_per_1000_orders",
                        "CPU-seconds of all processes per 1,000 completed orders",
                        cell -> total(cell, Cost::cpuSecondsPer1000)),
                cell(
                        "peak_rss_mb",
                        "largest resident memory of all processes, in 10^6 bytes",
                        cell -> total(cell, Cost::peakRssMb)));
    }

    private static @Nullable Object total(Cell cell, Function<Cost, @Nullable Object> figure) {
        Cost total = Costs.of(cell, Costs.TOTAL);
        return total == null ? null : figure.apply(total);
    }

    private static Column percentile(
            String name,
            String percentile,
            String meaning,
            Function<Cell, Percentiles> latency,
            Function<Percentiles, @Nullable Double> value) {
        return cell(
                name + "_" + percentile + "_ms",
                meaning + ", " + percentile,
                cell -> value.apply(latency.apply(cell)));
    }

    private static Column cell(
            String name, String meaning, Function<Cell, @Nullable Object> value) {
        return new Column(name, meaning, row -> value.apply(row.cell()));
    }

    private static Column column(
            String name, String meaning, Function<Row, @Nullable Object> value) {
        return new Column(name, meaning, value);
    }
}
