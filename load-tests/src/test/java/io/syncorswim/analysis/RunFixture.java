package io.syncorswim.analysis;

import io.syncorswim.experiment.Defaults;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Phases;
import io.syncorswim.experiment.Plan;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.experiment.Trial;
import io.syncorswim.experiment.Workload;
import io.syncorswim.recording.ArrivalLine;
import io.syncorswim.recording.ArrivalLine.Ending;
import io.syncorswim.recording.Conversion;
import io.syncorswim.recording.HealthLine;
import io.syncorswim.recording.JsonFile;
import io.syncorswim.recording.RawRecords;
import io.syncorswim.recording.RunRecord;
import io.syncorswim.recording.SampleLine;
import io.syncorswim.recording.Timeline;
import io.syncorswim.recording.Timeline.FaultWindow;
import io.syncorswim.recording.Timeline.Phase;
import io.syncorswim.recording.Timeline.PhaseName;
import io.syncorswim.recording.Timeline.ProcessEvent;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.wire.Effect;
import io.syncorswim.wire.TargetSystem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A hand-made trial: raw records as the processes would have left them, in milliseconds since T0.
 *
 * <p>Warm-up is the first second, baseline the second, fault the third; recovery lasts from 3 s to
 * 5 s, where the load ends. Orders are numbered in the order in which they are told.
 */
final class RunFixture {
    static final long T0 = 7_000_000_000L;

