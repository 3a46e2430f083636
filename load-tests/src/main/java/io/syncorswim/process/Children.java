package io.syncorswim.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * The lab's child processes: whoever is started here ends, at the latest, with the lab itself.
 *
 * <p>Three nets hold that. {@link #close} stops them. Where the lab is killed so hard that it
 * can't, the kernel does: {@code setpriv --pdeathsig KILL} asks it to kill the child, frozen or
 * not, as soon as the <em>thread</em> that spawned it ends; so one platform thread, the spawner,
 * starts them all and lives as long as the lab. And {@code setsid} gives each a session of its own,
 * so that a terminal's Ctrl-C reaches the lab alone, which then decides. Both programs replace
 * themselves with the child, which so keeps its pid. Where they are missing, only the first net is
 * there.
 *
 * <p>Safe for use by any thread. Only the spawner touches the list of children.
 */
public final class Children implements AutoCloseable {
    private final Duration stopDeadline;
    private final List<String> wrapper = wrapper();
    private final List<Child> started = new ArrayList<>();
    private final ExecutorService spawner =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("spawner").factory());
    private boolean closing;

    /**
     * @param stopDeadline how long {@link #close} waits for children to end by themselves
     */
    public Children(Duration stopDeadline) {
        this.stopDeadline = stopDeadline;
    }

    /**
     * Starts a child process. A program that does not exist shows as exit code 127, in {@link
     * Child#awaitLine}.
     *
     * @throws IOException when its directory or its log can't be used
     * @throws IllegalStateException after {@link #close}
     */
    public Child start(ChildSpec spec) throws IOException {
        try {
            return onSpawner(() -> spawn(spec));
        } catch (UncheckedIOException failed) {
            throw new IOException(
                    "could not start " + spec.name() + ": " + failed.getMessage(), failed);
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException(
                    "could not start " + spec.name() + ": the lab is closing", closed);
        }
    }

    /**
     * Stops every child that is left: SIGTERM to all, one deadline for all, then SIGKILL. Closing
     * again does nothing but wait for the first; no child can be started any more. Fit for a
     * shutdown hook.
     */
    @Override
    public synchronized void close() {
        if (spawner.isShutdown()) {
            return;
        }
        List<Child> left = onSpawner(this::closeDoor);
        left.forEach(Child::terminate);
        long endNs = System.nanoTime() + stopDeadline.toNanos();
        for (Child child : left) {
            if (!child.awaitExit(Duration.ofNanos(endNs - System.nanoTime()))) {
                child.kill();
            }
        }
        // Not before: the kernel kills the children when this thread ends.
        spawner.shutdown();
    }

    private Child spawn(ChildSpec spec) {
        if (closing) {
            throw new RejectedExecutionException("closing");
        }
        started.removeIf(child -> !child.isAlive());
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(spec.command());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(spec.directory().toFile())
                        .redirectError(Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        try {
            Child child = new Child(spec, builder.start());
            started.add(child);
            return child;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed.getMessage(), failed);
        }
    }

    private List<Child> closeDoor() {
        closing = true;
        return List.copyOf(started);
    }

    private <T> T onSpawner(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, spawner).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private static List<String> wrapper() {
        List<String> wrapper = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            wrapper.add("/usr/bin/setsid");
        }
        if (Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            wrapper.addAll(List.of("/usr/bin/setpriv", "--pdeathsig", "KILL"));
        }
        return List.copyOf(wrapper);
    }
}
