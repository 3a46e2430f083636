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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures what metrics cost: throughput, and CPU time for an order, of a frontend that measures
 * itself and is scraped once a second, each divided by that of one started with {@code
 * --no-metrics}. Throughput is what its users lose while everything else on the machine is busy
 * too; CPU time is what a frontend that has processors of its own loses at most, and is far less
 * noisy.
 *
 * <p>Three frontends run at the same time, two of them without metrics, and are driven in turn by a
 * closed loop over connections of its own; their backends are one {@link TrivialServer}. So a
 * frontend has nothing to wait for and every nanosecond of metrics shows. The turns are short and
 * in random order, so that what the machine does meanwhile meets all three alike, and nothing
 * periodic meets one of them only. Two processes of one program differ by some percent for as long
 * as they live: that is why trio after trio is started anew, and why the two alike are compared
 * with each other too, as a control. Arguments: pattern (chain, chain-virtual or fan-out), trios;
 * the command is in docs/performance.md.
 */
public final class MetricsOverhead {
    private static final int CONNECTIONS = 16;
    private static final int WINDOW_MS = 250;
    private static final int WARM_UP_ROUNDS = 8;
    private static final int ROUNDS = 24;
    private static final long SEED = 20_261_125;

    private MetricsOverhead() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String pattern = arguments.length > 0 ? arguments[0] : "chain";
        int trios = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 36;
        Random random = new Random(SEED);
        Ratios throughput = new Ratios("throughput");
        Ratios cost = new Ratios("CPU of the frontend per order");
        String columns = "%10s%10s%10s%8s%10s";
        System.out.printf("%6s%10s%48s%n", "", "orders/s", "us CPU");
        Object[] names = {"with", "without", "again", "ratio", "control"};
        System.out.printf("%6s", "trio");
        System.out.printf(columns, names);
        System.out.printf(columns + "%n", names);
        for (int trio = 1; trio <= trios; trio++) {
            List<Window> windows = measure(pattern, random);
            System.out.printf("%6d", trio);
            throughput.add(windows.stream().map(Window::perSecond).toList());
            cost.add(windows.stream().map(Window::cpuUs).toList());
            System.out.println();
        }
        throughput.report();
        cost.report();
    }

    /** Of a frontend with metrics, of one without and of another one without. */
    private static List<Window> measure(String pattern, Random random)
            throws IOException, InterruptedException {
        List<Process> started = new ArrayList<>();
        try {
            String backend = "http://127.0.0.1:" + backend(started);
            Frontend[] frontends = new Frontend[3];
            for (int each : shuffled(random)) {
                String[] more = each == 0 ? new String[0] : new String[] {"--no-metrics"};
                frontends[each] = Frontend.start(started, pattern, backend, more);
            }
            Window[] sums = {Window.NONE, Window.NONE, Window.NONE};
            for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                for (int each : shuffled(random)) {
                    Window window = frontends[each].drive();
                    sums[each] = round < 0 ? sums[each] : sums[each].plus(window);
                }
            }
            return List.of(sums);
        } finally {
            started.forEach(Process::destroy);
        }
    }

    private static List<Integer> shuffled(Random random) {
        List<Integer> all = new ArrayList<>(List.of(0, 1, 2));
        Collections.shuffle(all, random);
        return all;
    }

    /** One figure's ratios, trio by trio. */
    private static final class Ratios {
        private final String what;
        private final List<Double> ofMetrics = new ArrayList<>();
        private final List<Double> ofControl = new ArrayList<>();

        private Ratios(String what) {
            this.what = what;
        }

        /** With, without and without once more; prints them. */
        void add(List<Double> values) {
            double with = values.get(0);
            double without = values.get(1);
            double again = values.get(2);
            double ratio = with / Math.sqrt(without * again);
            ofMetrics.add(ratio);
            ofControl.add(again / without);
            System.out.printf(
                    Locale.ROOT,
                    "%10.1f%10.1f%10.1f%8.3f%10.3f",
                    with,
                    without,
                    again,
                    ratio,
                    again / without);
        }

        void report() {
            tell("with / without", ofMetrics);
            tell("control, without / without", ofControl);
        }

        private void tell(String ratio, List<Double> ratios) {
            int trios = ratios.size();
            double mean = ratios.stream().mapToDouble(Math::log).average().orElseThrow();
            double squares =
                    ratios.stream().mapToDouble(x -> Math.pow(Math.log(x) - mean, 2)).sum();
            double error = Math.sqrt(squares / (trios - 1) / trios);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s: %.4f, geometric mean of %d; standard error %.4f%n",
                    what,
                    ratio,
                    Math.exp(mean),
                    trios,
                    error);
        }
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
        private int drivenMs;

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
        Window drive() throws InterruptedException {
            AtomicLong done = new AtomicLong();
            AtomicLong lastNs = new AtomicLong();
            long cpuNs = cpuNs();
            long startNs = System.nanoTime();
            long endNs = startNs + TimeUnit.MILLISECONDS.toNanos(WINDOW_MS);
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
            // Once for each second that it is driven, in the middle of a window.
            drivenMs += WINDOW_MS;
            if (isMeasured && drivenMs >= 1_000) {
                drivenMs -= 1_000;
                TimeUnit.NANOSECONDS.sleep(startNs + (endNs - startNs) / 2 - System.nanoTime());
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
