package io.syncorswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.analysis.Analysis.Named;
import io.syncorswim.analysis.Analysis.Prediction;
import io.syncorswim.analysis.Analysis.RunInfo;
import io.syncorswim.analysis.Analysis.Story;
import io.syncorswim.analysis.Comparison;
import io.syncorswim.recording.TrialFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ReportsTest {
    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=\"a|b`c";

    @TempDir Path results;

    @Test
    void what_a_user_wrote_cannot_become_markup() throws IOException {
        Analysis analysis = SyntheticAnalysis.valid();
        RunInfo run = analysis.run();
        RunInfo hostile =
                new RunInfo(
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        1,
                        1,
                        run.sloMs(),
                        run.ratePerSecond(),
                        List.of("chain", HOSTILE),
                        List.of("steady", HOSTILE),
                        run.phases(),
                        List.of(new Named(HOSTILE, HOSTILE)),
                        List.of(new Named("kernel", HOSTILE)));
        write(
                new Analysis(
                        1,
                        HOSTILE,
                        hostile,
                        analysis.validity(),
                        false,
                        analysis.trials(),
                        analysis.cells(),
                        List.of(new Story("steady", List.of(HOSTILE))),
                        List.of(
                                new Comparison(
                                        "steady", HOSTILE, HOSTILE, HOSTILE, HOSTILE, null, null,
                                        null, null, false, null, HOSTILE)),
                        List.of(
                                new Prediction(
                                        "chain", "plain", "steady", HOSTILE, HOSTILE, HOSTILE, null,
                                        null, null, null, null, HOSTILE))));
        assertThat(read("report.html")).doesNotContain("<script", "<img").contains("&lt;script>");
        assertThat(read("report.md").replaceAll("(?s)````?.*?````?", ""))
                .doesNotContain("<script", "<img");
    }

    @Test
    void the_page_stays_small_and_asks_for_nothing() throws IOException {
        write(SyntheticAnalysis.stretched(60));
        assertThat(Files.size(results.resolve("report.html"))).isLessThan(1_500_000);
        assertThat(read("report.html").replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http://", "https://", "<script", "@import", "url(");
    }

    @Test
    void the_parts_stand_in_the_order_in_which_they_are_to_be_read() throws IOException {
        write(SyntheticAnalysis.valid());
        String html = read("report.html");
        List<String> parts =
                List.of(
                        "id=\"verdict\"",
                        "id=\"matrix\"",
                        "id=\"happened\"",
                        "id=\"s1\"",
                        "id=\"s5\"",
                        "id=\"checks\"",
                        "id=\"reading\"",
                        "id=\"environment\"",
                        "./swim run");
        assertThat(parts.stream().map(html::indexOf).toList()).doesNotContain(-1).isSorted();
    }

    @Test
    void every_chart_names_the_broker() throws IOException {
        write(SyntheticAnalysis.valid());
        String[] figures = read("report.html").split("<figure>");
        assertThat(figures).hasSize(1 + 5 * 6);
        for (int i = 1; i < figures.length; i++) {
            assertThat(figures[i]).contains("Broker: RabbitMQ 3.10.8 (private node).</span>");
        }
    }

    @Test
    void a_trial_is_linked_to_the_files_that_it_left_and_to_no_other() throws IOException {
        Analysis analysis = SyntheticAnalysis.valid();
        TrialFolder folder = TrialFolder.of(results, "chain.plain.spike.r1");
        Files.createDirectories(folder.gatling());
        Files.writeString(folder.gatling().resolve("index.html"), "");
        Files.writeString(folder.arrivals(), "");
        write(analysis);
        assertThat(read("report.html"))
                .contains("href=\"./trials/chain.plain.spike.r1/gatling/index.html\"")
                .contains("href=\"./trials/chain.plain.spike.r1/arrivals.parquet\"")
                .doesNotContain("effects.parquet", "fan-out.plain.spike.r1/gatling");
    }

    @Test
    void an_incomplete_run_says_what_is_missing() throws IOException {
        write(SyntheticAnalysis.interrupted());
        for (String file : List.of("report.html", "report.md")) {
            assertThat(read(file))
                    .contains("INVALID", "INCOMPLETE RUN", "17 of 20 planned trials", "NOT RUN")
                    .contains("fan-out / down / r1");
        }
    }

    @Test
    void the_markdown_tells_the_same_as_the_page() throws IOException {
        write(SyntheticAnalysis.valid());
        String md = read("report.md");
        assertThat(md)
                .startsWith("# Sync or Swim: synthetic-test-data\n\n## Verdict: VALID\n")
                .contains("Broker: RabbitMQ 3.10.8 (private node).")
                .contains("./swim run experiments/default.yaml --broker rabbitmq --seed 42")
                .contains("The books close.");
        assertThat(md.lines())
                .anyMatch(line ->
                        line.matches("\\| spike +\\| chain +\\| SANK +\\| +61.8% \\(.*\\) \\|.*"))
                .anyMatch(line -> line.matches("\\| broker +\\| +— \\| +— \\|.*"));
    }

    @Test
    void intervals_and_differences_are_told_in_words_and_figures() throws IOException {
        write(SyntheticAnalysis.valid());
        for (String file : List.of("report.html", "report.md")) {
            assertThat(read(file).replace("&#39;", "'"))
                    .contains("the variation within that one trial")
                    .contains("significant means: more than the variation within these trials")
                    .contains("Chain's completed p99 is 1.80 times messaging's")
                    .contains("No significant difference in good share")
                    .contains("Too few orders to compare the accepted p99");
        }
        assertThat(read("results.csv").lines().findFirst())
                .hasValueSatisfying(header ->
                        assertThat(header)
                                .contains(
                                        "completed_share_low,completed_share_high",
                                        "completion_p99_ms_low,completion_p99_ms_high"));
    }

    @Test
    void the_csv_has_a_row_per_cell_and_every_row_has_every_column() throws IOException {
        write(SyntheticAnalysis.valid());
        List<String> lines = read("results.csv").lines().toList();
        assertThat(lines).hasSize(1 + 15);
        assertThat(lines.getFirst()).startsWith("run,started_at,broker,scenario,pattern,policy,");
        int columns = lines.getFirst().split(",", -1).length;
        assertThat(columns).isEqualTo(CsvReport.COLUMNS.size());
        assertThat(lines).allMatch(line -> line.split(",", -1).length == columns);
    }

    @Test
    void a_csv_field_is_quoted_when_it_must_be() {
        assertThat(CsvReport.quoted("plain text")).isEqualTo("plain text");
        assertThat(CsvReport.quoted("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvReport.quoted("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
        assertThat(CsvReport.quoted("two\nlines")).isEqualTo("\"two\nlines\"");
    }

    private void write(Analysis analysis) throws IOException {
        Reports.write(analysis, results);
    }

    private String read(String file) throws IOException {
        return Files.readString(results.resolve(file));
    }
}
