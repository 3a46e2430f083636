package io.syncorswim.metrics;

import io.syncorswim.gatling.TrivialServer;
import io.syncorswim.process.LoopbackPorts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures what metrics cost: the throughput of a frontend that measures itself and is scraped once
 * a second, divided by that of one started with {@code --no-metrics}.
 *
 * <p>Both run at the same time and are driven in turn, A B B A, by a closed loop over connections
 * of its own; their backends are one {@link TrivialServer}. So the frontend has nothing to wait for
 * and every nanosecond of metrics shows. Arguments: pattern (chain, chain-virtual or fan-out),
 * rounds, seconds of a window; the command is in docs/performance.md.
 */
public final class MetricsOverhead {
    private static final int CONNECTIONS = 16;
    private static final int WARM_UP_ROUNDS = 3;

    private MetricsOverhead() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String pattern = arguments.length > 0 ? arguments[0] : "chain";
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 12;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
        List<Process> started = new ArrayList<>();
        try {
            String backend = "http://127.0.0.1:" + backend(started);
            Frontend with = Frontend.start(started, pattern, backend);
            Frontend without = Frontend.start(started, pattern, backend, "--no-metrics");
            measure(with, without, rounds, seconds);
        } finally {
            started.forEach(Process::destroy);
        }
    }

    private static void measure(Frontend with, Frontend without, int rounds, int seconds)
            throws InterruptedException {
        System.out.printf("%8s%14s%14s%10s%n", "round", "with/s", "without/s", "ratio");
        List<Double> logarithms = new ArrayList<>();
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            boolean first = round % 2 == 0;
            double before = first ? with.throughput(seconds) : 0;
            double off = without.throughput(seconds);
            double on = first ? before : with.throughput(seconds);
            System.out.printf(
                    Locale.ROOT,
                    "%8s%14.0f%14.0f%10.3f%n",
                    round < 0 ? "warm-up" : Integer.toString(round + 1),
                    on,
                    off,
                    on / off);
            if (round >= 0) {
                logarithms.add(Math.log(on / off));
            }
        }
        double mean = logarithms.stream().mapToDouble(x -> x).average().orElseThrow();
        double squares = logarithms.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        double error = Math.sqrt(squares / (rounds - 1) / rounds);
        System.out.printf(
                Locale.ROOT,
                "with / without: %.3f, geometric mean of %d rounds; standard error %.3f%n",
                Math.exp(mean),
                rounds,
                error);
    }

    private static int backend(List<Process> started) throws IOException {
        String ready =
                start(
                        started,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrivialServer.class.getName(),
                        "0");
        return Integer.parseInt(ready.substring("swim-ready http=".length()));
    }

    /** Starts a JVM and returns its first line. */
    private static String start(List<Process> started, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        started.add(process);
        BufferedReader output = process.inputReader();
        return String.valueOf(output.readLine());
    }

    /** A frontend with the flags that the lab gives it, and its clients. */
    private static final class Frontend {
        private final int port;
        private final URI metrics;
        private final boolean isMeasured;
        private final HttpClient scraper = HttpClient.newHttpClient();
        private long order;

        private Frontend(int port, int adminPort, boolean isMeasured) {
            this.port = port;
            this.metrics = URI.create("http://127.0.0.1:" + adminPort + "/metrics");
            this.isMeasured = isMeasured;
        }

        static Frontend start(List<Process> started, String pattern, String backend, String... more)
                throws IOException {
            List<String> arguments =
                    new ArrayList<>(
                            List.of(
                                    "-Xms256m",
                                    "-Xmx256m",
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:CompileThresholdScaling=0.1",
                                    "-jar",
                                    "target-services/target/target-services.jar",
                                    "frontend",
                                    "--pattern=" + pattern,
                                    "--inventory=" + backend,
                                    "--payment=" + backend,
                                    "--shipping=" + backend));
            arguments.addAll(List.of(more));
            String ready = MetricsOverhead.start(started, arguments.toArray(String[]::new));
            String[] ports = ready.replaceAll("[^0-9 ]", "").strip().split(" ");
            return new Frontend(
                    Integer.parseInt(ports[0]), Integer.parseInt(ports[1]), more.length == 0);
        }

        /** Orders answered with 200 per second, over a window of the closed loop. */
        double throughput(int seconds) throws InterruptedException {
            AtomicLong done = new AtomicLong();
            long startNs = System.nanoTime();
            long endNs = startNs + TimeUnit.SECONDS.toNanos(seconds);
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                long first = order + i * 1_000_000L;
                clients.add(Thread.ofPlatform().start(() -> done.addAndGet(client(first, endNs))));
            }
            order += CONNECTIONS * 1_000_000L;
            while (isMeasured && System.nanoTime() < endNs) {
                TimeUnit.SECONDS.sleep(1);
                scrape();
            }
            for (Thread client : clients) {
                client.join();
            }
            return done.get() / ((System.nanoTime() - startNs) / 1e9);
        }

        private void scrape() throws InterruptedException {
            try {
                HttpRequest request = HttpRequest.newBuilder(metrics).build();
                if (scraper.send(request, BodyHandlers.discarding()).statusCode() != 200) {
                    throw new IllegalStateException("there are no metrics at " + metrics);
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private long client(long first, long endNs) {
            byte[] answer = new byte[4096];
            long count = 0;
            try (Socket socket = new Socket(LoopbackPorts.loopback(), port)) {
                socket.setTcpNoDelay(true);
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream();
                while (System.nanoTime() < endNs) {
                    String request =
                            "POST /orders/%d HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
                                    .formatted(first + count);
                    out.write(request.getBytes(StandardCharsets.US_ASCII));
                    int length = in.read(answer);
                    String head =
                            new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
                    if (!head.startsWith("HTTP/1.1 200") || !head.endsWith("\r\n\r\n")) {
                        throw new IllegalStateException("not the whole of a 200: " + head);
                    }
                    count++;
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
            return count;
        }
    }
}
