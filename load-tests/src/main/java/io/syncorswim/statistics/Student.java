package io.syncorswim.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t and the normal distribution, both sides of zero. */
final class Student {
    /** What every interval holds the truth with, at least nearly. */
    static final double CONFIDENCE = 0.95;

    private static final double TAIL = (1 - CONFIDENCE) / 2;

    /** 1.96. */
    static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability(TAIL);

    private Student() {}

    /** How many standard errors a 95% interval reaches to either side. */
    static double t(double degrees) {
        return TDistribution.of(degrees).inverseSurvivalProbability(TAIL);
    }

    /** How often chance alone is at least that many standard errors off, to either side. */
    static double p(double errors, double degrees) {
        return Math.min(1, 2 * TDistribution.of(degrees).survivalProbability(Math.abs(errors)));
    }
}
