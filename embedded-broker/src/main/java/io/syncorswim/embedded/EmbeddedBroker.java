package io.syncorswim.embedded;

import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.ConfiguredObject;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Apache Qpid Broker-J with a persistent store (Berkeley DB) as a process: {@code --port PORT|0
 * --work DIRECTORY}, password of the user {@code swim} in {@code SWIM_BROKER_PASSWORD}.
 *
 * <p>Speaks AMQP 0-9-1 on 127.0.0.1. Prints {@code swim-ready amqp=PORT} once it does; SIGTERM ends
 * it. Started again on the same directory, after whatever end, it has its durable queues and their
 * persistent messages. Warnings go to standard error. Exit codes: 2 wrong arguments, 3 port in use
 * or any other failed start.
 */
public final class EmbeddedBroker {
    private static final int WRONG_ARGUMENTS = 2;
    private static final int CANNOT_START = 3;

    /**
     * What the store leaves free on its disk. By default it is 5 GB, and on a disk with less the
     * broker does not even start; a run's messages take some megabytes.
     */
    private static final long FREE_DISK_BYTES = 64L * 1024 * 1024;

    private final Settings settings;
    private final Container container = new Container();
    private final SystemLauncher launcher = new SystemLauncher(container);

    private EmbeddedBroker(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) {
        Settings settings;
        try {
            settings = Settings.of(arguments, System.getenv());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_ARGUMENTS);
            return;
        }
        Logger.getLogger("").setLevel(Level.WARNING);
        try {
            System.out.println("swim-ready amqp=" + new EmbeddedBroker(settings).start());
        } catch (Exception failed) {
            System.err.println("the embedded broker could not start: " + failed.getMessage());
            // Not exit: a half-started broker's own hooks could keep the process.
            Runtime.getRuntime().halt(CANNOT_START);
        }
    }

    /** Starts the broker and says the port it is bound to. */
    private int start() throws Exception {
        requireFreePort();
        // Qpid shuts down in good order in this hook; a SIGKILL costs a recovery, no message.
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::shutdown, "shutdown"));
        URL configuration =
                Objects.requireNonNull(EmbeddedBroker.class.getResource("qpid.json"), "qpid.json");
        launcher.startup(
                Map.of(
                        SystemConfig.TYPE,
                        "Memory",
                        SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                        configuration.toString(),
                        SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                        false,
                        SystemConfig.CONTEXT,
                        context()));
        return container.amqpPort();
    }

    private Map<String, String> context() {
        return Map.of(
                "swim.port",
                Integer.toString(settings.port()),
                SystemConfig.QPID_WORK_DIR,
                settings.work().toString(),
                Broker.BROKER_FAIL_STARTUP_WITH_ERRORED_CHILD,
                "true",
                "je.freeDisk",
                Long.toString(FREE_DISK_BYTES));
    }

    /** Qpid's own words for a port in use are a page of stack trace. */
    private void requireFreePort() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(loopback, settings.port()));
        } catch (IOException inUse) {
            throw new IOException("port " + settings.port() + " is in use", inUse);
        }
    }

    /** Where the launcher hands over what it launched, or why it could not: it does not throw. */
    private static final class Container extends DefaultSystemLauncherListener {
        private volatile @Nullable SystemConfig<?> system;
        private volatile @Nullable RuntimeException failure;

        @Override
        public void onContainerResolve(SystemConfig<?> resolved) {
            system = resolved;
        }

        @Override
        public void errorOnStartup(RuntimeException error) {
            failure = error;
            // What follows from it would be logged after it, and be taken for the reason.
            Logger.getLogger("").setLevel(Level.OFF);
        }

        /** The port that the started broker is bound to. */
        int amqpPort() throws IOException {
            SystemConfig<?> launched = system;
            RuntimeException failed = failure;
            if (failed != null || launched == null) {
                throw new IOException("Qpid failed" + reason(failed), failed);
            }
            ConfiguredObject<?> broker = launched.getContainer();
            for (Port<?> port : broker.getChildren(Port.class)) {
                if (port.getState() == State.ACTIVE) {
                    return port.getBoundPort();
                }
            }
            throw new IOException("its port could not be bound");
        }

        /** What lies at the bottom of it, in one line: a full disk for example. */
        private static String reason(@Nullable Throwable failure) {
            Throwable root = failure;
            while (root != null && root.getCause() != null) {
                root = root.getCause();
            }
            String message = root == null ? null : root.getMessage();
            return message == null ? "" : ": " + message.lines().findFirst().orElse("");
        }
    }
}
