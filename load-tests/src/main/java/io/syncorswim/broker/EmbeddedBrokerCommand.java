package io.syncorswim.broker;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the embedded broker's process is started.
 *
 * @param java the JDK 25's java program
 * @param jar the embedded-broker module's jar
 * @param lib the folder of its dependencies
 */
public record EmbeddedBrokerCommand(Path java, Path jar, Path lib) {
    /**
     * Compiled by C1 alone it starts with about half of the CPU time, and is never the bottleneck
     * here; the serial collector fits a small heap on few cores.
     */
    private static final List<String> FLAGS =
            List.of(
                    "-Xmx384m",
                    "-XX:MaxDirectMemorySize=256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1");

    List<String> words(int port, Path work) {
        return Stream.of(
                        List.of(java.toString()),
                        FLAGS,
                        List.of("-cp", jar + File.pathSeparator + lib.resolve("*")),
                        List.of("io.syncorswim.embedded.EmbeddedBroker"),
                        List.of("--port", Integer.toString(port), "--work", work.toString()))
                .flatMap(List::stream)
                .toList();
    }
}
