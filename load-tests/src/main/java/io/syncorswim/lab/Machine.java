package io.syncorswim.lab;

import io.syncorswim.gatling.InjectorCommand;
import io.syncorswim.process.RealTime;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a result must say about the machine it was made on. */
public final class Machine {
    private static final long GIT_SECONDS = 5;

    private Machine() {}

    /** Names and values for people, in the order in which a report shows them. */
    public static Map<String, String> description(Path home, RealTime injectorPriority) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("CPU", cpu() + ", " + cores() + (cores() == 1 ? " core" : " cores"));
        facts.put("Memory", memory());
        facts.put(
                "Kernel",
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"));
        facts.put(
                "JDK",
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        facts.put(
                "Lab's JVM flags",
                String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments())
                        .replace(home.toString(), "."));
        facts.put("Services' JVM flags", String.join(" ", JvmFlags.common()));
        facts.put("Injector's JVM flags", String.join(" ", InjectorCommand.jvmFlags()));
        facts.put("Injector's priority", injectorPriority.toString());
        facts.put("Sync or Swim", version() + git(home).map(sha -> ", git " + sha).orElse(""));
        return facts;
    }

    /** Online cores. */
    public static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** This program's version, from its jar or, in a build folder, from the launcher. */
    public static String version() {
        String built = Machine.class.getPackage().getImplementationVersion();
        return built != null ? built : System.getProperty("swim.version", "development");
    }

    private static String cpu() {
        return lineOf("/proc/cpuinfo", "model name")
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("unknown");
    }

    private static String memory() {
        return lineOf("/proc/meminfo", "MemTotal")
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .map(kib -> String.format(Locale.ROOT, "%.1f GiB", kib / 1024.0 / 1024.0))
                .orElse("unknown");
    }

    private static Optional<String> lineOf(String file, String start) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(start)).findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The commit of the checkout, marked where files differ from it; empty outside a checkout. */
    private static Optional<String> git(Path home) {
        try {
            Process git =
                    new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean done = git.waitFor(GIT_SECONDS, TimeUnit.SECONDS);
            return done && git.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
