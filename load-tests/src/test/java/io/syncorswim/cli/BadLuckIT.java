package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.syncorswim.Needs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What happens to a run when luck is against it: real processes, killed for real. */
class BadLuckIT {
    private static final String STEADY = "steady: []";

    @TempDir Path folder;

    @Test
    void a_backend_that_dies_by_itself_makes_the_trial_invalid_and_is_named() throws Exception {
        try (SwimProcess swim = run("chain", STEADY)) {
            swim.awaitLoad("chain.plain.steady.r1");
            swim.awaitDescendant("--system payment").destroyForcibly();

            assertThat(swim.exitCode()).as(swim.err()).isEqualTo(4);
            assertThat(verdict(swim, "chain.plain.steady.r1")).contains("INVALID", "payment");
            assertThat(swim.out()).contains("INVALID").contains("payment");
        }
    }

    @ParameterizedTest
    @CsvSource({"embedded, EmbeddedBroker", "rabbitmq, beam.smp"})
    void a_broker_that_dies_mid_trial_makes_it_invalid_and_the_next_trial_gets_a_new_one(
            String choice, String process) throws Exception {
        requireInstalled(choice);
        try (SwimProcess swim = run("messaging", "steady: []\nagain: []", "--broker", choice)) {
            ProcessHandle broker = swim.awaitDescendant(process);
            // A second and a half of load: the warm-up's orders are not in the books.
            awaitArrivals(swim, ".*,202,.*", 90);
            SwimProcess.signal(broker, "STOP");
            awaitArrivals(swim, ".*(,504,.*|TIMED_OUT)", 1);
            broker.destroyForcibly();

            assertThat(swim.exitCode()).as(swim.err()).isEqualTo(4);
            booksCloseOver(booksOf(swim, "messaging", "steady"));
            assertThat(verdict(swim, "messaging.plain.steady.r1")).contains("INVALID", "broker");
            assertThat(verdict(swim, "messaging.plain.again.r1")).doesNotContain("died");
            assertThat(booksOf(swim, "messaging", "again").get("complete").asLong()).isPositive();
        }
    }

    @Test
    void ctrl_c_stops_everything_keeps_what_was_recorded_and_says_so() throws Exception {
        interruptedBy("INT", 130);
    }

    @Test
    void sigterm_stops_everything_keeps_what_was_recorded_and_says_so() throws Exception {
        interruptedBy("TERM", 143);
    }

    private void interruptedBy(String signal, int exitCode) throws Exception {
        try (SwimProcess swim = run("messaging", STEADY, "--broker", "embedded")) {
            swim.awaitLoad("messaging.plain.steady.r1");
            List<ProcessHandle> children = swim.descendants();
            assertThat(children).hasSizeGreaterThanOrEqualTo(6);
            swim.signal(signal);

            assertThat(swim.exitCode()).as(swim.err()).isEqualTo(exitCode);
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            Path trial = swim.results().resolve("trials/messaging.plain.steady.r1");
            assertThat(trial.resolve("arrivals.parquet")).exists();
            assertThat(json(trial.resolve("timeline.json")).get("complete").asBoolean()).isFalse();
            assertThat(json(swim.results().resolve("environment.json")).get("complete").asBoolean())
                    .isFalse();
            assertThat(swim.err()).contains("what was recorded is kept").doesNotContain("\tat ");
        }
    }

    @Test
    void a_lab_killed_by_sigkill_takes_its_children_along_and_its_records_can_be_reported()
            throws Exception {
        Path results;
        try (SwimProcess swim = run("messaging", STEADY, "--broker", "embedded")) {
            swim.awaitLoad("messaging.plain.steady.r1");
            reportIsRefusedWhileRecordsAreWritten(swim.results());
            // The warm-up's orders are not in the books.
            awaitArrivals(swim, ".*,202,.*", 90);
            List<ProcessHandle> children = swim.descendants();
            // A frozen child hears nothing but the kernel.
            SwimProcess.signal(swim.awaitDescendant("--system payment"), "STOP");
            swim.signal("KILL");

            swim.exitCode();
            awaitGone(children);
            results = swim.results();
        }
        try (SwimProcess report = SwimProcess.start(folder, "report", results.toString())) {
            assertThat(report.exitCode()).as(report.err()).isEqualTo(4);
            assertThat(report.out()).contains("INVALID, incomplete");
            assertThat(results.resolve("report.html")).exists();
        }
        JsonNode books = json(results.resolve("analysis.json")).get("cells").get(0).get("ledger");
        assertThat(books.get("offered").asLong()).isPositive();
    }

