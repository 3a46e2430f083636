package io.syncorswim.lab;

import io.syncorswim.experiment.Deadlines;
import io.syncorswim.experiment.Phases;
import io.syncorswim.experiment.Trial;
import io.syncorswim.lab.Sampler.Subject;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.MissingPrerequisite;
import io.syncorswim.recording.JsonFile;
import io.syncorswim.recording.RawRecords;
import io.syncorswim.recording.Timeline.PhaseName;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.schedule.Schedule;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes one trial through its phases: start, warm-up, baseline, fault, recovery, drain, reconcile,
 * stop.
 *
 * <p>Used once, by one thread. Whatever goes wrong, and also when that thread is interrupted, the
 * processes are stopped and what was recorded is kept, with a timeline that says how far it came.
 */
final class TrialRun {
    private static final Duration ANSWER_GRACE = Duration.ofSeconds(10);
    private static final Duration CHARTS_DEADLINE = Duration.ofSeconds(60);

    /** A lab that notices a phase's end later than this did not watch the trial meanwhile. */
    private static final Duration HELD_UP = Duration.ofSeconds(1);

    private final Setup setup;
    private final Trial trial;
    private final TrialFolder folder;
    private final List<String> build;
    private final Optional<TrialQueues> queues;
    private final TimelineLog log;
    private final TrialMeters meters;
    private final Tally tally;
    private final TrialWatch watch;
    private @Nullable Services services;
    private @Nullable InjectorProcess injector;
    private @Nullable Sampler sampler;
    private @Nullable FaultThread faults;

    /**
     * @param queues the broker's part; empty for patterns that do without
     * @param index the trial's place in the plan, from 1
     */
    TrialRun(Setup setup, Trial trial, Optional<TrialQueues> queues, int index, int total)
            throws IOException {
        this.setup = setup;
        this.trial = trial;
        this.queues = queues;
        this.folder = TrialFolder.of(setup.results(), trial.id());
        this.build = setup.installation().build();
        Files.createDirectories(folder.raw());
        Files.createDirectories(folder.logs());
        Schedule schedule = Schedule.of(setup.experiment(), trial.scenario(), trial.repetition());
        schedule.write(folder.schedule());
        String broker = queues.map(TrialQueues::brokerDescription).orElse(null);
        this.log = new TimelineLog(trial.id(), broker, setup.clock());
        this.meters = new TrialMeters(trial, log);
        Tally.Listener listener = setup.live().isOn() ? meters.orders() : Tally.Listener.NOBODY;
        this.tally = new Tally(folder, schedule, log::t0Ns, setup.experiment().slo(), listener);
        InjectorHealth health = new InjectorHealth(folder, schedule, log::t0Ns);
        this.watch =
                new TrialWatch(setup.progress(), trial, index, total, schedule, tally, health, log);
        meters.watch(watch::state);
        meters.watch(health);
        setup.live().show(meters.meters());
    }

    /**
     * Runs it.
     *
     * @throws InterruptedException when the run is to end; everything is stopped and kept
     * @throws IOException when the records cannot be written, which makes going on pointless
     */
    void run() throws InterruptedException, IOException, MissingPrerequisite {
        try {
            start();
            load();
            boolean drained = drain();
            reconcile(drained);
            log.completed();
        } catch (ChildFailed failed) {
            log.problem(failed.sentence());
        } finally {
            stop();
        }
        if (services != null) {
            services.checkJournals();
        }
        setup.progress().finished(trial, watch.summary());
    }

