package io.syncorswim.gatling;

import io.syncorswim.experiment.BadInput;
import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.schedule.Segment;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stand-alone simulation can be told by system properties, with every default.
 *
 * @param url {@code swim.url}, where the frontend listens
 * @param ratePerSecond {@code swim.rate}, outside a spike
 * @param duration {@code swim.duration}, of the whole load
 * @param seed {@code swim.seed}; the same seed gives the same schedule
 * @param arrivals {@code swim.arrivals}, poisson or even
 * @param timeout {@code swim.timeout}, how long a user waits
 * @param factor {@code swim.factor}, what a spike multiplies the rate by; 1 where there is none
 * @param spikeFrom {@code swim.spike-from}, since the first second of the load
 * @param spikeFor {@code swim.spike-for}
 * @param leastSuccessPercent {@code swim.least-success}, of the orders; less fails the simulation
 * @param longestP99 {@code swim.longest-p99}, of the service times; more fails the simulation
 * @param out {@code swim.out}, the folder of arrivals.csv
 */
record StandAloneSettings(
        URI url,
        double ratePerSecond,
        Duration duration,
        long seed,
        Arrivals arrivals,
        Duration timeout,
        double factor,
        Duration spikeFrom,
        Duration spikeFor,
        double leastSuccessPercent,
        Duration longestP99,
        Path out) {
    private static final double HIGHEST_RATE = 50_000;

    /** A source of properties by their names; null where one is not set. */
    interface Properties {
        @Nullable String get(String name);
    }

    /**
     * @param name of the simulation
     * @throws BadInput with one sentence
     */
    static StandAloneSettings read(String name, boolean spike, Properties properties)
            throws BadInput {
        Reader reader = new Reader(properties);
        Duration duration = reader.duration("swim.duration", "30s");
        String third = duration.toMillis() / 3 + "ms";
        StandAloneSettings settings =
                new StandAloneSettings(
                        Settings.url("swim.url", reader.text("swim.url", "http://127.0.0.1:8080")),
                        reader.number("swim.rate", "80", 0.001, HIGHEST_RATE),
                        duration,
                        Settings.wholeNumber("swim.seed", reader.text("swim.seed", "42")),
                        arrivals(reader.text("swim.arrivals", "poisson")),
                        reader.duration("swim.timeout", "3s"),
                        spike ? reader.number("swim.factor", "5", 0, 1_000) : 1,
                        spike ? reader.duration("swim.spike-from", third) : duration,
                        spike ? reader.duration("swim.spike-for", third) : Duration.ZERO,
                        reader.number("swim.least-success", "99", 0, 100),
                        reader.duration("swim.longest-p99", spike ? "3s" : "1s"),
                        Path.of(reader.text("swim.out", "target/swim/" + name)));
        settings.check();
        return settings;
    }

    private void check() throws BadInput {
        if (spikeFrom.plus(spikeFor).compareTo(duration) > 0) {
            throw new BadInput(
                    "the spike ends after the load: swim.spike-from %dms and swim.spike-for %dms are more than swim.duration %dms"
                            .formatted(
                                    spikeFrom.toMillis(),
                                    spikeFor.toMillis(),
                                    duration.toMillis()));
        }
        if (ratePerSecond * factor > HIGHEST_RATE) {
            throw new BadInput(
                    "swim.rate times swim.factor is at most %.0f/s, not %.0f/s"
                            .formatted(HIGHEST_RATE, ratePerSecond * factor));
        }
    }

    /** The arrival rate over time. */
    List<Segment> segments() {
        Duration spikeEnd = spikeFrom.plus(spikeFor);
        List<Segment> segments = new ArrayList<>();
        segments.add(new Segment(spikeFrom, ratePerSecond));
        if (spikeFor.isPositive()) {
            segments.add(new Segment(spikeFor, ratePerSecond * factor));
        }
        if (spikeEnd.compareTo(duration) < 0) {
            segments.add(new Segment(duration.minus(spikeEnd), ratePerSecond));
        }
        return segments;
    }

    private static Arrivals arrivals(String word) throws BadInput {
        for (Arrivals arrivals : Arrivals.values()) {
            if (arrivals.word().equals(word)) {
                return arrivals;
            }
        }
        throw new BadInput("swim.arrivals is poisson or even, not '%s'".formatted(word));
    }

    private record Reader(Properties properties) {
        String text(String name, String otherwise) {
            String value = properties.get(name);
            return value == null ? otherwise : value;
        }

        Duration duration(String name, String otherwise) throws BadInput {
            return Settings.duration(name, text(name, otherwise));
        }

        double number(String name, String otherwise, double least, double most) throws BadInput {
            return Settings.number(name, text(name, otherwise), least, most);
        }
    }
}
