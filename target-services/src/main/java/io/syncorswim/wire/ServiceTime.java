package io.syncorswim.wire;

import io.syncorswim.wire.Draw.Purpose;

import java.time.Duration;
import java.util.Locale;

/**
 * How long one order keeps one worker of a backend busy: a distribution and its mean.
 *
 * <p>Written {@code "exponential 30ms"} or {@code "fixed 20ms"}; the mean takes the units us, ms
 * and s.
 */
public record ServiceTime(Distribution distribution, Duration mean) {
    /** The shape of the distribution; its squared coefficient of variation is 0 or 1. */
    public enum Distribution {
        FIXED,
        EXPONENTIAL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Duration LONGEST = Duration.ofMinutes(1);

    public ServiceTime {
        if (mean.isNegative() || mean.isZero() || mean.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a mean service time must be more than 0 and at most 60s, not "
                            + written(mean));
        }
    }

    /**
     * Reads {@code "<distribution> <mean>"}.
     *
     * @throws IllegalArgumentException with one sentence that says what is allowed
     */
    public static ServiceTime parse(String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length != 2) {
            throw new IllegalArgumentException(
                    "a service time is a distribution and a mean, like 'exponential 30ms', not '"
                            + text
                            + "'");
        }
        return new ServiceTime(distributionOf(words[0]), durationOf(words[1]));
    }

    /**
     * The service time of an order at a system, in nanoseconds: a pure function of its arguments.
     */
    public long drawNs(long seed, TargetSystem system, long order) {
        return switch (distribution) {
            case FIXED -> mean.toNanos();
            case EXPONENTIAL -> {
                double u = Draw.uniform(seed, Purpose.SERVICE_TIME, system, order, 0);
                yield Math.round(-Math.log(u) * mean.toNanos());
            }
        };
    }

    private static Distribution distributionOf(String word) {
        for (Distribution distribution : Distribution.values()) {
            if (distribution.word().equals(word)) {
                return distribution;
            }
        }
        throw new IllegalArgumentException(
                "a service time's distribution is fixed or exponential, not '" + word + "'");
    }

    private static Duration durationOf(String word) {
        try {
            if (word.endsWith("us")) {
                return Duration.ofNanos(
                        Math.multiplyExact(
                                1_000L, Long.parseLong(word.substring(0, word.length() - 2))));
            }
            if (word.endsWith("ms")) {
                return Duration.ofMillis(Long.parseLong(word.substring(0, word.length() - 2)));
            }
            if (word.endsWith("s")) {
                return Duration.ofSeconds(Long.parseLong(word.substring(0, word.length() - 1)));
            }
        } catch (NumberFormatException | ArithmeticException wrong) {
            throw new IllegalArgumentException(
                    "a mean is a whole number with us, ms or s, not '" + word + "'", wrong);
        }
        throw new IllegalArgumentException(
                "a mean is a whole number with us, ms or s, not '" + word + "'");
    }

    /** The text that {@link #parse} reads back. */
    @Override
    public String toString() {
        return distribution.word() + " " + written(mean);
    }

    private static String written(Duration duration) {
        long ns = duration.toNanos();
        return ns % 1_000_000_000 == 0
                ? ns / 1_000_000_000 + "s"
                : ns % 1_000_000 == 0 ? ns / 1_000_000 + "ms" : ns / 1_000 + "us";
    }
}
