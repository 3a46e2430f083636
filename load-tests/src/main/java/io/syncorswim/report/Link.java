package io.syncorswim.report;

import io.syncorswim.analysis.Analysis.TrialSummary;
import io.syncorswim.recording.TrialFolder;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A link to a file beside the report.
 *
 * @param href relative to the result directory, percent-encoded; it always begins with {@code ./}
 */
record Link(String label, String href) {
    /** Gatling's report and the records of a trial; only what is there. */
    static List<Link> of(Path results, TrialSummary trial) {
        TrialFolder folder = TrialFolder.of(results, trial.id());
        List<Link> links = new ArrayList<>();
        if (trial.gatlingReport() != null) {
            to(results, results.resolve(trial.gatlingReport()), "Gatling’s report")
                    .ifPresent(links::add);
        }
        for (Path file :
                List.of(
                        folder.arrivals(),
                        folder.effects(),
                        folder.samples(),
                        folder.health(),
                        folder.timeline(),
                        folder.verdict(),
                        folder.raw(),
                        folder.logs())) {
            to(results, file, file.getFileName().toString()).ifPresent(links::add);
        }
        return links;
    }

    private static Optional<Link> to(Path results, Path target, String label) {
        Path root = results.toAbsolutePath().normalize();
        Path file = target.toAbsolutePath().normalize();
        if (!file.startsWith(root) || !Files.exists(file)) {
            return Optional.empty();
        }
        String path =
                StreamSupport.stream(root.relativize(file).spliterator(), false)
                        .map(segment -> encoded(segment.toString()))
                        .collect(Collectors.joining("/"));
        boolean folder = Files.isDirectory(file);
        return Optional.of(new Link(label, "./" + path + (folder ? "/" : "")));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
