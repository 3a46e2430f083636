package io.syncorswim.cli;

import io.syncorswim.experiment.BadInput;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Plan;
import io.syncorswim.lab.Installation;
import io.syncorswim.lab.Lab;
import io.syncorswim.lab.Watching;
import io.syncorswim.metrics.Prometheus;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.MissingPrerequisite;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code swim run}: the main job. */
@Command(
        name = "run",
        description = {
            "Run an experiment and write its report.",
            "Every pattern goes through every scenario; the results are kept as raw records."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ExperimentOptions options = new ExperimentOptions();

    @Option(
            names = "--results",
            defaultValue = "results",
            paramLabel = "DIR",
            description = "Where the result directory is made (${DEFAULT-VALUE}).")
    private Path parent = Path.of("results");

    @Option(
            names = "--metrics",
            paramLabel = "[ADDRESS:]PORT",
            description =
                    "Serve the run's metrics there (see docs/metrics.md); 0 takes any free port;"
                            + " without an address on 127.0.0.1.")
    private @Nullable String metrics;

    @Option(
            names = "--prometheus",
            arity = "0..1",
            fallbackValue = "0",
            paramLabel = "PORT",
            description =
                    "Start an installed Prometheus for the run; its data stays with the results."
                            + " Without a port it takes any free one.")
    private @Nullable Integer prometheus;

    @Override
    public Integer call() throws BadInput, IOException, ChildFailed, MissingPrerequisite {
        Experiment experiment = options.experiment();
        Watching watching = watching();
        PrintWriter out = spec.commandLine().getOut();
        boolean terminal = isTerminal();
        ConsoleProgress progress = new ConsoleProgress(out, terminal, experiment.phases().end());
        Lab lab = new Lab(Installation.ofThisProcess(), progress, Clock.systemUTC());
        Path results = lab.resultDirectory(parent, experiment);
        progress.watchable("Results", results.toString());
        try (ConsoleProgress _ = progress;
                Interruption _ = Interruption.ofThisThread()) {
            lab.run(experiment, Plan.of(experiment), results.toAbsolutePath(), command(), watching);
        } catch (InterruptedException interrupted) {
            return interrupted(results, out);
        }
        return ReportCommand.report(results, out).code();
    }

    private Watching watching() throws BadInput, MissingPrerequisite {
        if (prometheus != null && (prometheus < 0 || prometheus > HIGHEST_PORT)) {
            throw new BadInput(
                    "--prometheus must be from 0 to " + HIGHEST_PORT + ", not " + prometheus);
        }
        if (prometheus != null && Prometheus.installed().isEmpty()) {
            throw Prometheus.missing();
        }
        return new Watching(
                metrics == null ? Optional.empty() : Optional.of(address(metrics)),
                prometheus == null ? OptionalInt.empty() : OptionalInt.of(prometheus));
    }

    private static InetSocketAddress address(String text) throws BadInput {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new BadInput("--metrics must be like 9170 or 0.0.0.0:9170, not '" + text + "'");
        }
        String host = colon < 0 ? "127.0.0.1" : text.substring(0, colon);
        InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(port));
        if (address.isUnresolved()) {
            throw new BadInput("--metrics: there is no address " + host);
        }
        return address;
    }

    // Without a terminal some JDKs have no console, whatever the rule says.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** The exit status is the signal's, whatever is returned here. */
    private int interrupted(Path results, PrintWriter out) {
        spec.commandLine()
                .getErr()
                .println("swim: interrupted; report on what there is: ./swim report " + results);
        spec.commandLine().getErr().flush();
        out.flush();
        return ExitCode.INTERRUPTED.code();
    }

    /** The command line as it was given, but for passwords. */
    private String command() {
        List<String> words = spec.commandLine().getParseResult().originalArgs();
        List<String> said =
                words.isEmpty() ? List.of() : words.stream().map(RunCommand::shown).toList();
        String rest = said.stream().collect(Collectors.joining(" "));
        return rest.startsWith("run") ? "./swim " + rest : ("./swim run " + rest).strip();
    }

    private static String shown(String word) {
        String safe = word.replaceAll("://[^@/]*@", "://…@");
        return safe.matches("[\\w./:,=%@+…-]+") ? safe : "'" + safe + "'";
    }
}
