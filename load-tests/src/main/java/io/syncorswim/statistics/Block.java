package io.syncorswim.statistics;

/**
 * The orders intended in one stretch of a repetition: what is resampled as a whole, because orders
 * that follow each other wait for each other.
 *
 * @param stratum the phase it lies in; blocks of different phases do not stand for each other
 * @param offered orders scheduled
 * @param completed of these, done exactly once
 * @param good of these, done correctly within the objective
 * @param lost of these, accepted and never done
 * @param responses response times of the accepted ones
 * @param completions completion times of the completed ones
 */
public record Block(
        int stratum,
        long offered,
        long completed,
        long good,
        long lost,
        Counts responses,
        Counts completions) {
    public Block {
        if (completed < 0
                || completed > offered
                || good < 0
                || good > offered
                || lost < 0
                || lost > offered) {
            throw new IllegalArgumentException(
                    "of %d offered orders %d completed, %d good, %d lost: expected 0 to all of each"
                            .formatted(offered, completed, good, lost));
        }
    }
}
