package io.syncorswim.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.lab.Installation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The real harness before a real server that is wrong: the self-test must say where. */
class SelftestIT {
    @TempDir Path results;

    @Test
    void a_server_that_is_wrong_in_three_things_fails_in_three_rows_and_more() throws Exception {
        Selftest selftest =
                Selftest.against(
                        List.of(WrongServer.class.getName()),
                        WrongServer.programme(),
                        Installation.ofThisProcess(),
                        Clock.systemUTC(),
                        (name, index, total, length) -> {});

        SelftestResult result = selftest.run(results, "a test");

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(amiss(result, "fixed service time")).contains("response p50", "service p50");
        assertThat(amiss(result, "server freezes")).contains("response p99", "response, maximum");
        assertThat(amiss(result, "planted lies"))
                .contains("without any effect", "lost: accepted and not done everywhere");
        assertThat(results.resolve("selftest.json")).isNotEmptyFile();
    }

    /** Rows that did not pass: on a busy machine, those of time are SUSPECT instead of FAILED. */
    private static List<String> amiss(SelftestResult result, String name) {
        return result.cases().stream()
                .filter(one -> one.name().equals(name))
                .flatMap(one -> one.rows().stream())
                .filter(row -> row.outcome() != Outcome.PASSED)
                .map(Row::quantity)
                .toList();
    }
}
