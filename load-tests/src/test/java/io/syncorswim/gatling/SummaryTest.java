package io.syncorswim.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.ledger.Belief;
import io.syncorswim.recording.ArrivalLine;
import io.syncorswim.recording.ArrivalLine.Ending;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class SummaryTest {
    private static final long MS = 1_000_000;

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void recordFourOrders() throws IOException {
        file = folder.resolve("arrivals.csv");
        Files.writeString(
                file,
                new ArrivalLine(0, 0, 1 * MS, 11 * MS, 202, 1, Ending.ANSWERED).line()
                        + new ArrivalLine(1, 5 * MS, 5 * MS, 6 * MS, 503, 1, Ending.ANSWERED).line()
                        + new ArrivalLine(2, 9 * MS, 9 * MS, 109 * MS, 0, 1, Ending.TIMED_OUT)
                                .line()
                        + new ArrivalLine(3, 9 * MS, 9 * MS, 9 * MS, 0, 1, Ending.NOT_CONNECTED)
                                .line());
    }

    @Test
    void orders_are_counted_by_what_their_users_believe() throws IOException {
        assertThat(Summary.of(file).orders())
                .containsEntry(Belief.ACCEPTED, 1)
                .containsEntry(Belief.REFUSED, 1)
                .containsEntry(Belief.UNKNOWN, 1)
                .containsEntry(Belief.FAILED, 1);
    }

    @Test
    void response_time_counts_from_the_intended_start_and_service_time_from_sending()
            throws IOException {
        Summary summary = Summary.of(file);

        assertThat(summary.responseNs().at(75_000)).isEqualTo(11 * MS);
        assertThat(summary.serviceNs().at(75_000)).isEqualTo(10 * MS);
        assertThat(summary.lagNs().at(100_000)).isEqualTo(MS);
    }

    @Test
    void its_text_says_all_of_it_in_milliseconds() throws IOException {
        assertThat(Summary.of(file).text(Duration.ofSeconds(2)))
                .startsWith(
                        "offered 4 orders in 2.0 s (2.0/s): accepted 1, refused 1, failed 1,"
                                + " unknown 1\n")
                .containsPattern("response time.* 1\\.00 +100\\.00 +100\\.00 +100\\.00 +100\\.00")
                .containsPattern("send lag.* 0\\.00 +1\\.00 +1\\.00 +1\\.00 +1\\.00");
    }
}
