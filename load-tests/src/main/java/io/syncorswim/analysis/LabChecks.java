package io.syncorswim.analysis;

import static io.syncorswim.analysis.Judge.beyond;
import static io.syncorswim.analysis.Judge.unless;
import static io.syncorswim.analysis.Words.count;
import static io.syncorswim.analysis.Words.ms;
import static io.syncorswim.analysis.Words.percent;

import io.syncorswim.analysis.Evidence.HealthFacts;
import io.syncorswim.analysis.Judge.Finding;
import io.syncorswim.analysis.Judge.Named;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.recording.Timeline;
import io.syncorswim.recording.Timeline.Phase;
import io.syncorswim.recording.Timeline.PhaseName;
import io.syncorswim.recording.Timeline.ProcessEvent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The checks that ask whether the laboratory did its part and kept out of the way. */
final class LabChecks {
    static final List<Named> ALL =
            List.of(
                    new Named("processes", LabChecks::processes),
                    new Named("faults", FaultsCheck::faults),
                    new Named("phases", LabChecks::phases),
                    new Named("drain", LabChecks::drain),
                    new Named("injector", LabChecks::injector),
                    new Named("samples", LabChecks::samples),
                    new Named("host-cpu", LabChecks::hostCpu),
                    new Named("stolen-cpu", LabChecks::stolenCpu),
                    new Named("lab", LabChecks::lab));

    private LabChecks() {}

    static Timeline timeline(Evidence evidence) {
        Timeline timeline = evidence.trial().timeline();
        if (timeline == null) {
            throw new IllegalStateException("there is no timeline");
        }
        return timeline;
    }

    private static Finding processes(Evidence evidence) {
        List<String> unexpected =
                timeline(evidence).processes().stream()
                        .filter(event -> !event.expected())
                        .map(LabChecks::inWords)
                        .toList();
        return new Finding(
                unless(unexpected.isEmpty(), Validity.INVALID),
                unexpected.isEmpty()
                        ? "No process ended that should not have."
                        : "Not by the lab's doing, " + Words.list(unexpected) + " (limit: none).");
    }

    private static String inWords(ProcessEvent event) {
        return "%s %s%s at %s"
                .formatted(
                        event.process(),
                        event.event(),
                        event.exitCode() == null ? "" : " with exit code " + event.exitCode(),
                        Words.seconds(event.atNs() / 1e9));
    }

