package io.syncorswim.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.syncorswim.wire.Wire;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The real jar, in processes of its own. */
@Timeout(120)
class ServicesIT {
    private static final Map<String, String> NOTHING = Map.of();
    private static final Map<String, String> TOKEN = Map.of(Wire.TOKEN_VARIABLE, "secret");

    /** Port 1 of loopback, where nobody listens. */
    private static final String NOBODY = "http://127.0.0.1:1";

    @TempDir Path folder;

    private final Deque<RunningService> running = new ArrayDeque<>();

    @AfterEach
    void stopAll() {
        running.forEach(RunningService::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain", "chain-virtual", "fan-out"})
    void an_order_goes_through_all_three_systems(String pattern) throws Exception {
        RunningService frontend =
                frontend(
                        pattern,
                        backend("inventory", "fixed 1ms").url(),
                        backend("payment", "fixed 1ms").url(),
                        backend("shipping", "fixed 1ms").url());
        assertThat(frontend.post("/orders/7").get().statusCode()).isEqualTo(200);
        for (String system : new String[] {"inventory", "payment", "shipping"}) {
            assertThat(journal(system)).content().startsWith("7," + system + ",1,").hasLineCount(1);
        }
        assertThat(frontend.metric(Wire.IN_FLIGHT_METRIC)).isZero();
        assertThat(
                        frontend.metric(
                                "syncorswim_http_request_duration_seconds_count{route=\"/orders/{number}\",status=\"200\"}"))
                .isEqualTo(1);
        assertThat(frontend.post("/orders/x").get().statusCode()).isEqualTo(400);
        assertThat(frontend.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"chain, 1", "fan-out, 3"})
    void a_connection_that_is_refused_is_tried_once(String pattern, long calls) throws Exception {
        RunningService frontend = frontend(pattern, NOBODY, NOBODY, NOBODY);
        int orders = 200;
        long before = failedConnects();
        for (int order = 0; order < orders; order++) {
            assertThat(frontend.post("/orders/" + order).get().statusCode()).isEqualTo(502);
        }
        // Whatever else runs on this machine may have failed to connect meanwhile, too.
        assertThat(failedConnects() - before).isBetween(orders * calls, orders * calls * 3 / 2);
    }

    @Test
    void without_metrics_it_serves_orders_and_nothing_to_scrape() throws Exception {
        RunningService frontend =
                kept(
                        RunningService.start(
                                folder,
                                NOTHING,
                                "frontend",
                                "--pattern=fan-out",
                                "--inventory=" + backend("inventory", "fixed 1ms").url(),
                                "--payment=" + backend("payment", "fixed 1ms").url(),
                                "--shipping=" + backend("shipping", "fixed 1ms").url(),
                                "--call-timeout=10s",
                                "--no-metrics"));
        assertThat(frontend.post("/orders/7").get().statusCode()).isEqualTo(200);
        assertThat(frontend.admin("/metrics").statusCode()).isEqualTo(404);
        assertThat(frontend.admin("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void an_attempt_after_the_first_is_counted_apart() throws Exception {
        RunningService payment = backend("payment", "fixed 1ms");
        assertThat(payment.post("/work/1").get().statusCode()).isEqualTo(200);
        assertThat(payment.post("/work/1", Wire.ATTEMPT_HEADER, "2").get().statusCode())
                .isEqualTo(200);
        for (String again : new String[] {"false", "true"}) {
            assertThat(
                            payment.metric(
                                    "syncorswim_attempt_duration_seconds_count{again=\""
                                            + again
                                            + "\",outcome=\"done\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void faults_are_switched_on_and_off_while_it_runs() throws Exception {
        RunningService payment = backend("payment", "fixed 1ms");
        assertThat(faults(payment, "failing=1", "secret")).isEqualTo(200);
        assertThat(payment.post("/work/1").get().statusCode()).isEqualTo(500);
        assertThat(faults(payment, "failing=0", "guess")).isEqualTo(401);
        assertThat(payment.post("/work/2").get().statusCode()).isEqualTo(500);
        assertThat(faults(payment, "slow=1&failing=0", "secret")).isEqualTo(200);
        assertThat(payment.post("/work/3").get().statusCode()).isEqualTo(200);
        assertThat(journal("payment")).content().startsWith("3,payment,").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /faults, 401",
        "PUT, /faults, 401",
        "GET, /faults, 401",
        "POST, /health, 405",
        "POST, /metrics, 405",
        "POST, /clock, 405",
        "DELETE, /metrics, 405",
        "POST, /, 404",
        "POST, /work/1, 404"
    })
    void the_admin_door_changes_nothing_for_who_has_no_token(String method, String path, int status)
            throws Exception {
        RunningService payment = backend("payment", "fixed 1ms");
        assertThat(payment.adminCall(method, path + "?failing=1", null)).isEqualTo(status);
        assertThat(payment.adminCall(method, path + "?failing=1", "guess")).isEqualTo(status);
        assertThat(payment.post("/work/1").get().statusCode()).isEqualTo(200);
    }

    @Test
    void without_a_token_of_its_own_a_backend_lets_nobody_switch_faults() throws Exception {
        RunningService payment =
                kept(
                        RunningService.start(
                                folder,
                                NOTHING,
                                "backend",
                                "--system=payment",
                                "--journal=" + journal("payment")));
        assertThat(payment.adminCall("POST", "/faults?failing=1", null)).isEqualTo(403);
        assertThat(faults(payment, "failing=1", "")).isEqualTo(403);
    }

    @Test
    void the_token_is_in_no_command_line_and_in_no_answer() throws Exception {
        RunningService payment = backend("payment", "fixed 1ms");
        assertThat(payment.commandLine()).contains("--system").doesNotContain("secret");
        for (String path : new String[] {"/faults", "/health", "/metrics", "/clock"}) {
            assertThat(payment.admin(path).body()).isNotEmpty().doesNotContain("secret");
        }
    }

    @Test
    void one_request_more_than_workers_and_queue_is_refused_at_once() throws Exception {
        RunningService payment = backend("payment", "fixed 1s", "--workers", "1", "--queue", "1");
        CompletableFuture<HttpResponse<String>> first = payment.post("/work/1");
        CompletableFuture<HttpResponse<String>> second = payment.post("/work/2");
        awaitMetric(payment, Wire.IN_FLIGHT_METRIC, 2);
        assertThat(payment.metric(Wire.QUEUED_METRIC)).isEqualTo(1);
        assertThat(payment.post("/work/3").get().statusCode()).isEqualTo(503);
        assertThat(first.get().statusCode()).isEqualTo(200);
        assertThat(second.get().statusCode()).isEqualTo(200);
    }

    @Test
    void sigterm_finishes_what_is_in_hand_and_ends() throws Exception {
        RunningService payment = backend("payment", "fixed 1s");
        CompletableFuture<HttpResponse<String>> inHand = payment.post("/work/7");
        awaitMetric(payment, Wire.IN_FLIGHT_METRIC, 1);
        payment.terminate();
        assertThat(inHand.get().statusCode()).isEqualTo(200);
        assertThat(payment.exitCode()).isEqualTo(143);
        assertThat(journal("payment")).content().hasLineCount(1);
        assertThat(payment.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain", "chain-virtual", "fan-out"})
    void sigterm_lets_a_frontend_answer_the_order_in_hand_and_end(String pattern) throws Exception {
        RunningService frontend =
                frontend(
                        pattern,
                        backend("inventory", "fixed 1ms").url(),
                        backend("payment", "fixed 1s").url(),
                        backend("shipping", "fixed 1ms").url());
        CompletableFuture<HttpResponse<String>> inHand = frontend.post("/orders/7");
        awaitMetric(frontend, Wire.IN_FLIGHT_METRIC, 1);
        frontend.terminate();
        assertThat(inHand.get().statusCode()).isEqualTo(200);
        assertThat(frontend.exitCode()).isEqualTo(143);
        for (String system : new String[] {"inventory", "payment", "shipping"}) {
            assertThat(journal(system)).content().startsWith("7," + system + ",1,").hasLineCount(1);
        }
        assertThat(frontend.errors()).isEmpty();
    }

    @Test
    void an_acknowledged_effect_outlives_sigkill_and_a_restart_appends() throws Exception {
        RunningService payment = backend("payment", "fixed 1ms");
        assertThat(payment.post("/work/1").get().statusCode()).isEqualTo(200);
        payment.kill();
        Files.writeString(journal("payment"), Files.readString(journal("payment")) + "9,payment,1");
        RunningService again = backend("payment", "fixed 1ms");
        assertThat(again.post("/work/2").get().statusCode()).isEqualTo(200);
        assertThat(Files.readAllLines(journal("payment")))
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("1,payment,1,"),
                        line -> assertThat(line).isEqualTo("9,payment,1#torn"),
                        line -> assertThat(line).startsWith("2,payment,1,"));
    }

    @Test
    void a_journal_on_a_full_disk_is_not_acknowledged_and_ends_the_process() throws Exception {
        Path full = Path.of("/dev/full");
        assumeThat(full).as("Linux's device that is always full").exists();
        Files.createSymbolicLink(journal("payment"), full);
        RunningService payment = backend("payment", "fixed 1ms");
        assertThat(payment.post("/work/1").get().statusCode()).isEqualTo(500);
        assertThat(payment.exitCode()).isEqualTo(4);
        assertThat(payment.errors())
                .startsWith("cannot go on without the journal ")
                .hasLineCount(1);
        // JUnit warns of links that lead out of its folder.
        Files.delete(journal("payment"));
    }

    @Test
    void a_port_in_use_is_told_in_one_sentence() throws Exception {
        RunningService payment = backend("payment", "fixed 1ms");
        for (String option : new String[] {"--port", "--admin-port"}) {
            RunningService second =
                    launch(
                            NOTHING,
                            "backend",
                            "--system=payment",
                            "--journal=" + folder.resolve("second.csv"),
                            option + "=" + payment.port());
            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.errors())
                    .startsWith("cannot listen on 127.0.0.1:" + payment.port())
                    .contains(option)
                    .hasLineCount(1);
            assertThat(second.output()).isEmpty();
        }
    }

    @Test
    void a_broker_that_is_not_there_is_told_in_one_sentence_without_its_password()
            throws Exception {
        RunningService frontend =
                launch(
                        Map.of(Wire.AMQP_URI_VARIABLE, "amqp://me:s3cret@127.0.0.1:1"),
                        "frontend",
                        "--pattern=messaging",
                        "--namespace=it");
        assertThat(frontend.exitCode()).isEqualTo(3);
        assertThat(frontend.errors())
                .startsWith("no broker can be used at amqp://127.0.0.1:1 (")
                .doesNotContain("s3cret")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frontend --pattern=carrier-pigeon               | carrier-pigeon",
                "frontend --pattern=chain                        | --inventory",
                "frontend --pattern=messaging --namespace=x      | SWIM_AMQP_URI",
                "frontend --pattern=chain --workers=0            | --workers must be from 1",
                "frontend --pattern=chain --call-timeout=fast    | fast",
                "backend --system=payment                        | --journal",
                "backend --system=tax --journal=x                | tax",
                "backend --system=payment --journal=x --service-time=never | service time",
                "backend --system=payment --journal=x --port=70000         | 70000",
                "sideways                                        | sideways"
            })
    void a_wrong_command_line_is_told_in_one_sentence(String line, String word) throws Exception {
        RunningService service = launch(NOTHING, line.strip().split(" "));
        assertThat(service.exitCode()).isEqualTo(2);
        assertThat(service.errors()).contains(word).hasLineCount(1);
        assertThat(service.output()).isEmpty();
    }

    @Test
    void the_clock_is_this_machines_monotonic_clock() throws Exception {
        RunningService payment = backend("payment", "fixed 1ms");
        long before = System.nanoTime();
        long there = Long.parseLong(payment.admin("/clock").body());
        assertThat(there).isBetween(before, System.nanoTime());
        assertThat(payment.admin("/health").statusCode()).isEqualTo(200);
    }

    private RunningService backend(String system, String serviceTime, String... more)
            throws IOException {
        String[] arguments = {
            "backend", "--system", system, "--service-time", serviceTime, "--journal", ""
        };
        arguments[6] = journal(system).toString();
        String[] all = new String[arguments.length + more.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return kept(RunningService.start(folder, TOKEN, all));
    }

    private RunningService frontend(
            String pattern, String inventory, String payment, String shipping) throws IOException {
        return kept(
                RunningService.start(
                        folder,
                        NOTHING,
                        "frontend",
                        "--pattern=" + pattern,
                        "--inventory=" + inventory,
                        "--payment=" + payment,
                        "--shipping=" + shipping,
                        "--call-timeout=10s"));
    }

    private RunningService launch(Map<String, String> environment, String... arguments)
            throws IOException {
        return kept(RunningService.launch(folder, environment, arguments));
    }

    private RunningService kept(RunningService service) {
        running.addFirst(service);
        return service;
    }

    private Path journal(String system) {
        return folder.resolve(system + ".csv");
    }

    /** The kernel's count of connections that were asked for and not made. */
    private static long failedConnects() throws IOException {
        List<String[]> tcp =
                Files.readAllLines(Path.of("/proc/net/snmp")).stream()
                        .filter(line -> line.startsWith("Tcp:"))
                        .map(line -> line.split(" ", -1))
                        .toList();
        int column = List.of(tcp.get(0)).indexOf("AttemptFails");
        return Long.parseLong(tcp.get(1)[column]);
    }

    private static int faults(RunningService service, String query, String token)
            throws IOException, InterruptedException {
        return service.adminPost("/faults?" + query, Wire.TOKEN_HEADER, token).statusCode();
    }

    private static void awaitMetric(RunningService service, String metric, double value)
            throws IOException, InterruptedException {
        while (service.metric(metric) != value) {
            Thread.onSpinWait();
        }
    }
}
