package io.syncorswim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syncorswim.wire.Draw.Purpose;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

class DrawTest {
    private static final int MANY = 20_000;

    @Property
    void a_number_lies_strictly_between_0_and_1_and_is_the_same_every_time(
            @ForAll long seed,
            @ForAll Purpose purpose,
            @ForAll TargetSystem system,
            @ForAll @LongRange(min = 0) long order,
            @ForAll @IntRange(min = 0) int attempt) {
        double u = Draw.uniform(seed, purpose, system, order, attempt);
        assertThat(u).isGreaterThan(0).isLessThan(1);
        assertThat(Draw.uniform(seed, purpose, system, order, attempt)).isEqualTo(u);
    }

    @Property(tries = 20)
    void numbers_of_successive_orders_are_uniform(@ForAll long seed, @ForAll Purpose purpose) {
        int[] tenths = new int[10];
        for (int order = 0; order < MANY; order++) {
            tenths[(int) (10 * Draw.uniform(seed, purpose, TargetSystem.PAYMENT, order, 1))]++;
        }
        double chiSquare = 0;
        for (int count : tenths) {
            chiSquare += Math.pow(count - MANY / 10.0, 2) / (MANY / 10.0);
        }
        // 9 degrees of freedom: beyond 45 once in a million.
        assertThat(chiSquare).isLessThan(45);
    }

    @Property(tries = 20)
    void attempts_systems_purposes_and_seeds_are_uncorrelated(@ForAll long seed) {
        double[] base = new double[MANY];
        double[][] others = new double[4][MANY];
        for (int order = 0; order < MANY; order++) {
            base[order] = Draw.uniform(seed, Purpose.FAILURE, TargetSystem.PAYMENT, order, 1);
            others[0][order] = Draw.uniform(seed, Purpose.FAILURE, TargetSystem.PAYMENT, order, 2);
            others[1][order] = Draw.uniform(seed, Purpose.FAILURE, TargetSystem.SHIPPING, order, 1);
            others[2][order] =
                    Draw.uniform(seed, Purpose.SERVICE_TIME, TargetSystem.PAYMENT, order, 1);
            others[3][order] =
                    Draw.uniform(seed + 1, Purpose.FAILURE, TargetSystem.PAYMENT, order, 1);
        }
        for (double[] other : others) {
            // Six standard errors of 1/sqrt(n).
            assertThat(correlation(base, other)).isCloseTo(0, within(6 / Math.sqrt(MANY)));
        }
    }

    /** Recorded once: a change would give every stored result's seed another meaning. */
    @Test
    void numbers_never_change_between_versions() {
        assertThat(Draw.uniform(42, Purpose.SERVICE_TIME, TargetSystem.INVENTORY, 0, 0))
                .isEqualTo(0.7959440121759978);
        assertThat(Draw.uniform(42, Purpose.FAILURE, TargetSystem.PAYMENT, 7, 1))
                .isEqualTo(0.6197468476754062);
    }

    private static double correlation(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - 0.5) * (b[i] - 0.5);
        }
        return sum / a.length * 12;
    }
}
