package io.syncorswim.cli;

import io.syncorswim.experiment.BadInput;
import io.syncorswim.experiment.BrokerChoice;
import io.syncorswim.experiment.Defaults;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.ExperimentFile;
import io.syncorswim.experiment.Overrides;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The experiment file and the flags that change it; what they say is checked by the experiment. */
final class ExperimentOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Experiment file; without one, the defaults (see 'swim init').")
    private @Nullable Path file;

    @Option(
            names = "--quick",
            description = "Shorter phases: all default trials in under 3 minutes.")
    private boolean quick;

    @Option(
            names = "--pattern",
            split = ",",
            paramLabel = "PATTERN",
            description = "Only these: chain, chain-virtual, fan-out, messaging.")
    private List<String> patterns = new ArrayList<>();

    @Option(
            names = "--scenario",
            split = ",",
            paramLabel = "NAME",
            description = "Only these of the experiment's scenarios.")
    private List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--broker",
            paramLabel = "BROKER",
            description =
                    "auto (RabbitMQ where installed, else embedded), embedded, rabbitmq,"
                            + " amqp://user:password@host:port/vhost, or @FILE with that URI in"
                            + " FILE.")
    private @Nullable String broker;

    @Option(
            names = "--rate",
            paramLabel = "N/s",
            description = "Offered load outside spikes, orders per second.")
    private @Nullable String rate;

    @Option(
            names = "--slo",
            paramLabel = "TIME",
            description = "An order completed within this long counts as good.")
    private @Nullable String slo;

    @Option(names = "--seed", paramLabel = "N", description = "Source of every random number.")
    private @Nullable String seed;

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            description = "How often each pattern goes through each scenario, interleaved.")
    private @Nullable String repetitions;

    @Option(names = "--warm-up", paramLabel = "TIME", description = "Length of the warm-up.")
    private @Nullable String warmUp;

    @Option(names = "--baseline", paramLabel = "TIME", description = "Length of the baseline.")
    private @Nullable String baseline;

    @Option(names = "--fault", paramLabel = "TIME", description = "Length of the fault phase.")
    private @Nullable String fault;

    @Option(names = "--recovery", paramLabel = "TIME", description = "Length of the recovery.")
    private @Nullable String recovery;

    /** The experiment that the user means. */
    Experiment experiment() throws BadInput {
        Experiment base = file == null ? Defaults.experiment() : ExperimentFile.read(file);
        return new Overrides(
                        quick,
                        seed,
                        repetitions,
                        spelledOut(broker),
                        slo,
                        rate,
                        warmUp,
                        baseline,
                        fault,
                        recovery,
                        patterns,
                        scenarios)
                .applyTo(base);
    }

    /** Keeps a password out of the command line, which others on the machine can read. */
    private static @Nullable String spelledOut(@Nullable String broker) throws BadInput {
        if (broker == null || !broker.startsWith("@")) {
            return broker;
        }
        Path file = Path.of(broker.substring(1));
        try {
            String uri = Files.readString(file).strip();
            if (BrokerChoice.parse(uri) instanceof BrokerChoice.External) {
                return uri;
            }
        } catch (NoSuchFileException missing) {
            throw new BadInput("--broker: there is no file '" + file + "'");
        } catch (IOException unreadable) {
            throw new BadInput("--broker: the file '" + file + "' can't be read");
        } catch (IllegalArgumentException noUri) {
            // Neither told nor the cause of what is: it may hold a password.
        }
        throw new BadInput(
                "--broker: the file '"
                        + file
                        + "' must hold amqp://user:password@host:port/vhost and nothing else");
    }
}
