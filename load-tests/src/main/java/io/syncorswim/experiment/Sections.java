package io.syncorswim.experiment;

import io.syncorswim.experiment.Fault.Down;
import io.syncorswim.experiment.Fault.Failing;
import io.syncorswim.experiment.Fault.Slow;
import io.syncorswim.experiment.Fault.Spike;
import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.wire.ServiceTime;
import io.syncorswim.wire.TargetSystem;

import java.util.Arrays;
import java.util.List;

/** Every key of an experiment file whose value is one word or number: the only list of them. */
final class Sections {
    /** The keys on top; {@link ExperimentReader} adds those that hold mappings and lists. */
    static final Section<Draft> TOP =
            Section.<Draft>empty()
                    .with("name", (draft, text) -> checked(draft, () -> draft.name = text))
                    .with(
                            "seed",
                            (draft, text) -> checked(draft, () -> draft.seed = Notation.seed(text)))
                    .with(
                            "repetitions",
                            (draft, text) ->
                                    checked(draft, () -> draft.repetitions = Notation.count(text)))
                    .with(
                            "broker",
                            (draft, text) ->
                                    checked(draft, () -> draft.broker = BrokerChoice.parse(text)))
                    .with(
                            "slo",
                            (draft, text) ->
                                    checked(draft, () -> draft.slo = Notation.duration(text)));

    static final Section<Workload> WORKLOAD =
            Section.<Workload>empty()
                    .with(
                            "rate",
                            (w, text) ->
                                    new Workload(
                                            Notation.rate(text), w.arrivals(), w.clientTimeout()))
                    .with(
                            "arrivals",
                            (w, text) ->
                                    new Workload(
                                            w.ratePerSecond(), arrivals(text), w.clientTimeout()))
                    .with(
                            "client-timeout",
                            (w, text) ->
                                    new Workload(
                                            w.ratePerSecond(),
                                            w.arrivals(),
                                            Notation.duration(text)));

    static final Section<Phases> PHASES =
            Section.<Phases>empty()
                    .with(
                            "warm-up",
                            (p, text) ->
                                    new Phases(
                                            Notation.duration(text),
                                            p.baseline(),
                                            p.fault(),
                                            p.recovery()))
                    .with(
                            "baseline",
                            (p, text) ->
                                    new Phases(
                                            p.warmUp(),
                                            Notation.duration(text),
                                            p.fault(),
                                            p.recovery()))
                    .with(
                            "fault",
                            (p, text) ->
                                    new Phases(
                                            p.warmUp(),
                                            p.baseline(),
                                            Notation.duration(text),
                                            p.recovery()))
                    .with(
                            "recovery",
                            (p, text) ->
                                    new Phases(
                                            p.warmUp(),
                                            p.baseline(),
                                            p.fault(),
                                            Notation.duration(text)));

    static final Section<Deadlines> DEADLINES =
            Section.<Deadlines>empty()
                    .with(
                            "start",
                            (d, text) ->
                                    new Deadlines(Notation.duration(text), d.drain(), d.stop()))
                    .with(
                            "drain",
                            (d, text) ->
                                    new Deadlines(d.start(), Notation.duration(text), d.stop()))
                    .with(
                            "stop",
                            (d, text) ->
                                    new Deadlines(d.start(), d.drain(), Notation.duration(text)));

    static final Section<FrontendSpec> FRONTEND =
            Section.<FrontendSpec>empty()
                    .with(
                            "workers",
                            (f, text) ->
                                    new FrontendSpec(
                                            Notation.count(text),
                                            f.queue(),
                                            f.inFlight(),
                                            f.callTimeout(),
                                            f.confirmTimeout()))
                    .with(
                            "queue",
                            (f, text) ->
                                    new FrontendSpec(
                                            f.workers(),
                                            Notation.count(text),
                                            f.inFlight(),
                                            f.callTimeout(),
                                            f.confirmTimeout()))
                    .with(
                            "in-flight",
                            (f, text) ->
                                    new FrontendSpec(
                                            f.workers(),
                                            f.queue(),
                                            Notation.count(text),
                                            f.callTimeout(),
                                            f.confirmTimeout()))
                    .with(
                            "call-timeout",
                            (f, text) ->
                                    new FrontendSpec(
                                            f.workers(),
                                            f.queue(),
                                            f.inFlight(),
                                            Notation.duration(text),
                                            f.confirmTimeout()))
                    .with(
                            "confirm-timeout",
                            (f, text) ->
                                    new FrontendSpec(
                                            f.workers(),
                                            f.queue(),
                                            f.inFlight(),
                                            f.callTimeout(),
                                            Notation.duration(text)));

    static final Section<BackendSpec> BACKEND =
            Section.<BackendSpec>empty()
                    .with(
                            "workers",
                            (b, text) ->
                                    new BackendSpec(
                                            Notation.count(text),
                                            b.queue(),
                                            b.prefetch(),
                                            b.serviceTime()))
                    .with(
                            "queue",
                            (b, text) ->
                                    new BackendSpec(
                                            b.workers(),
                                            Notation.count(text),
                                            b.prefetch(),
                                            b.serviceTime()))
                    .with(
                            "prefetch",
                            (b, text) ->
                                    new BackendSpec(
                                            b.workers(),
                                            b.queue(),
                                            Notation.count(text),
                                            b.serviceTime()))
                    .with(
                            "service-time",
                            (b, text) ->
                                    new BackendSpec(
                                            b.workers(),
                                            b.queue(),
                                            b.prefetch(),
                                            ServiceTime.parse(text)));

    static final Section<Spike> SPIKE =
            Sections.<Spike>window()
                    .with("factor", (f, text) -> new Spike(Notation.number(text), f.window()));

    static final Section<Slow> SLOW =
            Sections.<Slow>window()
                    .with("system", (f, text) -> new Slow(system(text), f.factor(), f.window()))
                    .with(
                            "factor",
                            (f, text) -> new Slow(f.system(), Notation.number(text), f.window()));

    static final Section<Failing> FAILING =
            Sections.<Failing>window()
                    .with("system", (f, text) -> new Failing(system(text), f.ratio(), f.window()))
                    .with(
                            "ratio",
                            (f, text) -> new Failing(f.system(), Notation.ratio(text), f.window()));

    static final Section<Down> DOWN =
            Sections.<Down>window().with("system", (f, text) -> new Down(system(text), f.window()));

    private Sections() {}

    /** Where a fault's window starts and ends; read before the fault, since one needs the other. */
    private static <T extends Fault> Section<T> window() {
        return Section.<T>empty().with("from", (f, text) -> f).with("for", (f, text) -> f);
    }

    private static Draft checked(Draft draft, Runnable change) {
        change.run();
        draft.build();
        return draft;
    }

    private static Arrivals arrivals(String text) {
        return Arrays.stream(Arrivals.values())
                .filter(arrivals -> arrivals.word().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "arrivals are poisson or even, not " + Notation.quoted(text)));
    }

    static Pattern pattern(String text) {
        List<String> words = Arrays.stream(Pattern.values()).map(Pattern::word).toList();
        return Pattern.ofWord(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "a pattern is "
                                        + Notation.oneOf(words)
                                        + ", not "
                                        + Notation.quoted(text)
                                        + Suggestion.text(text, words)));
    }

    private static TargetSystem system(String text) {
        return TargetSystem.ofWord(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "a system is inventory, payment or shipping, not "
                                        + Notation.quoted(text)));
    }
}
