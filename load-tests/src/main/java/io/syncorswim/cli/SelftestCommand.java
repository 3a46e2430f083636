package io.syncorswim.cli;

import io.syncorswim.lab.Installation;
import io.syncorswim.lab.ResultDirectory;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.MissingPrerequisite;
import io.syncorswim.report.SelftestReport;
import io.syncorswim.selftest.Selftest;
import io.syncorswim.selftest.SelftestResult;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code swim selftest}: whether the harness finds what is known. */
@Command(
        name = "selftest",
        description = {
            "Measure a server whose answers are known, and say whether the harness found them.",
            "Real injector, recorder and analysis; only the server is synthetic."
        },
        mixinStandardHelpOptions = true)
final class SelftestCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--quick", description = "A case of each kind, in under a minute.")
    private boolean quick;

    @Option(
            names = "--seed",
            defaultValue = "42",
            paramLabel = "N",
            description = "Source of arrivals, service times and planted lies (${DEFAULT-VALUE}).")
    private long seed = 42;

    @Option(
            names = "--results",
            defaultValue = "results",
            paramLabel = "DIR",
            description = "Where the result directory is made (${DEFAULT-VALUE}).")
    private Path parent = Path.of("results");

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write selftest.json to this file.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, ChildFailed, MissingPrerequisite {
        PrintWriter out = spec.commandLine().getOut();
        Clock clock = Clock.systemUTC();
        Path results = ResultDirectory.create(parent, clock.instant(), "selftest");
        out.println("Results: " + results);
        Selftest selftest =
                Selftest.of(
                        Installation.ofThisProcess(),
                        clock,
                        seed,
                        quick,
                        (name, index, total, length) -> line(out, name, index, total, length));
        out.printf(Locale.ROOT, "%d s of load%n", selftest.length().toSeconds());
        out.flush();
        SelftestResult result;
        try (Interruption _ = Interruption.ofThisThread()) {
            result = selftest.run(results.toAbsolutePath(), command());
        } catch (InterruptedException interrupted) {
            out.flush();
            return ExitCode.INTERRUPTED.code();
        }
        return finish(result, results, out).code();
    }

    private static void line(PrintWriter out, String name, int index, int total, Duration length) {
        if (index > 0) {
            out.printf(
                    Locale.ROOT,
                    "[%2d/%d] %-20s %4.1f s%n",
                    index,
                    total,
                    name,
                    length.toMillis() / 1e3);
        } else {
            out.printf(Locale.ROOT, "        %-20s %4.1f s%n", name, length.toMillis() / 1e3);
        }
        out.flush();
    }

    private ExitCode finish(SelftestResult result, Path results, PrintWriter out)
            throws IOException {
        SelftestReport.write(result, results);
        out.println();
        out.print(SelftestReport.text(result));
        out.println();
        out.println("Report:  " + results.resolve("selftest.html"));
        out.flush();
        if (json != null) {
            Files.copy(results.resolve("selftest.json"), json, StandardCopyOption.REPLACE_EXISTING);
        }
        return switch (result.outcome()) {
            case PASSED -> ExitCode.OK;
            case SUSPECT -> ExitCode.SUSPECT;
            case FAILED -> ExitCode.SELFTEST_FAILED;
        };
    }

    private String command() {
        return "./swim selftest" + (quick ? " --quick" : "") + " --seed " + seed;
    }
}
