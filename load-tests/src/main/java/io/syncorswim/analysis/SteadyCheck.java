package io.syncorswim.analysis;

import static io.syncorswim.analysis.Words.count;
import static io.syncorswim.analysis.Words.seconds;

import io.syncorswim.analysis.Judge.Finding;

import java.util.Comparator;
import java.util.List;

/**
 * The check that asks whether the warm-up was long enough: what is compared with the fault must
 * have been in a steady state before it.
 */
final class SteadyCheck {
    private SteadyCheck() {}

    static Finding steady(Evidence evidence) {
        return of(evidence.settling(), evidence.load());
    }

    /** The latency that settled last decides. */
    static Finding of(List<Settling> settling, Load load) {
        List<Settling> known =
                settling.stream().filter(one -> one.orders() >= Limits.STEADY_FEWEST).toList();
        if (known.isEmpty()) {
            long most = settling.stream().mapToLong(Settling::orders).max().orElse(0);
            return new Finding(
                    Validity.SUSPECT,
                    "Only %s before the fault answered or done: too few to see whether it was steady (limit: %d)."
                            .formatted(
                                    count(most, "order") + (most == 1 ? " was" : " were"),
                                    Limits.STEADY_FEWEST));
        }
        Settling last =
                known.stream().max(Comparator.comparingDouble(SteadyCheck::fromS)).orElseThrow();
        return finding(last.latency(), fromS(last), load);
    }

    private static double fromS(Settling one) {
        Double from = one.steadyFromS();
        return from == null ? 0 : from;
    }

    private static Finding finding(String latency, double fromS, Load load) {
        double warmS = load.baselineNs() / 1e9;
        double faultS = load.faultNs() / 1e9;
        if (fromS <= warmS) {
            return new Finding(
                    Validity.VALID,
                    "Steady since %s, before the warm-up's end at %s."
                            .formatted(seconds(fromS), seconds(warmS)));
        }
        if (faultS - fromS < Limits.STEADY_SHARE * (faultS - warmS)) {
            return new Finding(
                    Validity.SUSPECT,
                    "Never steady: at %s, after the warm-up's end at %s, the %s still changed (limit: half of the baseline without)."
                            .formatted(seconds(fromS), seconds(warmS), latency));
        }
        return new Finding(
                Validity.SUSPECT,
                "Not steady until %s, after the warm-up's end at %s: until then the %s changed."
                        .formatted(seconds(fromS), seconds(warmS), latency));
    }
}
