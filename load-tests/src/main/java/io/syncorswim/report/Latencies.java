package io.syncorswim.report;

import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Percentiles;

import java.util.List;
import java.util.stream.Stream;

/** One latency of a cell as a table's row. */
record Latencies(String name, long count, List<String> values) {
    static final List<String> COLUMNS = List.of("p50", "p75", "p90", "p95", "p99", "p99.9", "max");

    /** Every latency that a cell has, accepted before completed. */
    static List<Latencies> of(Cell cell) {
        return List.of(
                of("accepted: response", cell.response()),
                of("accepted: service (from sending)", cell.service()),
                of("completed: completion", cell.completion()),
                of("response, in the fault phase", cell.responseInFault()),
                of("completion, in the fault phase", cell.completionInFault()));
    }

    private static Latencies of(String name, Percentiles latency) {
        List<String> values =
                Stream.of(
                                Figures.number(latency.p50()),
                                Figures.number(latency.p75()),
                                Figures.number(latency.p90()),
                                Figures.number(latency.p95()),
                                Figures.number(latency.p99()),
                                Figures.number(latency.p999()),
                                Figures.number(latency.max()))
                        .toList();
        return new Latencies(name, latency.count(), values);
    }
}
