package io.syncorswim.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The simulations by themselves, started by Gatling's own launcher as gatling:test does. */
class StandAloneIT {
    private static final int ASSERTIONS_FAILED = 2;

    @TempDir Path folder;

    @Test
    void a_steady_simulation_records_and_sums_up_every_order() throws Exception {
        try (var server = new ScriptedServer((_, _) -> 200)) {
            Result result = run("SteadySimulation", server, "-Dswim.longest-p99=20s");

            assertThat(result.exitCode()).as(result.output()).isZero();
            int orders = server.requests().size();
            assertThat(server.requests().values()).containsOnly(1);
            assertThat(result.output())
                    .contains("offered " + orders + " orders in 3.0 s")
                    .contains("accepted " + orders + ", refused 0, failed 0, unknown 0");
            assertThat(Files.readAllLines(folder.resolve("arrivals.csv"))).hasSize(orders);
        }
    }

    @Test
    void a_spike_simulation_fails_when_too_few_orders_are_accepted() throws Exception {
        try (var server = new ScriptedServer((order, _) -> order % 4 == 0 ? 503 : 200)) {
            Result result = run("SpikeSimulation", server, "-Dswim.longest-p99=20s");

            assertThat(result.exitCode()).as(result.output()).isEqualTo(ASSERTIONS_FAILED);
            assertThat(result.output()).contains("refused " + (server.requests().size() + 3) / 4);
        }
    }

    @Test
    void a_mistake_in_a_property_is_one_sentence() throws Exception {
        try (var server = new ScriptedServer((_, _) -> 200)) {
            Result result = run("SteadySimulation", server, "-Dswim.seed=lucky");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output()).isEqualTo("swim.seed is a whole number, not 'lucky'\n");
            assertThat(server.connections()).isZero();
        }
    }

    private record Result(int exitCode, String output) {}

    private Result run(String simulation, ScriptedServer server, String property)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        command.addAll(InjectorCommand.jvmFlags());
        command.addAll(
                List.of(
                        "-Djava.util.prefs.PreferencesFactory=" + NoPreferences.class.getName(),
                        "-Dswim.url=" + server.url(),
                        "-Dswim.rate=30",
                        "-Dswim.duration=3s",
                        "-Dswim.out=" + folder,
                        property,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.gatling.app.Gatling",
                        "--simulation",
                        "io.syncorswim.simulations." + simulation,
                        "--results-folder",
                        folder.resolve("gatling").toString()));
        Path output = folder.resolve("output.txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(output));
    }
}
