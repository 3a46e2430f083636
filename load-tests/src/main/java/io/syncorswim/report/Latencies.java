package io.syncorswim.report;

import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.analysis.Intervals;
import io.syncorswim.analysis.Intervals.Range;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One latency of a cell as a table's row. */
record Latencies(String name, long count, List<Value> values) {
    /** A percentile and its interval, in words; the interval is empty where there is none. */
    record Value(String figure, String interval) {
        /** Both in one line, for text. */
        String inLine() {
            return interval.isEmpty() ? figure : figure + " (" + interval + ")";
        }
    }

    static final List<String> COLUMNS = List.of("p50", "p75", "p90", "p95", "p99", "p99.9", "max");

    /** Every latency that a cell has, accepted before completed. */
    static List<Latencies> of(Cell cell) {
        Intervals intervals = cell.intervals();
        return List.of(
                of("accepted: response", cell.response(), intervals.response()),
                of("accepted: service (from sending)", cell.service(), null),
                of("completed: completion", cell.completion(), intervals.completion()),
                of("response, in the fault phase", cell.responseInFault(), null),
                of("completion, in the fault phase", cell.completionInFault(), null));
    }

    private static Latencies of(
            String name, Percentiles latency, Intervals.@Nullable Latency ranges) {
        List<Value> values =
                ranges == null
                        ? Stream.<@Nullable Double>of(
                                        latency.p50(),
                                        latency.p75(),
                                        latency.p90(),
                                        latency.p95(),
                                        latency.p99(),
                                        latency.p999())
                                .map(value -> value(value, null))
                                .toList()
                        : List.of(
                                value(latency.p50(), ranges.p50()),
                                value(latency.p75(), ranges.p75()),
                                value(latency.p90(), ranges.p90()),
                                value(latency.p95(), ranges.p95()),
                                value(latency.p99(), ranges.p99()),
                                value(latency.p999(), ranges.p999()));
        List<Value> all = new ArrayList<>(values);
        all.add(value(latency.max(), null));
        return new Latencies(name, latency.count(), all);
    }

    private static Value value(@Nullable Double ms, @Nullable Range range) {
        return new Value(Figures.number(ms), Figures.range(range));
    }
}