    private static final long MS = 1_000_000;
    private static final Phases PHASES =
            new Phases(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2));

    private final Trial trial;
    private final StringBuilder schedule = new StringBuilder();
    private final StringBuilder arrivals = new StringBuilder();
    private final StringBuilder samples = new StringBuilder();
    private final StringBuilder health = new StringBuilder();
    private final Map<TargetSystem, StringBuilder> journals = new EnumMap<>(TargetSystem.class);
    private final List<FaultWindow> faults = new ArrayList<>();
    private final List<ProcessEvent> processes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long orders;
    private long drainEndMs = 6_000;
    private boolean drained = true;
    private boolean warmUpMetDeadline = true;
    private boolean complete = true;
    private long clockOffsetNs;

    RunFixture(Trial trial) {
        this.trial = trial;
    }

    /** One pattern, one scenario, the fixture's phases; an SLO of one second. */
    static Experiment experiment(Pattern pattern, Scenario scenario, int repetitions) {
        return experiment(List.of(pattern), scenario, repetitions);
    }

    /** The same with several patterns. */
    static Experiment experiment(List<Pattern> patterns, Scenario scenario, int repetitions) {
        Experiment defaults = Defaults.experiment();
        return new Experiment(
                "literal",
                1,
                repetitions,
                defaults.broker(),
                Duration.ofSeconds(1),
                new Workload(4, Workload.Arrivals.EVEN, Duration.ofSeconds(3)),
                PHASES,
                defaults.deadlines(),
                defaults.frontend(),
                defaults.backends(),
                patterns,
                List.of(scenario));
    }

    /** The fixture of one repetition of an experiment that has one cell. */
    static RunFixture of(Experiment experiment, int repetition) {
        return new RunFixture(Plan.of(experiment).trials().get(repetition - 1));
    }

    /** A scheduled order that the injector recorded. */
    RunFixture order(long intendedMs, long sentMs, long respondedMs, int status) {
        Ending ending = status == 0 ? Ending.TIMED_OUT : Ending.ANSWERED;
        arrivals.append(
                new ArrivalLine(
                                orders,
                                ns(intendedMs),
                                ns(sentMs),
                                ns(respondedMs),
                                status,
                                1,
                                ending)
                        .line());
        return unrecorded(intendedMs);
    }

    /** A scheduled order that the injector left no record of. */
    RunFixture unrecorded(long intendedMs) {
        schedule.append(intendedMs * MS).append('\n');
        orders++;
        return this;
    }

    /** An effect of the order told last, which took 1 ms. */
    RunFixture effect(TargetSystem system, long endMs) {
        return effectOf(orders - 1, system, endMs);
    }

    /** An effect of any order, which took 1 ms. */
    RunFixture effectOf(long order, TargetSystem system, long endMs) {
        journal(system).append(new Effect(order, system, 1, ns(endMs - 1), ns(endMs), 0).line());
        return this;
    }

    /** One effect at each system of the order told last, the last one at that moment. */
    RunFixture done(long lastMs) {
        return effect(TargetSystem.INVENTORY, lastMs - 2)
                .effect(TargetSystem.PAYMENT, lastMs - 1)
                .effect(TargetSystem.SHIPPING, lastMs);
    }

    /** An order that is done and answered with 200 so long after its intended start. */
    RunFixture good(long intendedMs, long tookMs) {
        return order(intendedMs, intendedMs, intendedMs + tookMs, 200).done(intendedMs + tookMs);
    }

    RunFixture sample(long atMs, String process, long pid, long cpuMs, long rssBytes) {
        return sample(atMs, process, pid, cpuMs, rssBytes, 0);
    }

    private RunFixture sample(
            long atMs, String process, long pid, long cpuMs, long rssBytes, long stolenMs) {
        samples.append(
                new SampleLine(
                                ns(atMs),
                                process,
                                pid,
                                cpuMs * MS,
                                rssBytes,
                                2,
                                0,
                                0,
                                0,
                                0,
                                stolenMs * MS)
                        .line());
        return this;
    }

    /** The host at one moment: what its two processors did since boot, and what was taken. */
    RunFixture host(long atMs, long busyMs, long stolenMs) {
        return sample(atMs, "host", -1, busyMs, 1_000_000_000, stolenMs);
    }

    /** Samples of all processes and seconds of the injector, as a quiet lab leaves them. */
    RunFixture quietLab() {
        for (long atMs = 0; atMs <= 6_000; atMs += 1_000) {
            int pid = 10;
            for (String process : Costs.processes(trial.pattern())) {
                sample(atMs, process, pid++, atMs / 10, 100_000_000);
            }
            sample(atMs, "host", -1, atMs, 1_000_000_000);
            health(atMs, 1, 0, 100);
        }
        return this;
    }

    RunFixture health(long atMs, long heartbeatMs, long gcMs, long cpuMs) {
        health.append(
                new HealthLine(ns(atMs), heartbeatMs * MS, gcMs * MS, cpuMs * MS, 0, 0, 0).line());
        return this;
    }

    RunFixture fault(String kind, long fromMs, long toMs) {
        return fault(kind, "payment", fromMs, toMs);
    }

    RunFixture fault(String kind, String system, long fromMs, long toMs) {
        faults.add(new FaultWindow(kind, kind, system, fromMs * MS, toMs * MS));
        return this;
    }

    RunFixture process(
            long atMs, String process, String event, boolean expected, @Nullable Integer exit) {
        processes.add(new ProcessEvent(atMs * MS, process, 1, event, expected, exit));
        return this;
    }

    RunFixture drainCutOffAt(long ms) {
        drainEndMs = ms;
        drained = false;
        return this;
    }

    RunFixture lateWarmUp() {
        warmUpMetDeadline = false;
        return this;
    }

    RunFixture interrupted() {
        complete = false;
        return this;
    }

    RunFixture clockOffset(long ns) {
        clockOffsetNs = ns;
        return this;
    }

    RunFixture problem(String sentence) {
        problems.add(sentence);
        return this;
    }

    /** Text that a process left in a journal, torn or not. */
    RunFixture scribble(TargetSystem system, String text) {
        journal(system).append(text);
        return this;
    }

    /** Writes and converts the raw records, and the timeline. */
    TrialFolder write(Path results) throws IOException {
        TrialFolder folder = TrialFolder.of(results, trial.id());
        Files.createDirectories(folder.raw());
        Files.writeString(folder.schedule(), schedule);
        Files.writeString(folder.rawArrivals(), arrivals);
        Files.writeString(folder.rawSamples(), samples);
        Files.writeString(folder.rawHealth(), health);
        for (TargetSystem system : TargetSystem.values()) {
            Files.writeString(folder.journal(system), journal(system));
        }
        Conversion conversion = RawRecords.toParquet(folder, T0);
        JsonFile.write(
                folder.timeline(),
                new Timeline(
                        Timeline.SCHEMA,
                        trial.id(),
                        T0,
                        "2026-11-23T00:00:00Z",
                        null,
                        complete,
                        List.of(
                                new Phase(PhaseName.WARM_UP, 0, 1_000 * MS, warmUpMetDeadline),
                                new Phase(PhaseName.DRAIN, 5_000 * MS, drainEndMs * MS, drained)),
                        faults,
                        processes,
                        clockOffsetNs,
                        conversion,
                        problems));
        return folder;
    }

    /** Writes {@code environment.json}, which every run has. */
    static void writeEnvironment(Path results, boolean complete) throws IOException {
        Files.createDirectories(results);
        JsonFile.write(
                results.resolve("environment.json"),
                new RunRecord(
                        RunRecord.SCHEMA,
                        "literal",
                        "2026-11-23T00:00:00Z",
                        "./swim run",
                        null,
                        complete,
                        Map.of("JDK", "25")));
    }

    private StringBuilder journal(TargetSystem system) {
        return journals.computeIfAbsent(system, _ -> new StringBuilder());
    }

    private static long ns(long ms) {
        return T0 + ms * MS;
    }
}
