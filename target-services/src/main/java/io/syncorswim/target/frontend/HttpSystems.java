package io.syncorswim.target.frontend;

import io.micrometer.core.instrument.Timer;
import io.syncorswim.target.metrics.Telemetry;
import io.syncorswim.target.pattern.Answer;
import io.syncorswim.target.pattern.Systems;
import io.syncorswim.wire.TargetSystem;
import io.syncorswim.wire.Wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The three systems over HTTP/1.1, on connections that are kept and reused.
 *
 * <p>One client serves waiting and non-waiting calls alike, so that no pattern has a better one. A
 * call is one attempt: nothing is retried, here or inside the JDK's client. A call that ends
 * without an answer is UNKNOWN unless no connection was ever made for it. Safe for use by many
 * threads.
 */
public final class HttpSystems implements Systems, AutoCloseable {
    /** As many as the client can use on small machines; its default is a pool without bound. */
    private static final int CALLBACK_THREADS = 2;

    private final Map<TargetSystem, URI> addresses;
    private final Duration callTimeout;

    /** Its queue is bounded by the calls in flight, as {@link Limits} bound those. */
    private final ExecutorService callbacks =
            Executors.newFixedThreadPool(
                    CALLBACK_THREADS, Thread.ofPlatform().name("http-client-", 0).factory());

    private final HttpClient client;
    private final Map<TargetSystem, Map<Answer, Timer>> timers = new EnumMap<>(TargetSystem.class);

    public HttpSystems(
            Map<TargetSystem, URI> addresses, Duration callTimeout, Telemetry telemetry) {
        this.addresses = new EnumMap<>(addresses);
        this.callTimeout = callTimeout;
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(callTimeout)
                        .executor(callbacks)
                        .build();
        addresses.keySet().forEach(system -> timers.put(system, timers(telemetry, system)));
    }

    @Override
    public Answer call(TargetSystem system, long order) {
        long startNs = System.nanoTime();
        Answer answer;
        try {
            answer = answer(client.send(request(system, order), BodyHandlers.discarding()));
        } catch (IOException failure) {
            answer = answer(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            answer = Answer.UNKNOWN;
        }
        return timed(system, startNs, answer);
    }

    @Override
    public CompletableFuture<Answer> callAsync(TargetSystem system, long order) {
        long startNs = System.nanoTime();
        return client.sendAsync(request(system, order), BodyHandlers.discarding())
                .handle((response, failure) ->
                        timed(
                                system,
                                startNs,
                                failure == null ? answer(response) : answer(failure)));
    }

    @Override
    public void close() {
        client.shutdownNow();
        callbacks.shutdownNow();
    }

    private HttpRequest request(TargetSystem system, long order) {
        URI address = addresses.get(system);
        if (address == null) {
            throw new IllegalStateException("no address of " + system);
        }
        return HttpRequest.newBuilder(address.resolve(Wire.WORK_PATH + order))
                .timeout(callTimeout)
                .POST(BodyPublishers.noBody())
                .build();
    }

    private static Answer answer(HttpResponse<?> response) {
        return response.statusCode() == Wire.DONE ? Answer.DONE : Answer.FAILED;
    }

    private static Answer answer(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        boolean sent =
                !(cause instanceof ConnectException
                        || cause instanceof HttpConnectTimeoutException);
        return sent ? Answer.UNKNOWN : Answer.FAILED;
    }

    private Answer timed(TargetSystem system, long startNs, Answer answer) {
        Map<Answer, Timer> ofSystem = timers.get(system);
        Timer timer = ofSystem == null ? null : ofSystem.get(answer);
        if (timer != null) {
            timer.record(System.nanoTime() - startNs, TimeUnit.NANOSECONDS);
        }
        return answer;
    }

    private static Map<Answer, Timer> timers(Telemetry telemetry, TargetSystem system) {
        Map<Answer, Timer> byAnswer = new EnumMap<>(Answer.class);
        for (Answer answer : new Answer[] {Answer.DONE, Answer.FAILED, Answer.UNKNOWN}) {
            byAnswer.put(
                    answer,
                    telemetry.timer(
                            "syncorswim.call.duration",
                            "Calls to a system, by outcome",
                            "system",
                            system.word(),
                            "outcome",
                            answer.name().toLowerCase(Locale.ROOT)));
        }
        return byAnswer;
    }
}
