package io.syncorswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.selftest.CaseResult;
import io.syncorswim.selftest.Outcome;
import io.syncorswim.selftest.Row;
import io.syncorswim.selftest.SelftestResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SelftestReportTest {
    private static final String HOSTILE = "<script>alert(1)</script> & | `";

    private static final Row PASSED =
            new Row("response p50", "ms", 20, 20.5, 0.5, 19.9, 22, "arithmetic", Outcome.PASSED);
    private static final Row SUSPECT =
            new Row("response p99", "ms", 20, 31.0, 11.0, 19.9, 25, "arithmetic", Outcome.SUSPECT);
    private static final Row FAILED =
            new Row("duplicated", "orders", 5, 4.0, -1.0, 5, 5, "planted", Outcome.FAILED);
    private static final Row GONE =
            new Row("response p90", "ms", 20, null, null, 19.9, 25, HOSTILE, Outcome.FAILED);

    @TempDir Path results;

    @Test
    void a_row_shows_what_was_predicted_and_what_was_measured_and_its_interval() {
        String text = SelftestReport.text(result(Outcome.SUSPECT, PASSED, SUSPECT));

        assertThat(text)
                .contains("response p50", "20.0", "20.5", "[19.9, 22.0] ms")
                .contains("doubt: orders were sent late")
                .containsPattern("SUSPECT +response p99 +20\\.0 +31\\.0")
                .contains(
                        "SUSPECT: 1 of 2 figures lie where arithmetic puts them; 1 could not be"
                                + " judged");
    }

    @Test
    void what_failed_is_counted_and_what_was_not_measured_is_no_zero() {
        String text = SelftestReport.text(result(Outcome.FAILED, PASSED, FAILED, GONE));

        assertThat(text)
                .contains("FAILED: 1 of 3 figures lie where arithmetic puts them, 2 do not")
                .containsPattern("FAILED +duplicated +5 +4  \\[5, 5\\] orders")
                .containsPattern("FAILED +response p90 +20\\.0 +—");
    }

    @Test
    void both_pages_are_written_and_nothing_in_them_is_markup_that_was_not_meant()
            throws IOException {
        SelftestReport.write(failed(), results);

        assertThat(read("selftest.html"))
                .contains("FAILED", "response p99", "&lt;script&gt;", "orders were sent late")
                .doesNotContain("<script", "http://", "https://");
        assertThat(read("selftest.md")).contains("| duplicated").doesNotContain("<script");
    }

    /** A result with a row of each outcome. */
    static SelftestResult failed() {
        return result(Outcome.FAILED, PASSED, SUSPECT, FAILED, GONE);
    }

    private String read(String name) throws IOException {
        return Files.readString(results.resolve(name)).replace("http://www.w3.org/2000/svg", "");
    }

    private static SelftestResult result(Outcome outcome, Row... rows) {
        CaseResult one =
                new CaseResult(
                        "a case",
                        HOSTILE,
                        "a model",
                        outcome,
                        List.of("orders were sent late"),
                        0.5,
                        List.of(rows));
        return new SelftestResult(
                SelftestResult.SCHEMA,
                "Sync or Swim (test)",
                "2026-11-23T00:12:00Z",
                12.3,
                "./swim selftest --seed 42",
                42,
                outcome,
                List.of(one),
                Map.of("kernel", HOSTILE));
    }
}
