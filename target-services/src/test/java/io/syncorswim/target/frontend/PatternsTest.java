package io.syncorswim.target.frontend;

import static io.syncorswim.wire.TargetSystem.INVENTORY;
import static io.syncorswim.wire.TargetSystem.PAYMENT;
import static io.syncorswim.wire.TargetSystem.SHIPPING;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.target.metrics.Telemetry;
import io.syncorswim.target.pattern.Answer;
import io.syncorswim.target.pattern.Chain;
import io.syncorswim.target.pattern.FanOut;
import io.syncorswim.target.pattern.Pattern;
import io.syncorswim.wire.TargetSystem;
import io.undertow.server.HttpServerExchange;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The calling patterns over real HTTP, against systems on loopback. */
@Timeout(30)
class PatternsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(1_500);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    enum Calling {
        CHAIN,
        CHAIN_VIRTUAL,
        FAN_OUT
    }

    @ParameterizedTest
    @EnumSource
    void an_order_that_every_system_did_is_done(Calling calling) throws Exception {
        StubSystem inventory = answering(200);
        StubSystem payment = answering(200);
        StubSystem shipping = answering(200);
        Pattern pattern = pattern(calling, LONG, inventory, payment, shipping);
        assertThat(pattern.place(7).get()).isEqualTo(Answer.DONE);
        for (StubSystem system : new StubSystem[] {inventory, payment, shipping}) {
            assertThat(system.paths()).containsExactly("POST /work/7");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_order_that_a_system_refused_has_failed(Calling calling) throws Exception {
        Pattern pattern = pattern(calling, LONG, answering(200), answering(503), answering(200));
        assertThat(pattern.place(7).get()).isEqualTo(Answer.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void an_order_whose_system_cannot_be_reached_has_failed(Calling calling) throws Exception {
        Pattern pattern =
                pattern(
                        calling,
                        LONG,
                        answering(200).address(),
                        freeAddress(),
                        answering(200).address());
        assertThat(pattern.place(7).get()).isEqualTo(Answer.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void an_order_whose_system_does_not_answer_in_time_is_unknown(Calling calling)
            throws Exception {
        Pattern pattern = pattern(calling, SHORT, answering(200), holding(), answering(200));
        assertThat(pattern.place(7).get()).isEqualTo(Answer.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void an_order_whose_connection_breaks_after_sending_is_unknown(Calling calling)
            throws Exception {
        StubSystem payment = holding();
        Pattern pattern = pattern(calling, LONG, answering(200), payment, answering(200));
        CompletableFuture<Answer> answer = pattern.place(7);
        payment.call().getConnection().close();
        assertThat(answer.get()).isEqualTo(Answer.UNKNOWN);
        assertThat(payment.count()).as("attempts").isEqualTo(1);
    }

    @Test
    void a_chain_calls_the_next_system_only_when_the_one_before_has_answered() throws Exception {
        StubSystem inventory = holding();
        StubSystem payment = holding();
        StubSystem shipping = answering(200);
        Pattern pattern = pattern(Calling.CHAIN, LONG, inventory, payment, shipping);
        CompletableFuture<Answer> answer = pattern.place(7);
        HttpServerExchange first = inventory.call();
        assertThat(payment.count()).isZero();
        first.endExchange();
        HttpServerExchange second = payment.call();
        assertThat(shipping.count()).isZero();
        second.endExchange();
        assertThat(answer.get()).isEqualTo(Answer.DONE);
    }

    @Test
    void a_chain_that_failed_does_not_call_the_systems_after() throws Exception {
        StubSystem shipping = answering(200);
        Pattern pattern = pattern(Calling.CHAIN, LONG, answering(200), answering(500), shipping);
        assertThat(pattern.place(7).get()).isEqualTo(Answer.FAILED);
        assertThat(shipping.count()).isZero();
    }

    @Test
    void a_fan_out_calls_every_system_before_any_has_answered() throws Exception {
        StubSystem[] systems = {holding(), holding(), holding()};
        Pattern pattern = pattern(Calling.FAN_OUT, LONG, systems[0], systems[1], systems[2]);
        CompletableFuture<Answer> answer = pattern.place(7);
        HttpServerExchange last = systems[0].call();
        systems[1].call().endExchange();
        systems[2].call().endExchange();
        assertThat(answer).isNotDone();
        last.endExchange();
        assertThat(answer.get()).isEqualTo(Answer.DONE);
    }

    @Test
    void a_fan_out_with_a_failure_and_an_unknown_is_unknown() throws Exception {
        Pattern pattern =
                pattern(Calling.FAN_OUT, SHORT, answering(500), holding(), answering(200));
        assertThat(pattern.place(7).get()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void a_chain_refuses_at_once_when_its_pool_is_full() throws Exception {
        StubSystem inventory = holding();
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
        open.add(one::shutdownNow);
        Pattern chain =
                new Chain(
                        systems(
                                LONG,
                                inventory.address(),
                                answering(200).address(),
                                answering(200).address()),
                        one);
        CompletableFuture<Answer> first = chain.place(1);
        HttpServerExchange held = inventory.call();
        assertThat(chain.place(2)).isCompletedWithValue(Answer.REFUSED);
        held.endExchange();
        assertThat(first.get()).isEqualTo(Answer.DONE);
        assertThat(inventory.count()).isEqualTo(1);
    }

    private StubSystem answering(int status) {
        return opened(StubSystem.answering(status));
    }

    private StubSystem holding() {
        return opened(StubSystem.holding());
    }

    private Pattern pattern(
            Calling calling,
            Duration timeout,
            StubSystem inventory,
            StubSystem payment,
            StubSystem shipping) {
        return pattern(
                calling, timeout, inventory.address(), payment.address(), shipping.address());
    }

    private Pattern pattern(
            Calling calling, Duration timeout, URI inventory, URI payment, URI shipping) {
        HttpSystems systems = systems(timeout, inventory, payment, shipping);
        return switch (calling) {
            case CHAIN -> new Chain(systems, threads(Executors.newFixedThreadPool(2)));
            case CHAIN_VIRTUAL ->
                    new Chain(systems, threads(Executors.newVirtualThreadPerTaskExecutor()));
            case FAN_OUT -> new FanOut(systems);
        };
    }

    private HttpSystems systems(Duration timeout, URI inventory, URI payment, URI shipping) {
        Map<TargetSystem, URI> addresses =
                Map.of(INVENTORY, inventory, PAYMENT, payment, SHIPPING, shipping);
        return opened(new HttpSystems(addresses, timeout, opened(new Telemetry())));
    }

    private ExecutorService threads(ExecutorService threads) {
        open.addFirst(threads::shutdownNow);
        return threads;
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.addFirst(resource);
        return resource;
    }

    private static URI freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
