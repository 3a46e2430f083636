package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;

import io.syncorswim.analysis.MadeUpRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

/** {@code ./swim compare} as a user or a build server calls it. */
class CompareCommandTest {
    private static final MadeUpRun CALM = MadeUpRun.calm(4, 1);

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_regression_fails_the_build_and_is_named_on_every_page() throws Exception {
        write(CALM, MadeUpRun.calm(4, 2).slowerBy(1.5));

        assertThat(compare("--fail-on", "regression:5%")).as(err.toString()).isEqualTo(8);

        Path pages = folder.resolve("comparison-first-second");
        assertThat(out.toString()).contains("chain in steady: completed p99 got worse");
        assertThat(pages.resolve("comparison.md")).content().contains("completed p99 got worse");
        assertThat(pages.resolve("comparison.html")).content().contains("completed p99 got worse");
        assertThat(
                        JsonMapper.builder()
                                .build()
                                .readTree(pages.resolve("comparison.json").toFile())
                                .at("/changes/0/direction")
                                .asText())
                .isEqualTo("WORSE");
        Document junit =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(pages.resolve("junit.xml").toFile());
        assertThat(junit.getDocumentElement().getAttribute("failures")).isEqualTo("2");
        assertThat(junit.getElementsByTagName("failure").getLength()).isEqualTo(2);
        assertThat(junit.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    }

    @Test
    void a_worsening_within_what_is_allowed_does_not() throws Exception {
        write(CALM, MadeUpRun.calm(4, 2).slowerBy(1.5));

        assertThat(compare("--fail-on", "regression:90%")).as(err.toString()).isZero();
    }

    @Test
    void runs_that_are_alike_end_with_0() throws Exception {
        write(CALM, MadeUpRun.calm(4, 2));

        assertThat(compare("--fail-on", "regression:5%")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("4 figures show no significant difference.");
    }

    @Test
    void runs_on_different_brokers_are_refused_until_that_is_wanted() throws Exception {
        write(CALM, MadeUpRun.calm(4, 2).through("Apache Qpid Broker-J"));

        assertThat(compare()).isEqualTo(2);
        assertThat(err.toString()).contains("broker").contains("--even-if-different");
        assertThat(folder.resolve("comparison-first-second")).doesNotExist();

        assertThat(compare("--even-if-different")).as(err.toString()).isZero();
        for (String page :
                List.of("comparison.md", "comparison.html", "comparison.json", "junit.xml")) {
            assertThat(folder.resolve("comparison-first-second").resolve(page))
                    .content()
                    .contains("The runs differ in broker");
        }
        assertThat(out.toString()).contains("The runs differ in broker");
    }

    @Test
    void a_build_is_not_failed_on_a_single_repetition() throws Exception {
        write(MadeUpRun.calm(1, 1), MadeUpRun.calm(1, 2));

        assertThat(compare("--fail-on", "regression:5%")).isEqualTo(2);
        assertThat(err.toString()).contains("two repetitions or more");
    }

    @Test
    void repetitions_that_were_planned_and_not_recorded_do_not_count() throws Exception {
        write(CALM, MadeUpRun.calm(4, 2));
        for (int repetition = 2; repetition <= 4; repetition++) {
            ResultFolder.deleteAll(
                    folder.resolve("second/trials/chain.plain.steady.r" + repetition));
        }

        assertThat(compare("--fail-on", "regression:5%")).isEqualTo(2);
        assertThat(err.toString()).contains("two repetitions or more");

        assertThat(compare()).as(err.toString()).isZero();
        assertThat(out.toString()).contains("A run of one repetition tells nothing");
    }

    @Test
    void a_build_does_not_pass_where_nothing_could_be_compared() throws Exception {
        write(CALM, MadeUpRun.calm(4, 2));
        for (int repetition = 1; repetition <= 4; repetition++) {
            Files.delete(
                    folder.resolve(
                            "second/trials/chain.plain.steady.r"
                                    + repetition
                                    + "/effects.parquet"));
        }

        assertThat(compare("--fail-on", "regression:5%")).as(err.toString()).isEqualTo(4);
        assertThat(err.toString()).contains("no figure could be compared");
        assertThat(compare()).isZero();
    }

    @Test
    void a_rule_that_is_none_and_a_folder_that_is_no_result_are_told() throws Exception {
        assertThat(compare("--fail-on", "slower")).isEqualTo(2);
        assertThat(err.toString()).contains("--fail-on is like regression:5%, not 'slower'");

        Files.createDirectory(folder.resolve("first"));
        assertThat(compare()).isEqualTo(2);
        assertThat(err.toString()).contains("is not a result directory");
    }

    private void write(MadeUpRun first, MadeUpRun second) throws IOException {
        first.write(folder.resolve("first"));
        second.write(folder.resolve("second"));
    }

    private int compare(String... options) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] arguments = new String[options.length + 3];
        arguments[0] = "compare";
        arguments[1] = folder.resolve("first").toString();
        arguments[2] = folder.resolve("second").toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return line.execute(arguments);
    }
}
