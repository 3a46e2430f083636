package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes an analysis as pages that people read. */
public final class Reports {
    private Reports() {}

    /**
     * Writes {@code report.html}, {@code report.md} and {@code results.csv} into a result
     * directory, over those that are there. They link to what the directory holds by relative
     * paths, so that it can be moved as a whole.
     */
    public static void write(Analysis analysis, Path results) throws IOException {
        Page page = Page.of(analysis, results);
        Files.writeString(results.resolve("report.html"), HtmlReport.of(page));
        Files.writeString(results.resolve("report.md"), MarkdownReport.of(page));
        Files.writeString(results.resolve("results.csv"), CsvReport.of(analysis));
    }
}
