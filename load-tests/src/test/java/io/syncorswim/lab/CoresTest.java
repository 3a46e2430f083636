package io.syncorswim.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.BitSet;

/** How busy the machine is counts on the cores that the lab may use, however many it has. */
class CoresTest {
    private static final String STAT =
            """
            cpu  1111 2222 3333 4444 5555 6666 7777 8888 0 0
            cpu0 1 2 3 1000 2000 4 5 6 50 60
            cpu1 10 20 30 1000 2000 40 50 60 0 0
            cpu3 100 200 300 1000 2000 400 500 600 0 0
            intr 123
            """;

    @Test
    void only_the_cores_that_may_be_used_are_counted() {
        BitSet allowed = Cores.allowed("Name:\tjava\nCpus_allowed_list:\t0,2-3\nMems:\t0\n");

        assertThat(allowed.stream()).containsExactly(0, 2, 3);
        // Core 2 is offline.
        assertThat(Cores.of(STAT, allowed)).isEqualTo(new Cores(2, 21 + 2_100, 6 + 600));
    }

    @Test
    void this_machine_has_as_many_as_java_finds_unless_it_is_throttled() throws IOException {
        assertThat(ProcessReading.ofHost().threads())
                .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    }
}
