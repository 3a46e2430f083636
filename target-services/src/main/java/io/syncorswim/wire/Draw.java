package io.syncorswim.wire;

/**
 * Seeded random numbers that are a pure function of what they are drawn for.
 *
 * <p>Every pattern must be given exactly the same work, in whatever order, process or attempt it is
 * done; so a number is not the next one of a stream but a hash of (seed, purpose, system, order,
 * attempt). The mixer is the finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable
 * pseudorandom number generators, OOPSLA 2014), applied once per input.
 */
public final class Draw {
    /** What a number is drawn for; different purposes are independent of each other. */
    public enum Purpose {
        SERVICE_TIME(1),
        FAILURE(2);

        private final int salt;

        Purpose(int salt) {
            this.salt = salt;
        }
    }

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Draw() {}

    /**
     * A number uniform in the open interval (0, 1).
     *
     * @param order the order's number, from 0
     * @param attempt the attempt, from 1; 0 where the number must not depend on it
     */
    public static double uniform(
            long seed, Purpose purpose, TargetSystem system, long order, int attempt) {
        long hash = mix(seed + GOLDEN_GAMMA);
        hash = mix(hash + GOLDEN_GAMMA * purpose.salt);
        hash = mix(hash + GOLDEN_GAMMA * system.salt());
        hash = mix(hash + GOLDEN_GAMMA * (1 + order));
        hash = mix(hash + GOLDEN_GAMMA * (1 + attempt));
        return ((hash >>> 11) + 0.5) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
