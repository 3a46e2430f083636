package io.syncorswim.lab;

import java.util.ArrayList;
import java.util.List;

/** The JVM flags that the lab starts its own Java processes with. */
public final class JvmFlags {
    private JvmFlags() {}

    /**
     * Flags for one role: a fixed heap, the collector and the compiler with the fewest threads, and
     * the role's AOT cache where one was made (it changes how fast a process starts, not what it
     * does).
     */
    public static List<String> of(Installation installation, String role, String heap) {
        List<String> flags = new ArrayList<>(List.of("-Xms" + heap, "-Xmx" + heap));
        flags.addAll(common());
        flags.addAll(aotCache(installation, role));
        return flags;
    }

    /** The flags of all roles. */
    static List<String> common() {
        return List.of(
                "-XX:+UseSerialGC",
                // C1 only: in half a minute, C2's compiling would cost more than all the work.
                "-XX:TieredStopAtLevel=1",
                // Compiled after a tenth of the usual calls: in the warm-up, not in a spike.
                "-XX:CompileThresholdScaling=0.1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    /** The flag that uses a role's AOT cache, or nothing where there is none that fits. */
    public static List<String> aotCache(Installation installation, String role) {
        return installation.cache(role).map(cache -> "-XX:AOTCache=" + cache).stream().toList();
    }
}
