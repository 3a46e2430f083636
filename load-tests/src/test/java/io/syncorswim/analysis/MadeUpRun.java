package io.syncorswim.analysis;

import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.ExperimentFile;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Plan;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.experiment.Trial;
import io.syncorswim.recording.JsonFile;
import io.syncorswim.recording.RunRecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The result directory of a made-up run of chain without faults: 900 measured orders a repetition,
 * whose latencies are drawn anew for each and then made longer by a factor.
 *
 * @param repetitions how many
 * @param factor what latencies are multiplied with; 1 is the baseline
 * @param broker what the environment says
 * @param draw tells apart two runs that should be alike
 */
public record MadeUpRun(int repetitions, double factor, String broker, long draw) {
    private static final double MEDIAN_MS = 40;
    private static final double SIGMA = 0.3;
    private static final int STEP_MS = 4;

    /** A run like any other. */
    public static MadeUpRun calm(int repetitions, long draw) {
        return new MadeUpRun(repetitions, 1, "RabbitMQ 3.10", draw);
    }

    /** The same, slower. */
    public MadeUpRun slowerBy(double times) {
        return new MadeUpRun(repetitions, times, broker, draw);
    }

    /** The same, through another broker. */
    public MadeUpRun through(String another) {
        return new MadeUpRun(repetitions, factor, another, draw);
    }

    /** Writes it. */
    public Path write(Path results) throws IOException {
        Experiment experiment =
                RunFixture.experiment(
                        Pattern.CHAIN, new Scenario("steady", List.of()), repetitions);
        Files.createDirectories(results);
        Files.writeString(results.resolve("experiment.yaml"), ExperimentFile.write(experiment));
        for (Trial trial : Plan.of(experiment).trials()) {
            Random random = new Random(1_000 * draw + trial.repetition());
            RunFixture run = new RunFixture(trial).quietLab();
            for (long ms = 0; ms < 5_000; ms += STEP_MS) {
                run.good(
                        ms,
                        Math.round(factor * MEDIAN_MS * Math.exp(SIGMA * random.nextGaussian())));
            }
            run.write(results);
        }
        JsonFile.write(
                results.resolve("environment.json"),
                new RunRecord(
                        RunRecord.SCHEMA,
                        "made-up",
                        "2026-11-23T00:00:00Z",
                        "./swim run",
                        broker,
                        true,
                        Map.of("JDK", "25")));
        return results;
    }
}
