package io.syncorswim.selftest;

import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.analysis.Measurement.Seen;
import io.syncorswim.ledger.Books;
import io.syncorswim.selftest.Programme.Placed;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the harness says of one case.
 *
 * @param seed of the programme
 * @param seen every scheduled order, in the order of their numbers
 * @param stop when the injector's process was stopped; null where it was not
 * @param doubts why the machine may have spoilt it
 * @param hostCpuShare busy share of all processors; null where it was not read
 */
record Observed(
        Placed placed,
        long seed,
        List<Seen> seen,
        Percentiles response,
        Percentiles service,
        Percentiles completion,
        Books books,
        long worstBacklog,
        @Nullable Stop stop,
        List<String> doubts,
        @Nullable Double hostCpuShare) {
    Observed {
        seen = List.copyOf(seen);
        doubts = List.copyOf(doubts);
    }

    /**
     * When the injector's process stood still, nanoseconds since T0: from some moment of the first
     * two to some moment of the last two.
     */
    record Stop(long earliestNs, long stoppedNs, long continuedNs, long latestNs) {
        /** How long it stood still, seconds. */
        double seconds() {
            return (continuedNs + latestNs - earliestNs - stoppedNs) / 2e9;
        }

        /** By how much that may be wrong, seconds. */
        double uncertaintyS() {
            return (stoppedNs - earliestNs + latestNs - continuedNs) / 2e9;
        }
    }
}
