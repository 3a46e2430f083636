package io.syncorswim.cli;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.analysis.Analyzer;
import io.syncorswim.experiment.BadInput;
import io.syncorswim.recording.RunLock;
import io.syncorswim.report.ConsoleMatrix;
import io.syncorswim.report.Reports;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code swim report}: makes the reports of a run again, from its records alone. */
@Command(
        name = "report",
        description = "Make the reports of a run again, from its records.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "A result directory, results/<time>-<name>.")
    private Path results = Path.of("results");

    @Override
    public Integer call() throws BadInput, IOException {
        if (!Files.isRegularFile(results.resolve("experiment.yaml"))) {
            throw new BadInput(results + " is not a result directory: it has no experiment.yaml");
        }
        if (RunLock.isHeld(results)) {
            throw new BadInput(
                    "a run is still being recorded in " + results + ": wait until it ends");
        }
        return report(results, spec.commandLine().getOut()).code();
    }

    /**
     * Analyses the records, writes every report, and says where they are and what they are worth.
     */
    static ExitCode report(Path results, PrintWriter out) throws BadInput, IOException {
        Analysis analysis = Analyzer.analyze(results);
        Reports.write(analysis, results);
        out.println();
        out.println(
                "Verdict: " + analysis.validity() + (analysis.complete() ? "" : ", incomplete"));
        analysis.trials().stream()
                .flatMap(trial ->
                        trial.verdict().reasons().stream()
                                .map(reason -> "  " + trial.id() + ": " + reason))
                .forEach(out::println);
        out.println();
        ConsoleMatrix.of(analysis, results).forEach(out::println);
        out.println();
        out.println("Report:  " + results.resolve("report.html"));
        out.flush();
        if (!analysis.complete()) {
            return ExitCode.INVALID;
        }
        return switch (analysis.validity()) {
            case VALID -> ExitCode.OK;
            case SUSPECT -> ExitCode.SUSPECT;
            case INVALID -> ExitCode.INVALID;
        };
    }
}
