package io.syncorswim.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syncorswim.analysis.Recovery.Bin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

class RecoveryTest {
    private static final Bin PERFECT = new Bin(400, 400);

    /** Bins of 40 orders; {@code +} is all good, {@code -} none, {@code .} all but four. */
    private static Map<Long, Bin> bins(long first, String pattern) {
        Map<Long, Bin> bins = new TreeMap<>();
        for (int i = 0; i < pattern.length(); i++) {
            long good =
                    switch (pattern.charAt(i)) {
                        case '+' -> 40;
                        case '.' -> 36;
                        default -> 0;
                    };
            bins.put(first + i, new Bin(40, good));
        }
        return bins;
    }

    @ParameterizedTest(name = "{0} is {1} s")
    @CsvSource({
        "|++++++, 0.0",
        "----|++++++, 0.0",
        "----|-+++++, 0.5",
        "----|---+++, 1.5",
        "----|-+-+++, 1.5",
        "++++|---+++, 1.5",
    })
    void it_is_the_end_of_the_last_bin_below_the_band(String pattern, double seconds) {
        int end = pattern.indexOf('|');
        Recovery recovery = Recovery.of(PERFECT, bins(-end, pattern.replace("|", "")), 3);
        assertThat(recovery.seconds()).isEqualTo(seconds);
    }

    @ParameterizedTest(name = "{0} is below for good")
    @ValueSource(
            strings = {"----|......", "----|-.....", "----|.....+", "++++|..........", "....|..."})
    void a_goodput_that_stays_a_little_too_low_has_not_recovered(String pattern) {
        int end = pattern.indexOf('|');
        Recovery recovery = Recovery.of(PERFECT, bins(-end, pattern.replace("|", "")), 3);
        assertThat(recovery.seconds()).isNull();
        assertThat(recovery.note())
                .startsWith("Goodput stayed below the baseline: 9")
                .endsWith("100% before the fault.");
    }

    @ParameterizedTest(name = "{0} is {1} s")
    @CsvSource({"----|...+++++++, 0.5", "----|-....+++++, 2.0", "----|.++++++++++++, 0.0"})
    void where_it_was_a_little_too_low_for_a_while_the_later_moment_counts(
            String pattern, double seconds) {
        int end = pattern.indexOf('|');
        Recovery recovery = Recovery.of(PERFECT, bins(-end, pattern.replace("|", "")), 3);
        assertThat(recovery.seconds()).isEqualTo(seconds);
    }

    @Test
    void the_test_of_two_shares_is_the_textbooks() {
        // 45 of 50 and 35 of 50: pooled share 0.8, standard error 0.08, z = 2.5.
        assertThat(Recovery.isLower(new Bin(50, 35), new Bin(50, 45))).isFalse();
        // 450 of 500 and 350 of 500: z = 7.9.
        assertThat(Recovery.isLower(new Bin(500, 350), new Bin(500, 450))).isTrue();
        assertThat(Recovery.isLower(new Bin(500, 450), new Bin(500, 350))).isFalse();
        assertThat(Recovery.isLower(PERFECT, PERFECT)).isFalse();
    }

    @Test
    void a_fault_that_cost_a_little_all_the_time_is_one_that_goodput_came_back_from() {
        assertThat(Recovery.of(PERFECT, bins(-6, "......++++++"), 3).note()).contains("as soon as");
    }

    @Test
    void what_is_below_the_band_when_the_load_ends_has_not_recovered() {
        Recovery recovery = Recovery.of(PERFECT, bins(-2, "--+++-"), 2);
        assertThat(recovery.seconds()).isNull();
        assertThat(recovery.note()).contains("2.0 s of load after the fault");
    }

    @Test
    void a_fault_that_outlasts_the_load_leaves_nothing_to_recover_in() {
        assertThat(Recovery.of(PERFECT, bins(-4, "----"), 0).seconds()).isNull();
    }

    @Test
    void never_having_left_the_band_is_told_apart_from_coming_back_at_once() {
        assertThat(Recovery.of(PERFECT, bins(-2, "++++"), 1).note()).contains("never left");
        assertThat(Recovery.of(PERFECT, bins(-2, "--++"), 1).note()).contains("as soon as");
    }

    @Test
    void without_a_baseline_there_is_no_band() {
        assertThat(Recovery.of(new Bin(0, 0), bins(0, "++"), 1).seconds()).isNull();
        assertThat(Recovery.of(new Bin(400, 0), bins(0, "--"), 1).seconds()).isNull();
    }

    @Test
    void the_bound_is_the_lower_end_of_wilsons_interval() {
        // 1 / (1 + z^2 / n) for a share of 1; and worked out by hand for a half.
        assertThat(Recovery.bound(1, 40)).isCloseTo(1 / (1 + 3.29 * 3.29 / 40), within(1e-12));
        assertThat(Recovery.bound(0.5, 100)).isCloseTo(0.34373, within(1e-5));
        assertThat(Recovery.bound(0, 40)).isCloseTo(0, within(1e-12));
    }

    @Test
    void chance_alone_seldom_looks_like_trouble() {
        Random random = new Random(42);
        int alarms = 0;
        for (int run = 0; run < 2_000; run++) {
            Map<Long, Bin> bins = new TreeMap<>();
            for (long index = 0; index < 16; index++) {
                bins.put(index, drawn(random, 40));
            }
            Double seconds = Recovery.of(drawn(random, 400), bins, 8).seconds();
            alarms += seconds != null && seconds == 0 ? 0 : 1;
        }
        assertThat(alarms).as("of 2,000 steady runs of 98% good orders").isLessThan(40);
    }

    private static Bin drawn(Random random, int orders) {
        return new Bin(orders, random.doubles(orders).filter(u -> u < 0.98).count());
    }
}