    private void reportIsRefusedWhileRecordsAreWritten(Path results) throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try (SwimProcess report = SwimProcess.start(elsewhere, "report", results.toString())) {
            assertThat(report.exitCode()).as(report.out()).isEqualTo(2);
            assertThat(report.err()).contains("still being recorded");
        }
    }

    @Test
    void two_labs_at_once_do_not_meet() throws Exception {
        Path left = Files.createDirectory(folder.resolve("left"));
        Path right = Files.createDirectory(folder.resolve("right"));
        try (SwimProcess one = run(left, "messaging", STEADY, "--broker", "embedded");
                SwimProcess two = run(right, "messaging", STEADY, "--broker", "embedded")) {
            for (SwimProcess swim : List.of(one, two)) {
                // Two labs share two cores: a SUSPECT measurement is honest, a clash is not.
                assertThat(swim.exitCode()).as(swim.err()).isIn(0, 4, 5);
                JsonNode books = booksOf(swim, "messaging", "steady");
                assertThat(books.get("missing").asLong()).isZero();
                assertThat(books.get("complete").asLong()).isEqualTo(books.get("offered").asLong());
            }
        }
    }

    @Test
    void a_frozen_injector_sends_late_and_the_trial_does_not_call_itself_valid() throws Exception {
        try (SwimProcess swim = run("chain", STEADY)) {
            swim.awaitLoad("chain.plain.steady.r1");
            ProcessHandle injector = swim.awaitDescendant("gatling.Injector");
            TimeUnit.MILLISECONDS.sleep(1_200);
            SwimProcess.signal(injector, "STOP");
            TimeUnit.MILLISECONDS.sleep(1_000);
            SwimProcess.signal(injector, "CONT");

            assertThat(swim.exitCode()).as(swim.err()).isIn(4, 5);
            assertThat(verdict(swim, "chain.plain.steady.r1"))
                    .contains("\"send-lag\"", "\"injector\"");
            assertThat(booksOf(swim, "chain", "steady").get("missing").asLong()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"messaging, 24m, 3", "chain, 300k, 6"})
    void a_full_disk_is_told_in_one_sentence_and_what_was_recorded_is_kept(
            String pattern, String size, int code) throws Exception {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        try (SwimProcess swim = onDiskOf(size, pattern, kept)) {
            // A broker that has no room does not even start.
            assertThat(swim.exitCode()).as(swim.err() + swim.out()).isEqualTo(code);
            assertThat(swim.out() + swim.err()).doesNotContain("Verdict: VALID");
            assertThat(swim.err())
                    .containsPattern("(?i)disk|No space left on device")
                    .doesNotContain("\tat ");
            assertThat(swim.err().lines().filter(line -> line.startsWith("swim: "))).hasSize(1);
        }
        if (pattern.equals("chain")) {
            everyLineIsKept(kept);
        }
    }

    @Test
    void a_small_disk_that_is_not_full_is_large_enough() throws Exception {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        try (SwimProcess swim = onDiskOf("100m", "messaging", kept)) {
            assertThat(swim.exitCode()).as(swim.err() + swim.out()).isIn(0, 5);
        }
    }

    /** A run on the embedded broker whose results lie on a disk of that size, and are copied. */
    private SwimProcess onDiskOf(String size, String pattern, Path kept) throws Exception {
        Needs.root("mount a small file system");
        Path small = Files.createDirectory(folder.resolve("small"));
        Path file = TinyExperiment.write(folder, pattern, STEADY);
        List<String> wrapper =
                List.of(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size="
                                + size
                                + " tmpfs '"
                                + small
                                + "' && \"$@\"; code=$?; cp -a '"
                                + small
                                + "/.' '"
                                + kept
                                + "'; exit $code",
                        "sh");
        return SwimProcess.start(
                folder,
                wrapper,
                "run",
                file.toString(),
                "--broker",
                "embedded",
                "--results",
                small.toString());
    }

    /** The copy of a run whose disk was full is reported on as far as it goes: never as whole. */
    private void everyLineIsKept(Path kept) throws Exception {
        Path run = only(kept);
        Path arrivals = run.resolve("trials/chain.plain.steady.r1/raw/arrivals.csv");
        long lines;
        try (Stream<String> recorded = Files.lines(arrivals)) {
            lines = recorded.filter(line -> line.endsWith(",ANSWERED")).count();
        }
        assertThat(lines).isPositive();

        Path again = Files.createDirectory(folder.resolve("again"));
        try (SwimProcess report = SwimProcess.start(again, "report", run.toString())) {
            assertThat(report.exitCode()).as(report.err()).isEqualTo(4);
            assertThat(report.out()).contains("Verdict: INVALID, incomplete");
        }
        JsonNode ledger = json(run.resolve("analysis.json")).get("cells").get(0).get("ledger");
        // The warm-up's orders are in the file, and not in the books.
        assertThat(ledger.get("accepted").asLong()).isBetween(1L, lines);
    }

    /** Whoever was told 202 has it done, or is counted as lost; in flight, nobody was told so. */
    private static void booksCloseOver(JsonNode books) {
        long accepted = books.get("accepted").asLong();
        long unknown = books.get("unknown").asLong();
        assertThat(books.get("missing").asLong()).isZero();
        assertThat(
                        accepted
                                + unknown
                                + books.get("refused").asLong()
                                + books.get("failed").asLong())
                .isEqualTo(books.get("offered").asLong());
        assertThat(accepted).isPositive();
        assertThat(unknown).isPositive();
        long acceptedAndDone =
                orders(books, "accepted", "complete") + orders(books, "accepted", "duplicated");
        assertThat(books.get("lost").asLong()).isEqualTo(accepted - acceptedAndDone);
    }

    private static long orders(JsonNode books, String belief, String happened) {
        for (JsonNode row : books.get("rows")) {
            if (row.get("belief").asText().equals(belief)
                    && row.get("happened").asText().equals(happened)) {
                return row.get("orders").asLong();
            }
        }
        throw new AssertionError("no row " + belief + " " + happened);
    }

    /** Waits until so many orders' lines in the first trial look so. */
    private static void awaitArrivals(SwimProcess swim, String line, int orders) throws Exception {
        String trial = "messaging.plain.steady.r1";
        swim.awaitLoad(trial);
        Path arrivals = swim.results().resolve("trials/" + trial + "/raw/arrivals.csv");
        long endNs = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (count(arrivals, line) < orders) {
            assertThat(System.nanoTime()).as("never " + orders + " x " + line).isLessThan(endNs);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static long count(Path file, String line) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(text -> text.matches(line)).count();
        }
    }

    private static void requireInstalled(String broker) {
        if (broker.equals("rabbitmq")) {
            Needs.rabbitmq();
        }
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findFirst().orElseThrow();
        }
    }

    private SwimProcess run(String patterns, String scenarios, String... more) throws IOException {
        return run(folder, patterns, scenarios, more);
    }

    private static SwimProcess run(Path where, String patterns, String scenarios, String... more)
            throws IOException {
        String file = TinyExperiment.write(where, patterns, scenarios).toString();
        String[] arguments = new String[more.length + 2];
        arguments[0] = "run";
        arguments[1] = file;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return SwimProcess.start(where, arguments);
    }

    private static String verdict(SwimProcess swim, String trial) throws IOException {
        JsonNode verdict =
                json(swim.results().resolve("trials").resolve(trial).resolve("verdict.json"));
        StringBuilder failed = new StringBuilder(verdict.get("validity").asText());
        for (JsonNode check : verdict.get("checks")) {
            if (!check.get("validity").asText().equals("VALID")) {
                failed.append('\n').append(check);
            }
        }
        return failed.toString();
    }

    private static JsonNode booksOf(SwimProcess swim, String pattern, String scenario)
            throws IOException {
        for (JsonNode cell : json(swim.results().resolve("analysis.json")).get("cells")) {
            if (cell.get("pattern").asText().equals(pattern)
                    && cell.get("scenario").asText().equals(scenario)) {
                return cell.get("ledger");
            }
        }
        throw new AssertionError("no cell " + pattern + " " + scenario);
    }

    private static JsonNode json(Path file) throws IOException {
        return JsonMapper.builder().build().readTree(file.toFile());
    }

    private static void awaitGone(List<ProcessHandle> children) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (children.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }
}
