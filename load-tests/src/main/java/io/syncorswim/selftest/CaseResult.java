package io.syncorswim.selftest;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a case came to.
 *
 * @param setting what was asked of the server, in words
 * @param model what it is held against, and the model's source
 * @param doubts why the machine may have spoilt it; empty where it had time to spare
 * @param hostCpuShare busy share of all processors; null where it was not read
 */
public record CaseResult(
        String name,
        String setting,
        String model,
        Outcome outcome,
        List<String> doubts,
        @Nullable Double hostCpuShare,
        List<Row> rows) {
    public CaseResult {
        doubts = List.copyOf(doubts);
        rows = List.copyOf(rows);
    }

    /** Judges rows, and excuses what a busy machine may have spoilt. */
    static CaseResult of(Observed observed, List<Row> rows) {
        List<Row> judged =
                observed.doubts().isEmpty() ? rows : rows.stream().map(Row::excused).toList();
        Case what = observed.placed().what();
        return new CaseResult(
                what.name(),
                Described.setting(what),
                Described.model(what),
                judged.stream().map(Row::outcome).reduce(Outcome.PASSED, Outcome::worse),
                observed.doubts(),
                observed.hostCpuShare(),
                judged);
    }
}
