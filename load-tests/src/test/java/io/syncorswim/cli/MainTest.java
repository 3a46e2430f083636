package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.experiment.BrokerChoice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a user is told, and with which exit code. */
class MainTest {
    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --rat 5/s                     | --rat",
                "run --rate 0/s                    | --rate",
                "run --rate -3/s                   | --rate",
                "run --rate many                   | --rate",
                "run --pattern chains              | chain-virtual",
                "run --scenario earthquake         | steady, spike",
                "run --broker kafka                | amqp://",
                "run --fault 3                     | --fault",
                "run no-such-file.yaml             | no-such-file.yaml",
                "report no-such-folder             | not a result directory",
                "run --metrics here                | --metrics",
                "run --metrics 0.0.0.0:99999       | --metrics",
                "run --prometheus=99999            | --prometheus",
                "up --admin-port 70000             | --admin-port",
                "up --port 70000                   | --port",
                "run --broker @no-such-address     | there is no file 'no-such-address'",
                "run --broker @/                   | can't be read",
                "test                              | ./swim test",
                "frobnicate                        | frobnicate"
            })
    void bad_input_is_told_in_a_sentence_that_names_it_and_ends_with_2(
            String arguments, String named) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("swim: ").contains(named);
        assertThat(err.toString().lines().count()).isLessThanOrEqualTo(2);
        noStackTrace();
    }

    @Test
    void a_mistake_in_a_file_is_told_with_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "seed: 1\nrepetitons: 3\n");

        assertThat(execute("run", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("mine.yaml, line 2").contains("repetitions");
        noStackTrace();
    }

    @Test
    void init_leaves_an_existing_file_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "seed: 1\n");

        assertThat(execute("init", file.toString())).isEqualTo(2);
        assertThat(file).hasContent("seed: 1");
        noStackTrace();
    }

    @Test
    void what_init_writes_can_be_run_and_says_so() {
        Path file = folder.resolve("new.yaml");

        assertThat(execute("init", file.toString())).isZero();
        assertThat(file).isNotEmptyFile();
        assertThat(out.toString()).contains("./swim run " + file);
    }

    @Test
    void a_port_in_use_is_a_missing_prerequisite_and_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(execute("up", "--pattern", "chain", "--port", port)).isEqualTo(3);
            assertThat(err.toString()).contains("port " + port + " is in use");
            noStackTrace();
        }
    }

    @Test
    void an_external_broker_that_does_not_answer_is_named_without_its_password() {
        int exit =
                execute(
                        "run",
                        "--pattern",
                        "messaging",
                        "--results",
                        folder.toString(),
                        "--broker",
                        "amqp://me:open-sesame@127.0.0.1:1/");

        assertThat(exit).isEqualTo(3);
        assertThat(err.toString()).contains("127.0.0.1:1").doesNotContain("open-sesame");
        noStackTrace();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open-sesame", "#open sesame", "amqp://me:open sesame@127.0.0.1"})
    void a_file_that_holds_no_brokers_address_is_named_and_not_shown(String content)
            throws IOException {
        Path file = Files.writeString(folder.resolve("address"), content);

        assertThat(execute("run", "--broker", "@" + file)).isEqualTo(2);
        assertThat(err.toString()).contains(file.toString()).doesNotContain("sesame");
        noStackTrace();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--broker @", "--broker=@"})
    void a_brokers_address_is_read_from_a_file_as_it_is(String option) throws Exception {
        String uri = "amqp://me:'o'pen%23@127.0.0.1:1/mine";
        Path file = Files.writeString(folder.resolve("address"), uri + "\n");
        ExperimentOptions options = new ExperimentOptions();
        new CommandLine(options).setExpandAtFiles(false).parseArgs((option + file).split(" "));

        assertThat(options.experiment().broker())
                .isEqualTo(new BrokerChoice.External(URI.create(uri)));
    }

    @Test
    void a_place_that_cannot_be_written_is_a_missing_prerequisite() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThat(execute("run", "--results", file.resolve("results").toString())).isEqualTo(3);
        assertThat(err.toString()).contains("--results");
        noStackTrace();
    }

    @Test
    void help_and_version_are_no_mistakes() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("run", "up", "report", "doctor", "init", "Exit codes");
        assertThat(out.toString()).containsPattern("\n  test ").containsPattern("\n  format ");
        assertThat(execute("run", "--help")).isZero();
        assertThat(out.toString()).contains("or @FILE");
        assertThat(execute("--version")).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "re, report",
        "te, test",
        "'run --rep', --repetitions",
        "'up --admin', --admin-port",
        "'compare --fail', --fail-on"
    })
    void completion_is_a_valid_script_that_completes_commands_and_options(
            String typed, String completed) throws IOException, InterruptedException {
        assertThat(execute("generate-completion")).isZero();
        Path script = Files.writeString(folder.resolve("completion"), out.toString());
        assertThat(bash("-n", script.toString())).isEmpty();

        String press =
                """
                source "$1"
                COMP_WORDS=(./swim $2)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                "$(complete -p swim | sed 's/.* -F \\([^ ]*\\).*/\\1/')"
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
        assertThat(bash("-c", press, "bash", script.toString(), typed).lines()).contains(completed);
    }

    @Test
    void the_doctor_says_for_everything_whether_it_is_there() {
        int exit = execute("doctor");

        String said = out.toString();
        for (String named :
                new String[] {
                    "JDK",
                    "system",
                    "cores",
                    "memory",
                    "setpriv",
                    "broker",
                    "prometheus",
                    "docker",
                    "results",
                    "ports",
                    "promtool",
                    "chromium",
                    "chromedriver",
                    "npm"
                }) {
            assertThat(said).containsPattern("(?m)^(ok|--|no) +" + named + " ");
        }
        assertThat(said)
                .containsPattern("ports .*\\b808[0-2]")
                .containsPattern("ports .*\\b918\\d");
        boolean isReady = said.lines().noneMatch(line -> line.startsWith("no "));
        assertThat(exit).isEqualTo(isReady ? 0 : 3);
        assertThat(said).contains(isReady ? "Ready: ./swim run" : "Not ready");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void the_doctor_names_a_port_in_use_and_what_to_do() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            UsualPorts ports = new UsualPorts("./swim up", List.of(port), "./swim up --port N");

            assertThat(ports.finding()).isEqualTo(port + " is in use: ./swim up --port N");
            taken.close();
            assertThat(ports.finding()).isEqualTo("free for ./swim up: " + port);
        }
    }

    /** What it says, errors included. */
    private static String bash(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private int execute(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private void noStackTrace() {
        assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("Exception");
    }
}
