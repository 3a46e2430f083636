package io.syncorswim.selftest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the self-test found: {@code selftest.json}.
 *
 * @param schema version of this file's shape
 * @param startedAt wall-clock time, ISO 8601
 * @param seconds how long all of it took
 * @param command what reproduces it
 * @param environment for people: machine, kernel, JDK, git SHA
 */
public record SelftestResult(
        int schema,
        String generator,
        String startedAt,
        double seconds,
        String command,
        long seed,
        Outcome outcome,
        List<CaseResult> cases,
        Map<String, String> environment) {
    public static final int SCHEMA = 1;

    public SelftestResult {
        cases = List.copyOf(cases);
        environment = new LinkedHashMap<>(environment);
    }

    /** Rows of that outcome, in all cases. */
    public long rows(Outcome which) {
        return cases.stream()
                .flatMap(one -> one.rows().stream())
                .filter(row -> row.outcome() == which)
                .count();
    }
}
