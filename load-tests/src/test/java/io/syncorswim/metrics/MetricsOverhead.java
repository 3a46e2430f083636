package io.syncorswim.metrics;

import io.syncorswim.gatling.TrivialServer;
import io.syncorswim.lab.ProcessReading;
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
 * Measures what metrics cost: throughput, and CPU time for an order, of a frontend that measures
 * itself and is scraped once a second, each divided by that of one started with {@code
 * --no-metrics}. Throughput is what its users lose while everything else on the machine is busy
 * too; CPU time is what a frontend that has processors of its own loses at most, and is far less
 * noisy.
 *
 * <p>Both run at the same time and are driven in turn, A B B A, by a closed loop over connections
 * of its own; their backends are one {@link TrivialServer}. So the frontend has nothing to wait for
 * and every nanosecond of metrics shows. Two processes of one program differ by some percent for as
 * long as they live, so that pair after pair is started anew: the pairs alone tell how far their
 * mean may be off. Arguments: pattern (chain, chain-virtual or fan-out), pairs, seconds of a
 * window; the command is in docs/performance.md.
 */
public final class MetricsOverhead {
    private static final int CONNECTIONS = 16;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int ROUNDS = 4;

    private MetricsOverhead() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String pattern = arguments.length > 0 ? arguments[0] : "chain";
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 12;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        System.out.printf(
                "%6s%12s%12s%10s%14s%14s%10s%n",
                "pair", "with/s", "without/s", "ratio", "with us CPU", "without us", "ratio");
        List<Double> throughputs = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int pair = 1; pair <= pairs; pair++) {
            List<Process> started = new ArrayList<>();
            try {
                String backend = "http://127.0.0.1:" + backend(started);
                Frontend with = Frontend.start(started, pattern, backend);
                Frontend without = Frontend.start(started, pattern, backend, "--no-metrics");
                Window on = Window.NONE;
                Window off = Window.NONE;
                for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                    boolean isFirst = round % 2 == 0;
                    Window before = isFirst ? with.drive(seconds) : null;
                    Window without1 = without.drive(seconds);
                    Window with1 = before != null ? before : with.drive(seconds);
                    on = round < 0 ? on : on.plus(with1);
                    off = round < 0 ? off : off.plus(without1);
                }
                tell(pair, on, off);
                throughputs.add(on.perSecond() / off.perSecond());
                costs.add(on.cpuUs() / off.cpuUs());
            } finally {
                started.forEach(Process::destroy);
            }
        }
        report("throughput", throughputs);
        report("CPU of the frontend per order", costs);
    }

    private static void tell(int pair, Window on, Window off) {
        System.out.printf(
                Locale.ROOT,
                "%6d%12.0f%12.0f%10.3f%14.1f%14.1f%10.3f%n",
                pair,
                on.perSecond(),
                off.perSecond(),
                on.perSecond() / off.perSecond(),
                on.cpuUs(),
                off.cpuUs(),
                on.cpuUs() / off.cpuUs());
    }

    private static void report(String what, List<Double> ratios) {
        int pairs = ratios.size();
        double mean = ratios.stream().mapToDouble(Math::log).average().orElseThrow();
        double squares = ratios.stream().mapToDouble(x -> Math.pow(Math.log(x) - mean, 2)).sum();
        double error = Math.sqrt(squares / (pairs - 1) / pairs);
        System.out.printf(
                Locale.ROOT,
                "%s, with / without: %.3f, geometric mean of %d pairs; standard error %.3f%n",
                what,
                Math.exp(mean),
                pairs,
                error);
    }

    /** What a frontend did while it was driven. */
    private record Window(long orders, long ns, long cpuNs) {
        static final Window NONE = new Window(0, 0, 0);

        Window plus(Window other) {
            return new Window(orders + other.orders, ns + other.ns, cpuNs + other.cpuNs);
        }

        double perSecond() {
            return orders * 1e9 / ns;
        }

        /** Microseconds of the frontend's CPU time for an order. */
        double cpuUs() {
            return cpuNs / 1e3 / orders;
        }
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
        private final Process process;
        private final int port;
        private final URI metrics;
        private final boolean isMeasured;
        private final HttpClient scraper = HttpClient.newHttpClient();
        private long order;

        private Frontend(Process process, int port, int adminPort, boolean isMeasured) {
            this.process = process;
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
                    started.getLast(),
                    Integer.parseInt(ports[0]),
                    Integer.parseInt(ports[1]),
                    more.length == 0);
        }

        /** Drives it by the closed loop; the clock stops when the last client does. */
        Window drive(int seconds) throws InterruptedException {
            AtomicLong done = new AtomicLong();
            AtomicLong lastNs = new AtomicLong();
            long cpuNs = cpuNs();
            long startNs = System.nanoTime();
            long endNs = startNs + TimeUnit.SECONDS.toNanos(seconds);
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                long first = order + i * 1_000_000L;
                clients.add(
                        Thread.ofPlatform()
                                .start(() -> {
                                    done.addAndGet(client(first, endNs));
                                    lastNs.accumulateAndGet(System.nanoTime(), Math::max);
                                }));
            }
            order += CONNECTIONS * 1_000_000L;
            // In the middle of each second, so that a scrape never outlasts the window.
            for (int second = 0; isMeasured && second < seconds; second++) {
                long dueNs = startNs + TimeUnit.MILLISECONDS.toNanos(1_000L * second + 500);
                TimeUnit.NANOSECONDS.sleep(dueNs - System.nanoTime());
                scrape();
            }
            for (Thread client : clients) {
                client.join();
            }
            return new Window(done.get(), lastNs.get() - startNs, cpuNs() - cpuNs);
        }

        private long cpuNs() {
            return ProcessReading.ofProcess(process.pid()).orElseThrow().cpuNs();
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
                    long sentNs = System.nanoTime();
                    String request =
                            "POST /orders/%d HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
                                    .formatted(first + count);
                    out.write(request.getBytes(StandardCharsets.US_ASCII));
                    int length = in.read(answer);
                    String head =
                            new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
                    if (!head.startsWith("HTTP/1.1 ") || !head.endsWith("\r\n\r\n")) {
                        throw new IllegalStateException("not the whole of an answer: " + head);
                    }
                    if (!head.startsWith("HTTP/1.1 200")) {
                        System.out.printf(
                                Locale.ROOT,
                                "order %d, after %.1f ms: %s%n",
                                first + count,
                                (System.nanoTime() - sentNs) / 1e6,
                                head.lines().findFirst().orElse(""));
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
