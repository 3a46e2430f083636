package io.syncorswim.gatling;

import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.gatling.InjectorProcess.Arrival;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.schedule.Schedule;
import io.syncorswim.schedule.Segment;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Measures how late the injector sends, and how long it takes to start: at each rate given (orders
 * per second), 5 s of warm-up and 10 s that count, against a {@link TrivialServer}.
 *
 * <p>The first of its runs is not shown: it trains the cache that the others start with, as the lab
 * does. To be run from jars, since a cache does not take class folders; the command is in
 * docs/performance.md.
 */
public final class SendLag {
    private static final int WARM_UP_S = 5;
    private static final int MEASURED_S = 10;

    private final Path folder;
    private final URI url;
    private final String classPath;

    private SendLag(Path folder, URI url, String classPath) {
        this.folder = folder;
        this.url = url;
        this.classPath = classPath;
    }

    public static void main(String[] rates) throws IOException, InterruptedException {
        String jars =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> entry.endsWith(".jar"))
                        .collect(Collectors.joining(File.pathSeparator));
        Process server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TrivialServer.class.getName(),
                                "0")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader ready = server.inputReader()) {
            String port = ready.readLine().substring("swim-ready http=".length());
            Path folder = Files.createTempDirectory("send-lag");
            new SendLag(folder, URI.create("http://127.0.0.1:" + port), jars).measure(rates);
        } finally {
            server.destroy();
        }
    }

    private void measure(String[] rates) throws IOException, InterruptedException {
        Path cache = folder.resolve("injector.aot");
        run("training", schedule(5, 80), InjectorCommand.recordStart(cache));
        System.out.printf(
                "%8s%10s%10s%10s%10s%10s%14s%16s%n",
                "rate/s",
                "orders",
                "lag p50",
                "p99",
                "p99.9",
                "max ms",
                "service p50",
                "start to T0 ms");
        for (String rate : rates) {
            Schedule schedule = schedule(WARM_UP_S + MEASURED_S, Double.parseDouble(rate));
            System.out.println(rate(rate, run(rate, schedule, InjectorCommand.fastStart(cache))));
        }
    }

    private static Schedule schedule(int seconds, double ratePerSecond) {
        Segment load = new Segment(Duration.ofSeconds(seconds), ratePerSecond);
        return Schedule.of(42, Arrivals.POISSON, List.of(load));
    }

    private record Run(List<Arrival> arrivals, long t0Ns, long startNs) {}

    private Run run(String name, Schedule schedule, String flag)
            throws IOException, InterruptedException {
        TrialFolder trial = new TrialFolder(folder.resolve(name));
        Files.createDirectories(trial.raw());
        schedule.write(trial.schedule());
        List<String> arguments =
                InjectorCommand.arguments(
                        url, trial.schedule(), trial.path(), Duration.ofSeconds(3));
        long beforeNs = System.nanoTime();
        try (InjectorProcess injector =
                InjectorProcess.start(trial, classPath, List.of(flag), arguments)) {
            String t0 = injector.nextLine();
            long startNs = System.nanoTime() - beforeNs;
            List<Arrival> arrivals = injector.complete();
            return new Run(
                    arrivals, Long.parseLong(t0.substring(Injector.T0.length() + 1)), startNs);
        }
    }

    private static String rate(String rate, Run run) {
        long fromNs = run.t0Ns() + TimeUnit.SECONDS.toNanos(WARM_UP_S);
        List<Arrival> measured =
                run.arrivals().stream().filter(a -> a.intendedNs() >= fromNs).toList();
        Percentiles lag = percentiles(measured, a -> a.sentNs() - a.intendedNs());
        Percentiles service = percentiles(measured, a -> a.respondedNs() - a.sentNs());
        return String.format(
                Locale.ROOT,
                "%8s%10d%10.3f%10.3f%10.3f%10.3f%14.3f%16d",
                rate,
                measured.size(),
                lag.at(50_000) / 1e6,
                lag.at(99_000) / 1e6,
                lag.at(99_900) / 1e6,
                lag.at(100_000) / 1e6,
                service.at(50_000) / 1e6,
                TimeUnit.NANOSECONDS.toMillis(run.startNs()));
    }

    private static Percentiles percentiles(List<Arrival> arrivals, ToLongFunction<Arrival> value) {
        return new Percentiles(arrivals.stream().mapToLong(value).toArray());
    }
}
