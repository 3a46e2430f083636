package io.syncorswim.cli;

/** What the program's exit status says; documented in docs/exit-codes.md, and never reused. */
enum ExitCode {
    /** All went well; for {@code run} and {@code report}: every trial is VALID. */
    OK(0, "all went well; every trial is VALID"),
    /** A mistake in this program. */
    BUG(1, "a mistake in Sync or Swim itself; please report it"),
    /** A mistake in an option or a file of the user's. */
    BAD_INPUT(2, "bad input: an option, an experiment file or a result directory"),
    /** Something that the machine lacks. */
    MISSING_PREREQUISITE(3, "a missing prerequisite: JDK, broker, port, writable directory"),
    /** At least one trial is INVALID, or the run is incomplete. */
    INVALID(4, "at least one trial is INVALID: its figures must not be used"),
    /** No trial is INVALID, at least one is SUSPECT. */
    SUSPECT(5, "no trial is INVALID, but at least one is SUSPECT"),
    /** Records could not be written, a full disk for example. */
    STORAGE(6, "records could not be written (disk full?); what was recorded is kept"),
    /** The self-test measured something else than what is known. */
    SELFTEST_FAILED(7, "selftest: the harness did not find what is known"),
    /** {@code compare --fail-on}: a figure got significantly worse than allowed. */
    REGRESSION(8, "compare: a figure got significantly worse by more than --fail-on allows"),
    /** Ctrl-C: 128 + SIGINT. */
    INTERRUPTED(130, "interrupted by Ctrl-C (SIGINT); what was recorded is kept"),
    /** SIGTERM: 128 + SIGTERM. */
    TERMINATED(143, "ended by SIGTERM; what was recorded is kept");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    String meaning() {
        return meaning;
    }
}
