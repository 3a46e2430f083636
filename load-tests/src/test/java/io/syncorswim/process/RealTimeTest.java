package io.syncorswim.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

class RealTimeTest {
    private static final List<String> POLICY = List.of("chrt", "--pid", "0");

    @Test
    void a_command_is_run_at_real_time_priority_exactly_where_that_is_said_to_be_granted()
            throws IOException {
        RealTime here = RealTime.ofThisMachine();

        assertThat(output(here.command(POLICY)).contains("SCHED_RR")).isEqualTo(here.isGranted());
    }

    @Test
    void a_command_stays_as_it_is_where_the_priority_is_refused() {
        RealTime refused = RealTime.tried(List.of("false"));

        assertThat(refused.isGranted()).isFalse();
        assertThat(refused.command(POLICY)).isEqualTo(POLICY);
        assertThat(refused).hasToString("ordinary (real-time not granted)");
    }

    @Test
    void a_command_stays_as_it_is_where_there_is_no_such_program() {
        RealTime missing = RealTime.tried(List.of("/no/such/program"));

        assertThat(missing.command(POLICY)).isEqualTo(POLICY);
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
