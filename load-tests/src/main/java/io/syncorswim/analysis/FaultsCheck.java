package io.syncorswim.analysis;

import static io.syncorswim.analysis.Judge.unless;
import static io.syncorswim.analysis.Words.count;
import static io.syncorswim.analysis.Words.ms;

import io.syncorswim.analysis.Judge.Finding;
import io.syncorswim.experiment.Fault;
import io.syncorswim.recording.Timeline.FaultWindow;
import io.syncorswim.wire.TargetSystem;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The check that asks whether the planned faults happened, when they should and for how long. */
final class FaultsCheck {
    private FaultsCheck() {}

    static Finding faults(Evidence evidence) {
        List<Fault> planned = evidence.trial().trial().scenario().faults();
        List<FaultWindow> happened = LabChecks.timeline(evidence).faults();
        if (planned.size() != happened.size()) {
            return new Finding(
                    Validity.INVALID,
                    "%s planned, %d happened (limit: all)."
                            .formatted(count(planned.size(), "fault"), happened.size()));
        }
        double offMs = 0;
        for (Fault fault : planned) {
            Optional<FaultWindow> window = match(fault, planned, happened);
            if (window.isEmpty()) {
                return new Finding(
                        Validity.INVALID,
                        "Planned was %s, which did not happen (limit: all)."
                                .formatted(fault.description()));
            }
            offMs = Math.max(offMs, offMs(fault, window.get(), evidence.load()));
        }
        return new Finding(
                unless(offMs <= Limits.FAULT_OFF_SUSPECT_MS, Validity.SUSPECT),
                planned.isEmpty()
                        ? "No fault was planned, none was made."
                        : "%s happened, at most %s off the plan (limit: %s)."
                                .formatted(
                                        count(planned.size(), "planned fault"),
                                        ms(offMs),
                                        ms(Limits.FAULT_OFF_SUSPECT_MS)));
    }

    /**
     * What became of a planned fault. Faults of one kind at one system never overlap, so the first
     * that was planned is the first that happened.
     */
    private static Optional<FaultWindow> match(
            Fault fault, List<Fault> planned, List<FaultWindow> happened) {
        int place =
                planned.stream()
                        .filter(fault::isAlike)
                        .sorted(
                                Comparator.comparing((Fault each) -> each.window().from())
                                        .thenComparing(each -> each.window().to()))
                        .toList()
                        .indexOf(fault);
        TargetSystem target = fault.target();
        String system = target == null ? null : target.word();
        return happened.stream()
                .filter(window -> window.kind().equals(fault.kind()))
                .filter(window -> Objects.equals(window.system(), system))
                .sorted(
                        Comparator.comparingLong(FaultWindow::fromNs)
                                .thenComparingLong(FaultWindow::toNs))
                .skip(place)
                .findFirst();
    }

    /**
     * How far a fault was off the plan. A killed service is started again when it should be, and is
     * back when it is ready: how long that took is what the scenario shows, not a flaw of it.
     */
    private static double offMs(Fault fault, FaultWindow window, Load load) {
        long fromNs = load.faultNs() + fault.window().from().toNanos();
        long toNs = load.faultNs() + fault.window().to().toNanos();
        long begun = Math.abs(window.fromNs() - fromNs);
        long ended = fault instanceof Fault.Down ? 0 : Math.abs(window.toNs() - toNs);
        return Math.max(begun, ended) / 1e6;
    }
}
