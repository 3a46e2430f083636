package io.syncorswim.selftest;

import io.syncorswim.analysis.Measurement;
import io.syncorswim.lab.Installation;
import io.syncorswim.lab.Machine;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.Children;
import io.syncorswim.process.RealTime;
import io.syncorswim.recording.JsonFile;
import io.syncorswim.recording.RawRecords;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.selftest.Programme.Placed;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a server whose answers are known, with the real injector, recorder, conversion and
 * analysis, and judges what they found.
 *
 * <p>Used once, by one thread; an interrupt ends it, and no process outlives it.
 */
public final class Selftest {
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Installation installation;
    private final Clock clock;
    private final Programme programme;
    private final Listener listener;
    private final List<String> server;

    /** Told what is going on, on the self-test's thread. */
    public interface Listener {
        /**
         * A case begins.
         *
         * @param index from 1
         */
        void begins(String name, int index, int total, Duration length);
    }

    private Selftest(
            Installation installation,
            Clock clock,
            Programme programme,
            Listener listener,
            List<String> server) {
        this.installation = installation;
        this.clock = clock;
        this.programme = programme;
        this.listener = listener;
        this.server = List.copyOf(server);
    }

    /** The whole self-test, or a quick one. */
    public static Selftest of(
            Installation installation, Clock clock, long seed, boolean quick, Listener listener) {
        List<String> server =
                List.of(
                        SyntheticServer.class.getName(),
                        quick ? "quick" : "full",
                        Long.toString(seed));
        return new Selftest(
                installation,
                clock,
                quick ? Programme.quick(seed) : Programme.full(seed),
                listener,
                server);
    }

    /**
     * A self-test of another server, for the test that one is caught that is wrong.
     *
     * @param server its main class and arguments; the folder of its journals is added
     */
    static Selftest against(
            List<String> server,
            Programme programme,
            Installation installation,
            Clock clock,
            Listener listener) {
        return new Selftest(installation, clock, programme, listener, server);
    }

    /** How long its load lasts. */
    public Duration length() {
        return programme.length();
    }

    /**
     * Runs it.
     *
     * @param results an existing directory, in which {@code selftest.json} is left
     * @param command what reproduces it
     * @throws InterruptedException when it was to end
     * @throws ChildFailed where injector or server did not do what they were started for
     */
    public SelftestResult run(Path results, String command)
            throws IOException, ChildFailed, InterruptedException {
        Instant startedAt = clock.instant();
        long fromNs = System.nanoTime();
        TrialFolder folder = new TrialFolder(results.resolve("records"));
        Files.createDirectories(folder.raw());
        Files.createDirectories(folder.logs());
        programme.writeSchedule(folder.schedule());
        RealTime priority = RealTime.ofThisMachine();
        Run.Recorded recorded;
        try (Children children = new Children(STOP)) {
            recorded =
                    new Run(installation, programme, listener, children, folder, priority)
                            .run(server);
        }
        RawRecords.toParquet(folder, recorded.t0Ns());
        List<CaseResult> cases = judge(folder, recorded);
        SelftestResult result =
                new SelftestResult(
                        SelftestResult.SCHEMA,
                        "Sync or Swim " + Machine.version(),
                        startedAt.toString(),
                        (System.nanoTime() - fromNs) / 1e9,
                        command,
                        programme.seed(),
                        cases.stream()
                                .map(CaseResult::outcome)
                                .reduce(Outcome.PASSED, Outcome::worse),
                        cases,
                        Machine.description(installation.home(), priority));
        JsonFile.write(results.resolve("selftest.json"), result);
        return result;
    }

    private List<CaseResult> judge(TrialFolder folder, Run.Recorded recorded) throws IOException {
        Doubts doubts = new Doubts(recorded.stop(), Punctuality.read(folder, recorded.t0Ns()));
        List<CaseResult> cases = new ArrayList<>();
        try (Measurement measurement = Measurement.open(folder, programme.length())) {
            for (Placed placed : programme.judged()) {
                Run.Host host = recorded.hosts().get(placed.what().name());
                cases.add(
                        Judge.judge(
                                new Observed(
                                        placed,
                                        programme.seed(),
                                        measurement.seen(placed.window()),
                                        measurement.response(placed.window()),
                                        measurement.service(placed.window()),
                                        measurement.completion(placed.window()),
                                        measurement.books(placed.window()),
                                        measurement.worstBacklog(placed.window()),
                                        stop(placed, recorded),
                                        doubts.of(placed, measurement, host),
                                        host == null ? null : host.busy())));
            }
        }
        return cases;
    }

    private static Observed.@Nullable Stop stop(Placed placed, Run.Recorded recorded) {
        return placed.what().shape() instanceof Shape.InjectorFreeze ? recorded.stop() : null;
    }
}
