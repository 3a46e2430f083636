package io.syncorswim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.math.BigDecimal;
import java.time.Duration;

/** Whatever is written reads back equal. */
class RoundTripTest {
    @Property(tries = 300)
    void an_experiment_that_is_written_reads_back_equal(@ForAll long seed) throws BadInput {
        Experiment experiment = new RandomExperiments(seed).next();
        String written = ExperimentFile.write(experiment);
        assertThat(ExperimentFile.parse(written, "x.yaml")).isEqualTo(experiment);
    }

    @Property(tries = 300)
    void a_duration_that_is_written_reads_back_equal(@ForAll long ns) {
        Duration duration = Duration.ofNanos(ns);
        if (ns != Long.MIN_VALUE) {
            assertThat(Notation.duration(Notation.write(duration))).isEqualTo(duration);
        }
    }

    @Property(tries = 300)
    void a_number_that_is_written_reads_back_equal(@ForAll int mantissa, @ForAll byte shift) {
        double number = new BigDecimal(mantissa).scaleByPowerOfTen(shift % 12).doubleValue();
        assertThat(Notation.number(Notation.write(number))).isEqualTo(number);
        assertThat(Notation.rate(Notation.writeRate(number))).isEqualTo(number);
        assertThat(Notation.ratio(Notation.writeRatio(number))).isEqualTo(number);
    }
}
