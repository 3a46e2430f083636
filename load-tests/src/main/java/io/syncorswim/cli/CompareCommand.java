package io.syncorswim.cli;

import io.syncorswim.analysis.Analyzer;
import io.syncorswim.analysis.SampledRun;
import io.syncorswim.comparison.Change;
import io.syncorswim.comparison.Change.Direction;
import io.syncorswim.comparison.Comparer;
import io.syncorswim.comparison.JunitXml;
import io.syncorswim.comparison.Mismatch;
import io.syncorswim.comparison.RunComparison;
import io.syncorswim.experiment.BadInput;
import io.syncorswim.recording.JsonFile;
import io.syncorswim.recording.RunLock;
import io.syncorswim.report.ComparisonReports;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code ./swim compare}: two result directories, side by side. */
@Command(
        name = "compare",
        description = {
            "Compare two runs: what got better, what worse, what stayed.",
            "Writes comparison.html, .md, .json and junit.xml.",
            ""
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    private static final Pattern RULE = Pattern.compile("regression:(\\d{1,3}(?:\\.\\d{1,3})?)%");
    private static final int FEWEST_REPETITIONS = 2;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "FIRST",
            description = "The result directory to compare with, the baseline.")
    private Path first = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "SECOND",
            description = "The result directory that is compared with it.")
    private Path second = Path.of("");

    @Option(
            names = "--fail-on",
            paramLabel = "regression:PERCENT%",
            description =
                    "Exit with 8 where a figure got significantly worse by more than so many"
                        + " percent (of shares: percentage points). Needs two repetitions or more"
                        + " of both runs.")
    private @Nullable String failOn;

    @Option(
            names = "--even-if-different",
            description =
                    "Compare though broker, machine or workload differ; every page then says so.")
    private boolean isForced;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write (default: beside SECOND, comparison-FIRST-SECOND).")
    private @Nullable Path out;

    @Override
    public Integer call() throws BadInput, IOException {
        double percent = percent();
        RunComparison comparison =
                Comparer.compare(read(first), name(first), read(second), name(second));
        refuseWhatDiffers(comparison);
        refuseTooFew(comparison);
        Path directory = directory();
        Files.createDirectories(directory);
        JsonFile.write(directory.resolve("comparison.json"), comparison);
        ComparisonReports.write(comparison, directory);
        JunitXml.write(comparison, percent, directory.resolve("junit.xml"));
        return tell(comparison, percent, directory).code();
    }

    private ExitCode tell(RunComparison comparison, double percent, Path directory) {
        PrintWriter console = spec.commandLine().getOut();
        comparison.caveats().forEach(console::println);
        for (Direction direction : Direction.values()) {
            List<Change> changes = comparison.of(direction);
            if (direction == Direction.SAME) {
                console.printf("%d figures show no significant difference.%n", changes.size());
            } else {
                changes.forEach(change -> console.println(change.sentence()));
            }
        }
        console.println();
        console.println("Comparison:  " + directory.resolve("comparison.html"));
        console.flush();
        if (failOn != null
                && comparison.of(Direction.UNKNOWN).size() == comparison.changes().size()) {
            spec.commandLine()
                    .getErr()
                    .println("swim: no figure could be compared, so none is known not to be worse");
            return ExitCode.INVALID;
        }
        return failOn != null && !comparison.regressions(percent).isEmpty()
                ? ExitCode.REGRESSION
                : ExitCode.OK;
    }

    private double percent() throws BadInput {
        if (failOn == null) {
            return 0;
        }
        Matcher rule = RULE.matcher(failOn);
        if (!rule.matches()) {
            throw new BadInput("--fail-on is like regression:5%%, not '%s'".formatted(failOn));
        }
        return Double.parseDouble(rule.group(1));
    }

    private void refuseWhatDiffers(RunComparison comparison) throws BadInput {
        if (!isForced && !comparison.mismatches().isEmpty()) {
            throw new BadInput(
                    "the runs differ in %s: compare them all the same with --even-if-different"
                            .formatted(
                                    comparison.mismatches().stream()
                                            .map(Mismatch::toString)
                                            .collect(Collectors.joining(", "))));
        }
    }

    private void refuseTooFew(RunComparison comparison) throws BadInput {
        int repetitions =
                Math.min(comparison.first().repetitions(), comparison.second().repetitions());
        if (failOn != null && repetitions < FEWEST_REPETITIONS) {
            throw new BadInput(
                    "--fail-on needs runs of two repetitions or more, better five: one tells"
                            + " nothing of how runs vary");
        }
    }

    private static SampledRun read(Path results) throws BadInput, IOException {
        if (!Files.isRegularFile(results.resolve("experiment.yaml"))) {
            throw new BadInput(results + " is not a result directory: it has no experiment.yaml");
        }
        if (RunLock.isHeld(results)) {
            throw new BadInput("a run is still being recorded in " + results);
        }
        return Analyzer.sample(results);
    }

    private Path directory() {
        return out != null
                ? out
                : second.toAbsolutePath()
                        .normalize()
                        .resolveSibling("comparison-" + name(first) + "-" + name(second));
    }

    private static String name(Path results) {
        return String.valueOf(results.toAbsolutePath().normalize().getFileName());
    }
}
