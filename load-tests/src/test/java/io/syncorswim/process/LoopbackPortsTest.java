package io.syncorswim.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Random;

class LoopbackPortsTest {
    @ParameterizedTest
    @CsvSource({"'32768\t60999\n', 32768", "'49152 65535', 49152", "'1024\t65535\n', 32768"})
    void ports_are_taken_from_below_the_ephemeral_range_where_that_leaves_room(
            String range, int end) {
        assertThat(LoopbackPorts.ephemeralStart(range)).isEqualTo(end);
    }

    @Test
    void a_port_that_is_in_use_is_passed_over() throws IOException {
        int first = new LoopbackPorts(new Random(42)).free();
        try (ServerSocket taken = new ServerSocket(first, 1, LoopbackPorts.loopback())) {
            int next = new LoopbackPorts(new Random(42)).free();

            assertThat(next).isNotEqualTo(taken.getLocalPort());
            assertThat(LoopbackPorts.isFree(first)).isFalse();
            assertThat(LoopbackPorts.isFree(next)).isTrue();
        }
    }
}
