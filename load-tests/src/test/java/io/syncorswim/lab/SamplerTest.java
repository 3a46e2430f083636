package io.syncorswim.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.lab.Sampler.Subject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A value that is not known is absent from the samples, and never 0. */
class SamplerTest {
    @TempDir Path folder;

    @Test
    void somebody_elses_broker_has_the_depth_of_its_queues_and_nothing_else() throws IOException {
        assertThat(sampled(7))
                .allMatch(line -> line.matches("\\d+,broker,-1,-1,-1,-1,-1,7,-1,-1,-1"));
        assertThat(sampled(7)).isNotEmpty();
    }

    @Test
    void a_broker_that_is_gone_has_no_depth_not_even_none() throws IOException {
        assertThat(sampled(-1)).isEmpty();
    }

    /** The lines of a broker without a process. */
    private List<String> sampled(long depth) throws IOException {
        Path file = folder.resolve("samples.csv");
        Subject broker =
                new Subject(
                        "broker", OptionalLong::empty, Optional.empty(), Optional.of(() -> depth));
        TimelineLog log = new TimelineLog("trial", null, Clock.systemUTC());
        Sampler.start(file, List.of(broker), log).close();
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.contains("broker")).toList();
        }
    }
}
