package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.analysis.EvidenceOf;
import io.syncorswim.cli.ResultFolder.Check;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The records of one good trial, broken in one place after the other, and reported again. */
class BrokenRecordsIT {
    /** A good trial's results, and the raw records that they were made of. */
    @TempDir static Path good;

    private static ResultFolder results;

    private static Map<String, String> whole = Map.of();

    @TempDir Path folder;

    @BeforeAll
    static void a_trial_is_run_and_its_raw_records_are_kept() throws Exception {
        Path file = TinyExperiment.write(good, "chain", "steady: []");
        Path kept = Files.createDirectory(good.resolve("kept"));
        try (SwimProcess swim = SwimProcess.start(good, "run", file.toString())) {
            swim.awaitLoad("chain.plain.steady.r1");
            results = new ResultFolder(swim.results());
            try (Stream<Path> raw = Files.list(results.trial().resolve("raw"))) {
                // A second name: what is written from here on is in it, and the lab removes the
                // first one only.
                for (Path each : raw.toList()) {
                    Files.createLink(kept.resolve(each.getFileName()), each);
                }
            }
            swim.exitCode();
            whole = results.validities();
            // A busy machine may make it late; its records are whole all the same.
            assertThat(whole)
                    .as(swim.out() + swim.err())
                    .containsEntry("complete", "VALID")
                    .containsEntry("arrivals", "VALID")
                    .containsEntry("records", "VALID")
                    .containsEntry("ledger", "VALID");
        }
    }

    @Test
    void unbroken_raw_records_give_the_verdict_that_the_run_gave() throws Exception {
        ResultFolder again = withRawRecords();
        report(again);
        assertThat(again.validities()).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arrivals.parquet",
                "effects.parquet",
                "samples.parquet",
                "injector-health.parquet"
            })
    void a_file_cut_in_the_middle_invalidates_and_is_named(String name) throws Exception {
        ResultFolder broken = results.copy(folder);
        Path file = broken.trial().resolve(name);
        truncate(file, Files.size(file) / 2);

        assertThat(report(broken)).contains("Verdict: INVALID", name + " cannot be read");
        Check check = broken.check("complete");
        assertThat(check.validity()).isEqualTo("INVALID");
        assertThat(check.finding()).contains(name + " cannot be read");
    }

    /** The end of such a file, where its rows are counted, is whole. */
    @Test
    void a_file_overwritten_in_the_middle_invalidates_and_is_named() throws Exception {
        ResultFolder broken = results.copy(folder);
        Path file = broken.trial().resolve("effects.parquet");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(512), 512);
        }

        assertThat(report(broken)).contains("Verdict: INVALID", "effects.parquet cannot be read");
        assertThat(broken.check("complete").validity()).isEqualTo("INVALID");
    }

    @Test
    void effects_of_a_system_that_nobody_knows_keep_the_books_from_closing() throws Exception {
        ResultFolder broken = results.copy(folder);
        EvidenceOf.renameSystem(broken.trial().resolve("effects.parquet"), "payment", "fraud");

        assertThat(report(broken)).contains("Verdict: INVALID", "The books do not close");
        assertThat(broken.check("ledger").validity()).isEqualTo("INVALID");
        assertThat(broken.check("records").validity()).isEqualTo("VALID");
    }

    @Test
    void an_order_that_is_gone_from_a_converted_file_invalidates() throws Exception {
        ResultFolder broken = results.copy(folder);
        EvidenceOf.removeOrder(broken.trial().resolve("arrivals.parquet"), 100);

        assertThat(report(broken)).contains("Verdict: INVALID");
        Check check = broken.check("arrivals");
        assertThat(check.validity()).isEqualTo("INVALID");
        assertThat(check.finding()).contains("were written");
    }

    @Test
    void a_hypervisor_that_took_the_processors_is_doubt() throws Exception {
        ResultFolder broken = results.copy(folder);
        EvidenceOf.stealTime(broken.trial().resolve("samples.parquet"));

        assertThat(report(broken)).contains("A hypervisor took at most ");
        assertThat(broken.check("stolen-cpu").validity()).isEqualTo("SUSPECT");
    }

    @Test
    void an_arrival_that_is_gone_invalidates_and_is_counted() throws Exception {
        ResultFolder broken = withRawRecords();
        Path file = broken.trial().resolve("raw/arrivals.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int planned = lines.size();
        lines.remove(planned / 2);
        Files.write(file, lines);

        report(broken);
        Check check = broken.check("arrivals");
        assertThat(check.validity()).isEqualTo("INVALID");
        assertThat(check.finding())
                .startsWith("%d of %d planned orders".formatted(planned - 1, planned));
        assertThat(broken.check("records").validity()).isEqualTo("VALID");
    }

    @Test
    void an_arrival_that_is_torn_invalidates_and_its_file_is_named() throws Exception {
        ResultFolder broken = withRawRecords();
        Path file = broken.trial().resolve("raw/arrivals.csv");
        // Half of the last number's digits and all after it.
        truncate(file, Files.size(file) - 20);

        report(broken);
        assertThat(broken.check("arrivals").validity()).isEqualTo("INVALID");
        Check check = broken.check("records");
        assertThat(check.validity()).isEqualTo("SUSPECT");
        assertThat(check.finding()).contains("1 malformed line of arrivals.csv");
    }

    @Test
    void an_effect_that_is_torn_is_doubt_and_its_file_is_named() throws Exception {
        ResultFolder broken = withRawRecords();
        Path file = broken.trial().resolve("raw/payment.effects.csv");
        truncate(file, Files.size(file) - 5);

        assertThat(report(broken)).contains("1 malformed line of payment.effects.csv");
        assertThat(broken.check("records").validity()).isEqualTo("SUSPECT");
        assertThat(broken.check("arrivals").validity()).isEqualTo("VALID");
    }

    /** A copy whose records are still raw, as a lab that was killed at the very end leaves them. */
    private ResultFolder withRawRecords() throws IOException {
        ResultFolder copy = results.copy(folder);
        Path trial = copy.trial();
        for (String name : List.of("arrivals", "effects", "samples", "injector-health")) {
            Files.delete(trial.resolve(name + ".parquet"));
        }
        ResultFolder.copyAll(good.resolve("kept"), trial.resolve("raw"));
        return copy;
    }

    private static void truncate(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    /** Reports it anew; what was printed. */
    private String report(ResultFolder broken) throws Exception {
        Path output = Files.createDirectory(folder.resolve("output"));
        try (SwimProcess report =
                SwimProcess.start(output, "report", broken.results().toString())) {
            int code = report.exitCode();
            int expected =
                    switch (broken.validity()) {
                        case "VALID" -> 0;
                        case "SUSPECT" -> 5;
                        default -> 4;
                    };
            assertThat(code).as(report.err()).isEqualTo(expected);
            return report.out();
        }
    }
}
