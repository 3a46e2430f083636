package io.syncorswim.gatling;

import io.gatling.app.Gatling$;
import io.gatling.app.RunResult;
import io.gatling.app.Runner;
import io.gatling.commons.util.DefaultClock;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.netty.util.Transports;
import io.netty.channel.EventLoopGroup;
import io.syncorswim.recording.TrialFolder;

import scala.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/**
 * Gatling inside this process, without its launcher: no exit of the JVM, no charts before they are
 * asked for, no analytics, and no question for a newer version (see {@link NoPreferences}).
 *
 * <p>It calls Gatling's launcher classes, which are public in bytecode only; that they fit
 * Gatling's pinned version is what the integration tests are for.
 */
final class GatlingRun {
    private static final String LOG = "simulation.log";

    private final Path trial;
    private final String folder;
    private final GatlingConfiguration configuration;
    private final ActorSystem actors = new ActorSystem();
    private final EventLoopGroup loops;

    GatlingRun(TrialFolder trial) {
        this.trial = trial.path();
        this.folder = trial.path().relativize(trial.gatling()).toString();
        this.configuration = GatlingConfiguration.load();
        this.loops =
                Transports.newEventLoopGroup(
                        configuration.netty().useNativeTransport(),
                        configuration.netty().useIoUring(),
                        0,
                        "gatling");
    }

    EventLoopGroup loops() {
        return loops;
    }

    /** Runs the injection until its last user has left, once; blocks meanwhile. */
    void run(Injection injection) throws IOException {
        Runner runner = new Runner(actors, loops, new DefaultClock(), arguments(), configuration);
        RunResult result;
        try {
            result = ScopedValue.where(Injection.CURRENT, injection).call(runner::run);
        } finally {
            actors.close();
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
        keepLog(trial.resolve(result.runId()));
    }

    /** Writes Gatling's HTML report of the run, and removes the log that it was made from. */
    void writeCharts() throws IOException {
        int code =
                Gatling$.MODULE$.fromArgs(
                        new String[] {
                            "--reports-only", folder, "--results-folder", trial.toString()
                        });
        Path reports = trial.resolve(folder);
        if (code != 0 || !Files.exists(reports.resolve("index.html"))) {
            throw new IOException("Gatling wrote no report to %s".formatted(reports));
        }
        Files.delete(reports.resolve(LOG));
    }

    /** Gatling names the folder of a run itself; its log moves to where the report will be. */
    private void keepLog(Path run) throws IOException {
        Path reports = Files.createDirectories(trial.resolve(folder));
        Files.move(run.resolve(LOG), reports.resolve(LOG), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(run);
    }

    private GatlingArgs arguments() {
        return new GatlingArgs(
                Option.apply(LabSimulation.class.getName()),
                Option.empty(),
                true,
                Option.empty(),
                Option.apply(trial),
                Option.empty(),
                Option.empty());
    }
}