    private void start()
            throws IOException, ChildFailed, MissingPrerequisite, InterruptedException {
        watch.enter(PhaseName.START);
        log.phaseBegins(PhaseName.START, log.createdNs());
        if (queues.isPresent()) {
            queues.get().declare();
            watch.alsoWatch(queues.get());
        }
        String namespace = queues.map(TrialQueues::namespace).orElse(setup.namespace());
        Services started = services(namespace);
        started.spawnBackends();
        Service frontend = started.spawnFrontend("frontend", trial.pattern(), setup.ports().free());
        setup.live().scrape(trial, started);
        started.awaitReady();
        InjectorProcess driver = InjectorProcess.start(setup, folder, frontend.ports().http(), log);
        injector = driver;
        Sampler samples = Sampler.start(folder.rawSamples(), subjects(started, driver), log);
        sampler = samples;
        meters.watch(samples);
        watch.alsoWatch(samples);
        log.t0(driver.awaitT0(setup.experiment().deadlines().start()));
        refuseOtherClocks();
        log.phaseEnds(PhaseName.START, log.t0Ns(), true);
        // From here on a killed lab, or a full disk, leaves records that a report can be made of.
        JsonFile.write(folder.timeline(), log.timeline());
    }

    /** Without one clock no time of one process can be held against another's. */
    private void refuseOtherClocks() throws MissingPrerequisite {
        long offsetNs = log.clockOffsetNs();
        if (offsetNs > 0) {
            throw new MissingPrerequisite(
                    "the processes of %s do not read one clock: two are at least %.3f ms apart, so that no time could be trusted; all must run on one Linux host, outside of time namespaces"
                            .formatted(trial.id(), offsetNs / 1e6));
        }
    }

    private Services services(String namespace) {
        Optional<String> uri = queues.map(TrialQueues::brokerUri);
        // With the same work in every repetition, repetitions would differ by less than runs do.
        long seed = Schedule.seedOf(setup.experiment().seed(), trial.repetition());
        Services.Place place = new Services.Place(folder, namespace, uri, setup.ports()::free);
        Services made = new Services(setup, place, seed, log);
        services = made;
        return made;
    }

    /**
     * Warm-up, baseline, fault and recovery: the schedule's own phases, with the faults in them.
     */
    private void load() throws InterruptedException, IOException, ChildFailed {
        Phases phases = setup.experiment().phases();
        List<PhaseName> names =
                List.of(PhaseName.WARM_UP, PhaseName.BASELINE, PhaseName.FAULT, PhaseName.RECOVERY);
        List<Duration> ends =
                List.of(
                        phases.baselineStart(),
                        phases.faultStart(),
                        phases.recoveryStart(),
                        phases.end());
        announce(phases);
        FaultPlan plan = FaultPlan.of(trial.scenario(), phases);
        Faults made = new Faults(running(services), log, setup.experiment().deadlines().start());
        FaultThread started = FaultThread.start(made, plan, log);
        faults = started;
        for (int i = 0; i < names.size(); i++) {
            long to = log.t0Ns() + ends.get(i).toNanos();
            watch.enter(names.get(i), to);
            long lateNs = watch.until(to, this::guard);
            log.phaseEnds(names.get(i), to, lateNs <= HELD_UP.toNanos());
        }
        while (!started.isDone()) {
            watch.drainTick();
        }
        started.check();
    }

    private void guard() throws IOException, ChildFailed, InterruptedException {
        InjectorProcess driver = running(injector);
        if (!driver.child().isAlive()) {
            // No order would be sent any more.
            throw driver.child().failed("ended in the middle of the load");
        }
        running(faults).check();
    }

    /**
     * All at once: whoever watches sees the phases begin in time, however long a fault holds up the
     * lab.
     */
    private void announce(Phases phases) {
        log.phaseBegins(PhaseName.WARM_UP, log.t0Ns());
        log.phaseBegins(PhaseName.BASELINE, log.t0Ns() + phases.baselineStart().toNanos());
        log.phaseBegins(PhaseName.FAULT, log.t0Ns() + phases.faultStart().toNanos());
        log.phaseBegins(PhaseName.RECOVERY, log.t0Ns() + phases.recoveryStart().toNanos());
        log.phaseBegins(PhaseName.DRAIN, log.t0Ns() + phases.end().toNanos());
    }