    private static Finding phases(Evidence evidence) {
        List<String> late =
                timeline(evidence).phases().stream()
                        .filter(phase -> !phase.metDeadline() && phase.name() != PhaseName.DRAIN)
                        .map(phase ->
                                phase.name().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList();
        return new Finding(
                unless(late.isEmpty(), Validity.SUSPECT),
                late.isEmpty()
                        ? "Every phase met its deadline."
                        : "The deadline was missed by " + Words.list(late) + " (limit: none).");
    }

    /** A drain that is cut off leaves orders that count as lost, though they may have been kept. */
    private static Finding drain(Evidence evidence) {
        Optional<Phase> drain = evidence.trial().phase(PhaseName.DRAIN);
        if (drain.isEmpty()) {
            return new Finding(Validity.INVALID, "The trial never came to its drain.");
        }
        double seconds = (drain.get().toNs() - drain.get().fromNs()) / 1e9;
        long lost = evidence.books().lost();
        long late = evidence.effects().late();
        if (drain.get().metDeadline() && late == 0) {
            return new Finding(
                    Validity.VALID, "The drain ended by itself after %s.".formatted(s(seconds)));
        }
        return new Finding(
                Validity.SUSPECT,
                "The drain %s after %s; %s not complete by then, and counted as lost; %s later count for nothing."
                        .formatted(
                                drain.get().metDeadline() ? "ended too early," : "was cut off",
                                s(seconds),
                                count(lost, "accepted order") + (lost == 1 ? " was" : " were"),
                                count(late, "effect")));
    }

    private static String s(double seconds) {
        return Words.seconds(seconds);
    }

    private static Finding injector(Evidence evidence) {
        HealthFacts health = evidence.health();
        Double heartbeat = health.heartbeatMs();
        Double gc = health.gcMs();
        Double cpu = health.cpuSeconds();
        if (heartbeat == null || gc == null || cpu == null) {
            return new Finding(Validity.SUSPECT, "The injector left no record of its own health.");
        }
        long needed = (long) Math.floor(evidence.load().seconds() * Limits.SAMPLED_SUSPECT);
        if (health.seconds() < needed) {
            return new Finding(
                    Validity.SUSPECT,
                    "The injector's own health is known of %s of the load (limit: %d)."
                            .formatted(count(health.seconds(), "second"), needed));
        }
        double processors = evidence.samples().processors().orElse(1);
        double share = cpu / processors;
        Validity validity =
                beyond(heartbeat, Limits.HEARTBEAT_SUSPECT_MS, Limits.HEARTBEAT_INVALID_MS)
                        .worse(unless(gc <= Limits.INJECTOR_GC_SUSPECT_MS, Validity.SUSPECT))
                        .worse(unless(share <= Limits.INJECTOR_CPU_SUSPECT, Validity.SUSPECT));
        return new Finding(
                validity,
                "In the injector's worst second its event loops were %s late (limit: %s), it paused %s to collect garbage (limit: %s) and used %s of the processors (limit: %s)."
                        .formatted(
                                ms(heartbeat),
                                ms(Limits.HEARTBEAT_SUSPECT_MS),
                                ms(gc),
                                ms(Limits.INJECTOR_GC_SUSPECT_MS),
                                percent(share),
                                percent(Limits.INJECTOR_CPU_SUSPECT)));
    }

    private static Finding samples(Evidence evidence) {
        Load load = evidence.load();
        List<String> thin = new ArrayList<>();
        double needed = Math.floor(load.seconds() * Limits.SAMPLED_SUSPECT);
        for (String process : sampled(evidence.trial().trial().pattern())) {
            long found = evidence.samples().seconds(process, load.baselineNs(), load.endNs());
            // A killed process is sampled less: that it was down is the fault's doing.
            boolean killed =
                    timeline(evidence).processes().stream()
                            .anyMatch(
                                    e -> e.process().equals(process) && e.event().equals("killed"));
            if (found < (killed ? 1 : needed)) {
                thin.add("%s (%d)".formatted(process, found));
            }
        }
        return new Finding(
                unless(thin.isEmpty(), Validity.SUSPECT),
                thin.isEmpty()
                        ? "Every process was sampled in at least %.0f of the load's seconds."
                                .formatted(needed)
                        : "Sampled in too few of the load's seconds: %s (limit: %.0f)."
                                .formatted(Words.list(thin), needed));
    }

    private static List<String> sampled(Pattern pattern) {
        List<String> processes = new ArrayList<>(Costs.processes(pattern));
        // Someone else's broker has no process here: its cost is unknown, the figures are not.
        processes.remove("broker");
        processes.add(Samples.HOST);
        return processes;
    }

    private static Finding hostCpu(Evidence evidence) {
        return worstPart(evidence, evidence.samples()::hostCpuShare)
                .map(worst ->
                        new Finding(
                                beyond(
                                        worst.share(),
                                        Limits.HOST_CPU_SUSPECT,
                                        Limits.HOST_CPU_INVALID),
                                "The host's processors were at most %s busy, in the %s (limit: %s in any phase)."
                                        .formatted(
                                                percent(worst.share()),
                                                worst.part(),
                                                percent(Limits.HOST_CPU_SUSPECT))))
                .orElse(
                        new Finding(
                                Validity.SUSPECT,
                                "How busy the host's processors were is not known of every"
                                        + " phase."));
    }

    private static Finding stolenCpu(Evidence evidence) {
        return worstPart(evidence, evidence.samples()::stolenShare)
                .map(worst ->
                        new Finding(
                                unless(worst.share() <= Limits.STOLEN_SUSPECT, Validity.SUSPECT),
                                "A hypervisor took at most %s of the processors' time, in the %s (limit: %s in any phase)."
                                        .formatted(
                                                Limits.percent(worst.share()),
                                                worst.part(),
                                                Limits.percent(Limits.STOLEN_SUSPECT))))
                .orElse(
                        new Finding(
                                Validity.SUSPECT,
                                "What a hypervisor took of the processors is not known of every"
                                        + " phase."));
    }

    /** A share of the processors' time, of some stretch of the load. */
    private interface HostShare {
        Optional<Double> of(long fromNs, long toNs);
    }

    private record Worst(String part, double share) {}

    /** Of the phases the worst; empty where one of them is not known. */
    private static Optional<Worst> worstPart(Evidence evidence, HostShare shares) {
        List<Worst> parts = new ArrayList<>();
        for (Load.Part part : evidence.load().parts()) {
            Optional<Double> share = shares.of(part.fromNs(), part.toNs());
            if (share.isEmpty()) {
                return Optional.empty();
            }
            parts.add(new Worst(part.name(), share.get()));
        }
        return parts.stream().max(Comparator.comparingDouble(Worst::share));
    }

    private static Finding lab(Evidence evidence) {
        List<String> problems = timeline(evidence).problems();
        return new Finding(
                unless(problems.isEmpty(), Validity.SUSPECT),
                problems.isEmpty() ? "The lab had no problem." : String.join(" ", problems));
    }
}
