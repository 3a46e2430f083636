package io.syncorswim.lab;

import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.ExperimentFile;
import io.syncorswim.experiment.Plan;
import io.syncorswim.experiment.Trial;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.Children;
import io.syncorswim.process.LoopbackPorts;
import io.syncorswim.process.MissingPrerequisite;
import io.syncorswim.process.RealTime;
import io.syncorswim.recording.JsonFile;
import io.syncorswim.recording.RunLock;
import io.syncorswim.recording.RunRecord;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs an experiment: every trial of its plan, one after the other, into one result directory.
 *
 * <p>Used by one thread. An interrupt ends the run in order: the running trial is stopped and kept,
 * marked incomplete; nothing that was started outlives {@link #run}.
 */
public final class Lab {
    private final Installation installation;
    private final Progress progress;
    private final Clock clock;
    private final RealTime priority = RealTime.ofThisMachine();
    private final SecureRandom random = new SecureRandom();

    public Lab(Installation installation, Progress progress, Clock clock) {
        this.installation = installation;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * A new result directory, named after the time and the experiment.
     *
     * @throws MissingPrerequisite where none can be made there
     */
    public Path resultDirectory(Path parent, Experiment experiment) throws MissingPrerequisite {
        return ResultDirectory.create(parent, clock.instant(), experiment.name());
    }

    /** Runs every trial, with nobody watching. */
    public void run(Experiment experiment, Plan plan, Path results, String command)
            throws IOException, ChildFailed, MissingPrerequisite, InterruptedException {
        run(experiment, plan, results, command, Watching.NOT_AT_ALL);
    }

    /**
     * Runs every trial.
     *
     * @param results an empty directory
     * @param command the command line that reproduces the run
     * @param watching how the run is to be watched
     * @throws InterruptedException when the run was to end; what was recorded is kept
     * @throws IOException when records cannot be written
     */
    public void run(
            Experiment experiment, Plan plan, Path results, String command, Watching watching)
            throws IOException, ChildFailed, MissingPrerequisite, InterruptedException {
        Instant startedAt = clock.instant();
        Files.writeString(results.resolve("experiment.yaml"), ExperimentFile.write(experiment));
        RunFile runFile =
                new RunFile(
                        results,
                        experiment,
                        startedAt,
                        command,
                        Machine.description(installation.home(), priority));
        runFile.write(Optional.empty(), false);
        LoopbackPorts ports = new LoopbackPorts(random);
        LiveMetrics.Place place =
                new LiveMetrics.Place(
                        installation.prometheusConfiguration(),
                        results.resolve("prometheus"),
                        experiment.deadlines().start());
        try (RunLock _ = RunLock.hold(results);
                Children children = new Children(experiment.deadlines().stop());
                HttpClient http =
                        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
                LiveMetrics live = LiveMetrics.start(watching, children, ports, place, progress)) {
            Setup setup =
                    new Setup(
                            installation,
                            experiment,
                            results,
                            randomHex(32),
                            randomHex(4),
                            children,
                            http,
                            ports,
                            clock,
                            progress,
                            priority,
                            live);
            Path brokerFolder = results.resolve("broker");
            try (RunBroker broker = new RunBroker(setup, brokerFolder)) {
                runAll(setup, plan, broker, runFile);
            }
        }
    }

    private void runAll(Setup setup, Plan plan, RunBroker broker, RunFile runFile)
            throws IOException, ChildFailed, MissingPrerequisite, InterruptedException {
        if (plan.trials().stream().anyMatch(trial -> trial.pattern().isBrokered())) {
            progress.broker(broker.running().description());
            runFile.write(broker.description(), false);
        } else {
            progress.broker("none; no pattern of this experiment needs one");
        }
        List<String> build = installation.build();
        int index = 0;
        for (Trial trial : plan.trials()) {
            index++;
            if (!installation.build().equals(build)) {
                throw new MissingPrerequisite(
                        "the programs were built anew while they were being measured: trials from %s on would be of other code; run again, and build nothing in this checkout meanwhile"
                                .formatted(trial.id()));
            }
            Optional<TrialQueues> queues =
                    trial.pattern().isBrokered()
                            ? Optional.of(broker.queues(index))
                            : Optional.empty();
            new TrialRun(setup, trial, queues, index, plan.trials().size()).run();
        }
        runFile.write(broker.description(), true);
    }

    private String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        this.random.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** environment.json: written at the start, when the broker is known, and at the end. */
    private record RunFile(
            Path results,
            Experiment experiment,
            Instant startedAt,
            String command,
            Map<String, String> environment) {
        void write(Optional<String> broker, boolean complete) throws IOException {
            RunRecord run =
                    new RunRecord(
                            RunRecord.SCHEMA,
                            experiment.name(),
                            startedAt.toString(),
                            command,
                            broker.orElse(null),
                            complete,
                            environment);
            JsonFile.write(results.resolve("environment.json"), run);
        }
    }
}
