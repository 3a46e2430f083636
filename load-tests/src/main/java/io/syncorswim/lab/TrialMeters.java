package io.syncorswim.lab;

import io.syncorswim.experiment.Fault;
import io.syncorswim.experiment.Trial;
import io.syncorswim.lab.TimelineLog.Trouble;
import io.syncorswim.metrics.Meters;
import io.syncorswim.metrics.Meters.Values;
import io.syncorswim.recording.Timeline.PhaseName;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What can be watched of one trial while it runs; docs/metrics.md has every name.
 *
 * <p>Nothing is computed before somebody asks: most values are read at the scrape, on its thread,
 * from what the lab knows anyway.
 */
final class TrialMeters {
    private static final double NS_PER_S = 1e9;
    private static final List<String> NO_LABEL = List.of();

    private final Trial trial;
    private final TimelineLog log;
    private final Meters meters;
    private final OrderMeters orders;

    TrialMeters(Trial trial, TimelineLog log) {
        this.trial = trial;
        this.log = log;
        this.meters = new Meters(labels(trial));
        this.orders = new OrderMeters(meters);
        describeTrial();
        describePhases();
        if (!trial.scenario().faults().isEmpty()) {
            describeFaults();
        }
    }

    /** The labels that say which trial a series belongs to, but for its repetition. */
    static Map<String, String> labels(Trial trial) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("pattern", trial.pattern().word());
        labels.put("policy", trial.policy());
        labels.put("scenario", trial.scenario().name());
        return labels;
    }

    Meters meters() {
        return meters;
    }

    /** Takes each order's times. */
    Tally.Listener orders() {
        return orders;
    }

    /** Also shows how far the orders are. */
    void watch(Supplier<TrialWatch.State> state) {
        orders.watch(state);
    }

    /** Also shows how the injector fares. */
    void watch(InjectorHealth health) {
        meters.counter(
                "syncorswim_orders_sent",
                "Orders that the injector has sent",
                NO_LABEL,
                values -> values.is(health.last().sent()));
        meters.gauge(
                "syncorswim_injector_in_flight_orders",
                "Orders sent and not answered",
                NO_LABEL,
                values -> values.is(health.last().inFlight()));
        meters.gauge(
                "syncorswim_injector_overdue_orders",
                "Orders due and not sent, when the injector last counted",
                NO_LABEL,
                values -> values.is(health.last().overdue()));
        meters.gauge(
                "syncorswim_injector_heartbeat_lag_seconds",
                "The worst lateness of a heartbeat on the injector's event loops in a second",
                NO_LABEL,
                values -> values.is(health.last().heartbeatNs() / NS_PER_S));
        meters.counter(
                "syncorswim_injector_gc_seconds",
                "Garbage collection pauses of the injector",
                NO_LABEL,
                values -> values.is(health.last().gcNs() / NS_PER_S));
    }

    /** Also shows the trial's processes and the host. */
    void watch(Sampler sampler) {
        new ProcessMeters(sampler::last).describe(meters, trial.pattern().isBrokered());
    }

    private void describeTrial() {
        meters.gauge(
                "syncorswim_trial_info",
                "The running trial",
                List.of("trial", "repetition"),
                values -> values.is(1, trial.id(), Integer.toString(trial.repetition())));
    }

    private void describePhases() {
        meters.gauge(
                "syncorswim_phase",
                "1 for the phase that the trial is in, 0 for the others",
                List.of("phase"),
                this::phases);
        meters.gauge(
                "syncorswim_phase_start_timestamp_seconds",
                "When the phase began, Unix time",
                List.of("phase"),
                values -> {
                    for (TimelineLog.Begun begun : log.phasesBegun(System.nanoTime())) {
                        values.is(unixSeconds(begun.fromNs()), word(begun.name()));
                    }
                });
    }

    private void phases(Values values) {
        Optional<PhaseName> now = log.phaseAt(System.nanoTime());
        for (PhaseName name : PhaseName.values()) {
            values.is(now.equals(Optional.of(name)) ? 1 : 0, word(name));
        }
    }

    private void describeFaults() {
        List<String> labels = List.of("fault", "system");
        meters.gauge(
                "syncorswim_fault_active",
                "1 while the fault is in force, 0 before and after",
                labels,
                values -> planned().forEach((key, on) -> values.is(on ? 1 : 0, key.labels())));
        meters.gauge(
                "syncorswim_fault_start_timestamp_seconds",
                "When the fault really began, Unix time",
                labels,
                values -> report(values, fault -> Optional.of(fault.fromNs())));
        meters.gauge(
                "syncorswim_fault_end_timestamp_seconds",
                "When the fault really ended, Unix time",
                labels,
                values -> report(values, fault -> Optional.ofNullable(fault.toNs())));
    }

    /** Every fault of the scenario, and whether one of that kind is in force at that system. */
    private Map<FaultKey, Boolean> planned() {
        Map<FaultKey, Boolean> active = new LinkedHashMap<>();
        for (Fault fault : trial.scenario().faults()) {
            active.put(FaultKey.of(fault.kind(), FaultPlan.system(fault)), false);
        }
        for (Trouble fault : log.faultsBegun()) {
            boolean on = fault.toNs() == null;
            active.merge(FaultKey.of(fault.kind(), fault.system()), on, Boolean::logicalOr);
        }
        return active;
    }

    /** Where a kind comes twice to a system, the last time counts. */
    private void report(Values values, Function<Trouble, Optional<Long>> moment) {
        Map<FaultKey, Long> last = new LinkedHashMap<>();
        for (Trouble fault : log.faultsBegun()) {
            moment.apply(fault)
                    .ifPresent(ns -> last.put(FaultKey.of(fault.kind(), fault.system()), ns));
        }
        last.forEach((key, ns) -> values.is(unixSeconds(ns), key.labels()));
    }

    private double unixSeconds(long ns) {
        Instant at = log.at(ns);
        return at.getEpochSecond() + at.getNano() / NS_PER_S;
    }

    /** A phase's word in labels: as in the documents, with hyphens. */
    static String word(PhaseName name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A fault's labels. */
    private record FaultKey(String kind, String system) {
        static FaultKey of(String kind, @Nullable String system) {
            return new FaultKey(kind, Objects.requireNonNullElse(system, "arrivals"));
        }

        String[] labels() {
            return new String[] {kind, system};
        }
    }
}
