package io.syncorswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.analysis.Analyzer;
import io.syncorswim.analysis.MadeUpRun;
import io.syncorswim.analysis.SampledRun;
import io.syncorswim.comparison.Comparer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page as a reader's browser shows it: a real Chromium, without network and script. */
@Tag("side-by-side")
class ReportIT {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static Chromium chromium;

    @TempDir Path results;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 375", "dark, 375", "light, 1600"})
    void it_is_read_without_script_network_and_sideways_scrolling(String scheme, int width)
            throws Exception {
        assertReads(SyntheticAnalysis.valid(), "report", scheme, width);
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 375"})
    void an_interrupted_invalid_run_is_read_alike(String scheme, int width) throws Exception {
        assertReads(SyntheticAnalysis.interrupted(), "interrupted", scheme, width);
    }

    @Test
    void hours_are_drawn_too() throws Exception {
        assertReads(SyntheticAnalysis.stretched(120), "hours", "light", 1280);
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 375", "dark, 375"})
    void the_page_of_a_self_test_is_read_alike(String scheme, int width) throws Exception {
        SelftestReport.write(SelftestReportTest.failed(), results);

        assertReads("selftest", scheme, width);
        assertThat(chromium.text("h1")).isEqualTo("Self-test");
        assertThat(chromium.text("#verdict")).contains("FAILED");
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 375", "dark, 375"})
    void the_page_of_a_comparison_is_read_alike(String scheme, int width) throws Exception {
        MadeUpRun.calm(4, 1).write(results.resolve("first"));
        MadeUpRun.calm(4, 2)
                .slowerBy(1.5)
                .through("Apache Qpid Broker-J")
                .write(results.resolve("second"));
        SampledRun first = Analyzer.sample(results.resolve("first"));
        SampledRun second = Analyzer.sample(results.resolve("second"));
        ComparisonReports.write(Comparer.compare(first, "first", second, "second"), results);

        assertReads("comparison", scheme, width);
        assertThat(chromium.text("h1")).isEqualTo("second against first");
        assertThat(chromium.text("main"))
                .contains("got worse", "The runs differ in broker", "95% interval");
    }

    private void assertReads(Analysis analysis, String name, String scheme, int width)
            throws Exception {
        Reports.write(analysis, results);
        Files.move(results.resolve("report.html"), results.resolve(name + ".html"));
        assertReads(name, scheme, width);
        assertThat(chromium.text("h1")).isEqualTo(analysis.run().name());
        assertThat(chromium.text("#verdict")).contains(analysis.validity().name());
    }

    private void assertReads(String name, String scheme, int width) throws Exception {
        Path page = results.resolve(name + ".html");
        chromium.show(page, scheme, width);
        Files.createDirectories(SCREENSHOTS);
        Path picture = SCREENSHOTS.resolve(name + "-" + scheme + "-" + width + ".png");
        Files.write(picture, chromium.screenshot());
        assertThat(chromium.console()).isEmpty();
        assertThat(chromium.requests()).containsExactly(page.toUri().toString());
        assertThat(chromium.tooWide()).isEmpty();
        assertThat(chromium.pageWidth()).isEqualTo(width);
        assertThat(chromium.clippedTexts()).isEqualTo(List.of());
        assertThat(chromium.lowContrast()).isEmpty();
        boolean dark = scheme.equals("dark");
        assertThat(chromium.background())
                .isEqualTo(dark ? "rgb(17, 22, 28)" : "rgb(255, 255, 255)");
    }
}
