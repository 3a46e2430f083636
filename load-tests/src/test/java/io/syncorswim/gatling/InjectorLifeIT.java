package io.syncorswim.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.gatling.InjectorProcess.Arrival;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.schedule.Schedule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The injector's life as a program: commands, charts, health, bad input, bad luck. */
class InjectorLifeIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Pattern LOADED =
            Pattern.compile("(?:src|href)=\"(https?:)?//[^\"]*\\.(?:js|css|png|svg|ico)\"");

    @TempDir Path folder;

    private final Schedule schedule = InjectorIT.schedule(2, 60);

    @Test
    void charts_come_when_asked_for_and_need_no_network() throws Exception {
        try (var server = new ScriptedServer((_, _) -> 200);
                var proxy = new CountingProxy();
                var injector =
                        InjectorProcess.start(
                                server.url(), schedule, folder, TIMEOUT, proxy.flags())) {
            InjectorIT.t0(injector);
            assertThat(injector.nextLine()).isEqualTo(Injector.DONE);
            Path index = new TrialFolder(folder).gatling().resolve("index.html");
            assertThat(index).doesNotExist();
            injector.say(Injector.CHARTS_COMMAND);
            assertThat(injector.nextLine()).isEqualTo(Injector.CHARTS);

            assertThat(Files.readString(index)).contains("Gatling").doesNotContainPattern(LOADED);
            assertThat(index.resolveSibling("simulation.log")).doesNotExist();
            assertThat(proxy.connections()).isZero();
            injector.say(Injector.EXIT_COMMAND);
            assertThat(injector.awaitExit()).isZero();
        }
    }

    @Test
    void nothing_but_the_protocol_is_on_standard_output() throws Exception {
        try (var server = new ScriptedServer((_, _) -> 200);
                var injector = InjectorProcess.start(server.url(), schedule, folder, TIMEOUT)) {
            InjectorIT.t0(injector);
            assertThat(injector.nextLine()).isEqualTo(Injector.DONE);
            assertThat(injector.errors()).contains("Requests");
            injector.say(Injector.EXIT_COMMAND);
            assertThat(injector.awaitExit()).isZero();
        }
    }

    @Test
    void its_health_is_a_line_a_second() throws Exception {
        try (var server = new ScriptedServer((_, _) -> 200);
                var injector = InjectorProcess.start(server.url(), schedule, folder, TIMEOUT)) {
            injector.complete();

            List<String> lines = Files.readAllLines(new TrialFolder(folder).rawHealth());
            assertThat(lines).hasSizeGreaterThanOrEqualTo(3);
            assertThat(lines).allSatisfy(line -> assertThat(line).matches("\\d+(,\\d+){6}"));
            assertThat(lines)
                    .as("tickets are waiting while there is load")
                    .anySatisfy(line -> assertThat(line.split(",")[4]).isNotEqualTo("0"));
            assertThat(lines.getLast())
                    .as("none waits, all were sent, none is in flight")
                    .endsWith(",0," + schedule.size() + ",0");
        }
    }

    @Test
    void the_end_of_standard_input_ends_it_and_what_was_recorded_stays() throws Exception {
        try (var server = new ScriptedServer((_, _) -> 200);
                var injector =
                        InjectorProcess.start(
                                server.url(), InjectorIT.schedule(600, 60), folder, TIMEOUT)) {
            InjectorIT.t0(injector);
            while (server.requests().size() < 20) {
                Thread.onSpinWait();
            }
            injector.hangUp();

            assertThat(injector.awaitExit()).isZero();
            assertThat(injector.arrivals()).extracting(Arrival::order).contains(0, 1, 2, 3);
        }
    }

    @Test
    void a_kill_loses_only_the_last_moment() throws Exception {
        try (var server = new ScriptedServer((_, _) -> 200);
                var injector =
                        InjectorProcess.start(
                                server.url(), InjectorIT.schedule(600, 60), folder, TIMEOUT)) {
            InjectorIT.t0(injector);
            while (server.requests().size() < 200) {
                Thread.onSpinWait();
            }
            injector.process().destroyForcibly();
            injector.awaitExit();

            assertThat(injector.arrivals()).hasSizeGreaterThan(100);
        }
    }

    @Test
    void orders_that_come_late_are_sent_at_once_and_their_lag_is_recorded() throws Exception {
        try (var server = new ScriptedServer((_, _) -> 200);
                var injector = InjectorProcess.start(server.url(), schedule, folder, TIMEOUT)) {
            long t0 = InjectorIT.t0(injector);
            signal(injector, "STOP");
            long behindNs = Duration.ofMillis(1500).toNanos();
            while (System.nanoTime() - t0 < behindNs) {
                Thread.onSpinWait();
            }
            signal(injector, "CONT");
            List<Arrival> arrivals = injector.complete();

            assertThat(arrivals).hasSize(schedule.size());
            assertThat(server.requests().values()).containsOnly(1);
            Arrival first = arrivals.stream().filter(a -> a.order() == 0).findAny().orElseThrow();
            assertThat(first.intendedNs()).isEqualTo(t0 + schedule.intendedNs(0));
            assertThat(first.sentNs() - t0).isGreaterThan(behindNs);
        }
    }

    @Test
    void a_wrong_argument_is_one_sentence() throws Exception {
        TrialFolder trial = new TrialFolder(folder);
        try (var injector =
                InjectorProcess.start(
                        trial, List.of(), List.of(Injector.class.getName(), "--uri"))) {
            assertThat(injector.awaitExit()).isEqualTo(Injector.BAD_INPUT);
            assertThat(injector.errors())
                    .isEqualTo(
                            "the injector knows --url, --schedule, --out and --timeout, not"
                                    + " '--uri'\n");
        }
    }

    @Test
    void a_full_disk_is_one_sentence_and_an_exit_code() throws Exception {
        TrialFolder trial = new TrialFolder(folder);
        Files.createDirectories(trial.raw());
        Files.createSymbolicLink(trial.rawArrivals(), Path.of("/dev/full"));
        try (var server = new ScriptedServer((_, _) -> 200);
                var injector = InjectorProcess.start(server.url(), schedule, folder, TIMEOUT)) {
            assertThat(injector.awaitExit()).isEqualTo(Injector.CANNOT_RECORD);
            assertThat(lines(injector, "cannot record")).hasSize(1);
        }
        // JUnit warns of links that lead out of its folder.
        Files.delete(trial.rawArrivals());
    }

    private static List<String> lines(InjectorProcess injector, String containing)
            throws IOException {
        return injector.errors().lines().filter(line -> line.contains(containing)).toList();
    }

    private static void signal(InjectorProcess injector, String signal) throws Exception {
        int code =
                new ProcessBuilder("kill", "-" + signal, Long.toString(injector.process().pid()))
                        .start()
                        .waitFor();
        assertThat(code).isZero();
    }

    /** A proxy for anything that the child's JVM would ask of the world; it serves nothing. */
    private static final class CountingProxy implements AutoCloseable {
        private final ServerSocket listener =
                new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        private final AtomicInteger connections = new AtomicInteger();

        CountingProxy() throws IOException {
            Thread.ofVirtual().start(this::accept);
        }

        String[] flags() {
            return Stream.of("http", "https")
                    .flatMap(scheme ->
                            Stream.of(
                                    "-D" + scheme + ".proxyHost=127.0.0.1",
                                    "-D" + scheme + ".proxyPort=" + listener.getLocalPort()))
                    .toArray(String[]::new);
        }

        int connections() {
            return connections.get();
        }

        private void accept() {
            while (true) {
                try (Socket socket = listener.accept()) {
                    connections.incrementAndGet();
                } catch (IOException closed) {
                    return;
                }
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