    /** Waits until every order is answered and every accepted one complete, or the deadline. */
    private boolean drain() throws InterruptedException, IOException, ChildFailed {
        Deadlines deadlines = setup.experiment().deadlines();
        long from = log.t0Ns() + setup.experiment().phases().end().toNanos();
        long limit = from + deadlines.drain().toNanos();
        watch.enter(PhaseName.DRAIN, limit);
        // Twice: a message could be on its way from one that was asked later to one asked before.
        int calm = 0;
        while (calm < 2 && System.nanoTime() < limit && !watch.brokerIsGone()) {
            watch.drainTick();
            boolean isCalm = watch.isSettled() && queuesAreEmpty() && running(services).isIdle();
            calm = isCalm ? calm + 1 : 0;
        }
        boolean drained = calm == 2;
        Duration answers = setup.experiment().workload().clientTimeout().plus(ANSWER_GRACE);
        running(injector).awaitDone(answers);
        watch.drainTick();
        log.phaseEnds(PhaseName.DRAIN, System.nanoTime(), drained);
        return drained;
    }

    /** A broker that does not say has not said that there is nothing left. */
    private boolean queuesAreEmpty() {
        return queues.isEmpty() || queues.get().ready().equals(OptionalLong.of(0));
    }

    private void reconcile(boolean drained) throws IOException, ChildFailed, InterruptedException {
        watch.enter(PhaseName.RECONCILE);
        log.phaseBegins(PhaseName.RECONCILE, System.nanoTime());
        if (!drained) {
            String why = watch.brokerIsGone() ? "the broker was gone" : "its deadline passed";
            log.problem("the drain ended before every accepted order was complete: " + why);
        }
        if (!setup.installation().build().equals(build)) {
            log.problem("the programs were built anew in the middle of the trial");
        }
        closeSampler();
        running(injector).makeCharts(CHARTS_DEADLINE);
        log.phaseEnds(PhaseName.RECONCILE, System.nanoTime(), true);
    }

    /** Ends what still runs, whatever happened before, and keeps what was recorded. */
    private void stop() throws IOException {
        watch.enter(PhaseName.STOP);
        log.phaseBegins(PhaseName.STOP, System.nanoTime());
        // The processes first: whatever fails afterwards, nothing outlives the trial.
        boolean inTime = stopProcesses(setup.experiment().deadlines().stop());
        closeSampler();
        log.phaseEnds(PhaseName.STOP, System.nanoTime(), inTime);
        // Once before, so that records that cannot be converted now can be later.
        JsonFile.write(folder.timeline(), log.timeline());
        log.converted(RawRecords.toParquet(folder, log.t0Ns()));
        JsonFile.write(folder.timeline(), log.timeline());
    }

    private boolean stopProcesses(Duration deadline) {
        boolean inTime = true;
        if (faults != null) {
            // Else it could start a service again that was just stopped.
            faults.close();
        }
        if (injector != null) {
            inTime &= injector.stop(deadline);
        }
        if (services != null) {
            inTime &= services.stop(deadline);
        }
        queues.ifPresent(TrialQueues::close);
        return inTime;
    }

    private void closeSampler() throws IOException {
        if (sampler != null) {
            Sampler open = sampler;
            sampler = null;
            open.close();
        }
    }

    private List<Subject> subjects(Services running, InjectorProcess driver) {
        List<Subject> subjects = new ArrayList<>();
        for (Service service : running.all()) {
            subjects.add(
                    new Subject(
                            service.name(),
                            () -> pidOf(service.child()),
                            Optional.of(service.admin()),
                            Optional.empty()));
        }
        subjects.add(process(InjectorProcess.NAME, () -> pidOf(driver.child())));
        long self = ProcessHandle.current().pid();
        subjects.add(process("lab", () -> OptionalLong.of(self)));
        queues.ifPresent(used -> subjects.add(used.subject()));
        return subjects;
    }

    private static Subject process(String name, java.util.function.Supplier<OptionalLong> pid) {
        return new Subject(name, pid, Optional.empty(), Optional.empty());
    }

    private static OptionalLong pidOf(io.syncorswim.process.Child child) {
        return child.isAlive() ? OptionalLong.of(child.pid()) : OptionalLong.empty();
    }

    private static <T> T running(@Nullable T part) {
        return java.util.Objects.requireNonNull(part, "not started");
    }
}
