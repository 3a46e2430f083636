package io.syncorswim.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas against published examples, against each other and against a simulation. */
class QueuesTest {
    private static final Percentage A_PERCENT = Percentage.withPercentage(1.5);
    private static final int ORDERS = 1_000_000;

    @Test
    void erlang_c_gives_the_eye_clinic_of_gross_and_harris() {
        // Example 2.2: 6 patients an hour, 3 doctors, 20 minutes each: W = 28.9 minutes, Lq = 8/9.
        ErlangC clinic = new ErlangC(new Offered(6, 3, 1 / 3.0));

        assertThat(clinic.waitProbability()).isCloseTo(4 / 9.0, within(1e-12));
        assertThat(clinic.meanWaitS() * 6).isCloseTo(8 / 9.0, within(1e-12));
        assertThat(clinic.meanS() * 60).isCloseTo(28.9, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5, 0.5", "2, 1, 0.333333", "2, 1.8, 0.852632", "5, 4, 0.554113"})
    void erlang_c_gives_the_tabled_probability_of_a_wait(int c, double erlangs, double table) {
        assertThat(new ErlangC(new Offered(erlangs, c, 1)).waitProbability())
                .isCloseTo(table, within(1e-6));
    }

    @Test
    void one_worker_and_exponential_service_times_answer_exponentially() {
        ErlangC single = new ErlangC(new Offered(70, 1, 0.01));

        assertThat(single.meanS()).isCloseTo(1 / 30.0, within(1e-12));
        assertThat(single.tail(0.05)).isCloseTo(Math.exp(-30 * 0.05), within(1e-12));
        assertThat(single.quantileS(0.99)).isCloseTo(Math.log(100) / 30, within(1e-9));
    }

    @Test
    void where_the_spare_rate_is_a_workers_rate_the_tail_has_no_gap() {
        // 2 workers of rate 1 and one arrival a second: the spare rate is 1 as well.
        ErlangC equal = new ErlangC(new Offered(1, 2, 1));
        ErlangC nearly = new ErlangC(new Offered(1.000001, 2, 1));

        assertThat(equal.tail(2)).isCloseTo(nearly.tail(2), within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1, 1", "0.8, 0, 2", "0.9, 1, 9"})
    void pollaczek_khinchine_gives_the_wait_in_service_times(double rho, double scv, double wait) {
        assertThat(PollaczekKhinchine.meanWaitS(new Offered(rho, 1, 1), scv))
                .isCloseTo(wait, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.5", "0.8", "0.95", "0.99"})
    void crommelin_of_one_worker_is_pollaczek_khinchine(double rho) {
        Offered offered = new Offered(rho / 0.02, 1, 0.02);

        assertThat(new Crommelin(offered).meanWaitS())
                .isCloseTo(
                        PollaczekKhinchine.meanWaitS(offered, 0), Percentage.withPercentage(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.5", "0.7, 2.25", "0.9, 6.5"})
    void crommelin_of_one_worker_waits_as_erlang_found_in_1909(double rho, double t) {
        Crommelin queue = new Crommelin(new Offered(rho, 1, 1));
        double erlang = 0;
        double factorial = 1;
        for (int k = 0; k <= (int) t; k++) {
            factorial *= Math.max(1, k);
            double x = rho * (k - t);
            erlang += Math.pow(x, k) / factorial * Math.exp(-x);
        }

        assertThat(1 - queue.tail(1 + t)).isCloseTo((1 - rho) * erlang, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"2, 0.5", "4, 0.9", "8, 0.45", "16, 0.97"})
    void the_mean_by_littles_law_is_the_mean_of_the_distribution(int c, double rho) {
        Crommelin queue = new Crommelin(new Offered(rho * c / 0.03, c, 0.03));

        assertThat(Moments.meanS(queue::tail, queue.meanS()))
                .isCloseTo(queue.meanS(), Percentage.withPercentage(0.02));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.7", "2, 0.9", "4, 0.5", "4, 0.7", "8, 0.8"})
    void a_simulation_of_fixed_service_times_finds_what_crommelin_predicts(int c, double rho) {
        Offered offered = new Offered(rho * c / 0.01, c, 0.01);
        Crommelin theory = new Crommelin(offered);
        Simulated seen = new Simulated(offered, _ -> 0.01, ORDERS, 11);

        assertThat(seen.mean()).isCloseTo(theory.meanS(), A_PERCENT);
        assertThat(seen.quantile(0.5)).isCloseTo(theory.quantileS(0.5), A_PERCENT);
        assertThat(seen.quantile(0.99))
                .isCloseTo(theory.quantileS(0.99), Percentage.withPercentage(4));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.7", "4, 0.5", "4, 0.8", "8, 0.45"})
    void a_simulation_of_exponential_service_times_finds_what_erlang_predicts(int c, double rho) {
        Offered offered = new Offered(rho * c / 0.01, c, 0.01);
        ErlangC theory = new ErlangC(offered);
        Simulated seen = new Simulated(offered, u -> -Math.log(u) * 0.01, ORDERS, 12);

        assertThat(seen.mean()).isCloseTo(theory.meanS(), A_PERCENT);
        assertThat(seen.quantile(0.9)).isCloseTo(theory.quantileS(0.9), A_PERCENT);
        assertThat(seen.quantile(0.99))
                .isCloseTo(theory.quantileS(0.99), Percentage.withPercentage(4));
    }

    @Test
    void allen_and_cunneen_are_exact_where_both_are_random_or_where_one_worker_serves() {
        Offered four = new Offered(320, 4, 0.01);
        Offered one = new Offered(80, 1, 0.01);

        assertThat(AllenCunneen.meanWaitS(four, 1, 1)).isEqualTo(new ErlangC(four).meanWaitS());
        assertThat(AllenCunneen.meanWaitS(one, 1, 0))
                .isCloseTo(PollaczekKhinchine.meanWaitS(one, 0), within(1e-12));
        assertThat(AllenCunneen.meanWaitS(four, 1, 0))
                .isCloseTo(new Crommelin(four).meanWaitS(), Percentage.withPercentage(5));
        assertThat(AllenCunneen.meanWaitS(four, 0, 0)).isZero();
        // Burke: what leaves M/M/c is Poisson again; what leaves a full station is its work.
        assertThat(AllenCunneen.departureVariation(four, 1, 1)).isEqualTo(1);
        assertThat(AllenCunneen.departureVariation(new Offered(99.99, 1, 0.01), 1, 0))
                .isCloseTo(0, within(1e-3));
    }

    @Test
    void a_queue_that_never_settles_has_no_prediction() {
        Offered full = new Offered(100, 1, 0.01);

        assertThatThrownBy(() -> new ErlangC(full)).hasMessageContaining("never settles");
        assertThatThrownBy(() -> new Crommelin(full)).hasMessageContaining("never settles");
        assertThatThrownBy(() -> PollaczekKhinchine.meanWaitS(full, 1))
                .hasMessageContaining("never settles");
        assertThatThrownBy(() -> PollaczekKhinchine.meanWaitS(new Offered(1, 2, 1), 1))
                .hasMessageContaining("one worker");
    }
}
