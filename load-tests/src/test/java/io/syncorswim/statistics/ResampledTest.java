package io.syncorswim.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The arithmetic underneath: weights, buckets, quantiles. */
class ResampledTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 20})
    void the_variance_of_a_resampled_mean_is_the_textbooks_however_few_there_are(int units) {
        Random random = new Random(units);
        double[] values = random.doubles(units).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double textbook =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (units - 1) / units;
        Draws draws = new Draws(7);
        double[] means =
                IntStream.range(0, 20_000)
                        .mapToDouble(replicate -> {
                            double[] weights = draws.repetitions(replicate, units);
                            return IntStream.range(0, units)
                                            .mapToDouble(i -> weights[i] * values[i])
                                            .sum()
                                    / units;
                        })
                        .toArray();
        double deviation = Spread.deviation(means);
        assertThat(deviation * deviation / textbook).isCloseTo(1, within(0.05));
    }

    @Test
    void a_block_is_only_ever_replaced_by_one_of_its_own_phase() {
        List<Block> blocks = IntStream.of(0, 0, 0, 1, 1, 2).mapToObj(ResampledTest::empty).toList();
        Draws draws = new Draws(1);
        for (int replicate = 0; replicate < 100; replicate++) {
            double[] weights = draws.blocks(replicate, new Repetition(1, blocks));
            assertThat(weights[0] + weights[1] + weights[2]).isCloseTo(3, within(1e-9));
            assertThat(weights[3] + weights[4]).isCloseTo(2, within(1e-9));
            assertThat(weights[5]).isEqualTo(1);
        }
    }

    private static Block empty(int stratum) {
        return new Block(stratum, 0, 0, 0, 0, Counts.NONE, Counts.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999, 1_000_000, 123_456_789, 3_600_000_000_000L})
    void a_bucket_is_a_thousandth_wide(long ns) {
        double middle = Math.exp(Buckets.logNs(Buckets.of(ns)));
        assertThat(middle / ns).isCloseTo(1, within(0.0006));
    }

    @Test
    void the_quantiles_of_the_sum_are_nearest_ranks_but_for_the_buckets_width() {
        Random random = new Random(53);
        long[] ns =
                random.doubles(997).mapToLong(u -> (long) (1e7 * -Math.log(1 - u)) + 1).toArray();
        Counts counts = Counts.ofNs(ns);
        Block block = new Block(0, ns.length, ns.length, 0, 0, counts, counts);
        Replicates values = new Replicates(1);
        new Resampling(List.of(new Repetition(1, List.of(block)))).whole().keep(values, 0);
        Arrays.sort(ns);
        for (Figure figure : List.of(Figure.RESPONSE_P50, Figure.COMPLETION_P99)) {
            long exact = ns[(int) Math.ceil(figure.quantile() * ns.length) - 1];
            assertThat(Math.exp(values.of(figure)[0]) / exact).isCloseTo(1, within(0.0006));
        }
        assertThat(values.of(Figure.COMPLETED_SHARE)[0]).isEqualTo(1);
    }

    @Test
    void a_share_of_independent_orders_gets_the_score_interval() {
        Spread binomial = new Spread(Math.sqrt(0.1 * 0.9 / 400), 1e9);
        Interval interval = Shares.interval(0.1, 400, binomial);
        // Wilson's for 40 of 400.
        assertThat(interval.low()).isCloseTo(0.0743, within(1e-4));
        assertThat(interval.high()).isCloseTo(0.1333, within(1e-4));
    }

    @Test
    void what_is_no_cell_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resampled.of(List.of(), 10, 1))
                .withMessageContaining("no repetition");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Block(0, 1, 2, 0, 0, Counts.NONE, Counts.NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Counts.Builder().add(5, 1).add(4, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Repetition(1, List.of(empty(1), empty(0))));
    }

    @Test
    void a_cell_without_any_order_has_no_interval() {
        Resampled nothing =
                Resampled.of(
                        List.of(new Repetition(1, List.of(empty(0), empty(0), empty(1)))), 10, 1);
        for (Figure figure : Figure.values()) {
            assertThat(nothing.interval(figure, 0)).isNull();
        }
    }
}
