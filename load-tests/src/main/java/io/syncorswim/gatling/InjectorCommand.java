package io.syncorswim.gatling;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How the {@link Injector} is started: its JVM's flags and its own arguments. */
public final class InjectorCommand {
    private InjectorCommand() {}

    /** The flags that the injector's JVM needs, memory and garbage collector included. */
    public static List<String> jvmFlags() {
        return List.of(
                // Gatling makes strings without copying them.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                // Netty's native epoll: timers in nanoseconds instead of milliseconds.
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xms384m",
                "-Xmx384m",
                "-XX:+UseParallelGC",
                // The optimising compiler would take the cores from what is measured for the first
                // 20 s: at 1,000/s, lag p99 1.2 ms with it and 0.3 ms without, and 40% more
                // CPU.
                "-XX:TieredStopAtLevel=1",
                // Compiled after a tenth of the usual calls: in the warm-up, not in a spike.
                "-XX:CompileThresholdScaling=0.1",
                // Standard output is the protocol's.
                "-Xlog:disable",
                "-Xlog:all=warning:stderr");
    }

    /** The flag that lets a run of the injector leave a cache at its exit, for faster starts. */
    public static String recordStart(Path cache) {
        return "-XX:AOTCacheOutput=" + cache;
    }

    /**
     * The flag that uses such a cache. It must be newer than every jar: JDK 25.0.3 was seen to run
     * its classes instead of newer ones.
     */
    public static String fastStart(Path cache) {
        return "-XX:AOTCache=" + cache;
    }

    /** The main class and its arguments. */
    public static List<String> arguments(URI url, Path schedule, Path trial, Duration timeout) {
        return List.of(
                Injector.class.getName(),
                "--url",
                url.toString(),
                "--schedule",
                schedule.toString(),
                "--out",
                trial.toString(),
                "--timeout",
                timeout.toMillis() + "ms");
    }

    /**
     * The whole command.
     *
     * @param java the java program
     * @param classPath jars only, where a cache is to be used
     * @param moreFlags such as {@link #fastStart}
     */
    public static List<String> of(
            Path java, String classPath, List<String> moreFlags, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(jvmFlags());
        command.addAll(moreFlags);
        command.addAll(List.of("-cp", classPath));
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
