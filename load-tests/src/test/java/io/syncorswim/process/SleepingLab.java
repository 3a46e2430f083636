package io.syncorswim.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A lab that starts one running and one frozen child, says their pids, and then only waits. */
public final class SleepingLab {
    private SleepingLab() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        try (Children children = new Children(Duration.ofSeconds(5))) {
            Child running = children.start(sleep("running", directory));
            Child frozen = children.start(sleep("frozen", directory));
            frozen.awaitLine("up", Duration.ofSeconds(10));
            running.awaitLine("up", Duration.ofSeconds(10));
            frozen.freeze();
            System.out.println("pids " + running.pid() + " " + frozen.pid());
            Thread.currentThread().join();
        }
    }

    private static ChildSpec sleep(String name, Path directory) {
        return new ChildSpec(
                name,
                List.of("/bin/sh", "-c", "echo up; exec sleep 600"),
                Map.of(),
                directory,
                directory.resolve(name + ".log"));
    }
}
