package io.syncorswim.analysis;

import java.util.List;

/**
 * Whether one trial's figures can be believed, and why: {@code verdict.json}.
 *
 * @param checks every check that was made, the passed ones too
 */
public record Verdict(int schema, String trial, Validity validity, List<Check> checks) {
    public static final int SCHEMA = 1;

    public Verdict {
        checks = List.copyOf(checks);
    }

    /**
     * One check of the measurement.
     *
     * @param name stable, in kebab-case: {@code send-lag}
     * @param finding one sentence with the figure and the limit
     */
    public record Check(String name, Validity validity, String finding) {}

    /** The findings of the checks that did not pass, worst first. */
    public List<String> reasons() {
        return checks.stream()
                .filter(check -> check.validity() != Validity.VALID)
                .sorted((a, b) -> b.validity().compareTo(a.validity()))
                .map(Check::finding)
                .toList();
    }
}
