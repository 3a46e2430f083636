package io.syncorswim.target.backend;

/**
 * What is wrong with a backend on purpose.
 *
 * @param slow what service times are multiplied by; 1 is healthy
 * @param failing the share of attempts that fail after the work's time was spent; 0 is healthy
 */
record Faults(double slow, double failing) {
    static final Faults NONE = new Faults(1, 0);

    private static final double SLOWEST = 1_000;

    Faults {
        if (!(slow > 0 && slow <= SLOWEST)) {
            throw new IllegalArgumentException(
                    "slow must be more than 0 and at most 1000, not " + slow);
        }
        if (!(failing >= 0 && failing <= 1)) {
            throw new IllegalArgumentException("failing must be from 0 to 1, not " + failing);
        }
    }
}
