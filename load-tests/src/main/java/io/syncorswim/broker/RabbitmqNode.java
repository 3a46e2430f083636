package io.syncorswim.broker;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The configuration of an isolated RabbitMQ node: everything that it reads, writes and listens on
 * is its own, and nothing of the machine's configuration reaches it.
 *
 * @param folder its data, configuration and Erlang cookie
 * @param amqpPort AMQP
 * @param distributionPort Erlang's distribution, which command-line tools would use
 * @param epmdPort its own port mapper, so that none of the machine's is used or left behind
 * @param metricsPort where its plugin rabbitmq_prometheus serves; empty for no plugin
 * @param password of the user {@code swim}
 */
record RabbitmqNode(
        BrokerFolder folder,
        int amqpPort,
        int distributionPort,
        int epmdPort,
        OptionalInt metricsPort,
        String password) {
    /**
     * Absolute limits: a share of the memory would differ from machine to machine. Messages beyond
     * wait on disk. Only warnings are logged.
     */
    String configuration() {
        return """
        listeners.tcp.1 = 127.0.0.1:%d
        default_user = swim
        default_pass = %s
        vm_memory_high_watermark.absolute = 1GB
        disk_free_limit.absolute = 50MB
        heartbeat = 10
        log.file = false
        log.console = true
        log.console.level = warning
        """
                        .formatted(amqpPort, password)
                + metrics();
    }

    private String metrics() {
        return metricsPort.isEmpty()
                ? ""
                : """
                prometheus.tcp.ip = 127.0.0.1
                prometheus.tcp.port = %d
                """
                        .formatted(metricsPort.getAsInt());
    }

    /** Writes what the node reads at start. */
    void write() throws IOException {
        folder.write("rabbitmq.conf", configuration());
        folder.write("advanced.config", "[].\n");
        String plugins = metricsPort.isPresent() ? "[rabbitmq_prometheus].\n" : "[].\n";
        folder.write("enabled_plugins", plugins);
        Path cookie = folder.write("home/.erlang.cookie", BrokerFolder.randomSecret());
        Files.setPosixFilePermissions(cookie, PosixFilePermissions.fromString("r--------"));
    }

    /** The node's environment; the password is in its configuration file. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(epmdEnvironment());
        // The scripts source a machine-wide file unless they are given another.
        environment.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
        environment.put("RABBITMQ_NODENAME", "swim-" + amqpPort + "@localhost");
        environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_NODE_PORT", Integer.toString(amqpPort));
        environment.put("RABBITMQ_DIST_PORT", Integer.toString(distributionPort));
        environment.put("RABBITMQ_MNESIA_BASE", file("mnesia"));
        environment.put("RABBITMQ_LOG_BASE", file("log"));
        environment.put("RABBITMQ_LOGS", "-");
        environment.put("RABBITMQ_CONFIG_FILE", file("rabbitmq.conf"));
        environment.put("RABBITMQ_ADVANCED_CONFIG_FILE", file("advanced.config"));
        environment.put("RABBITMQ_GENERATED_CONFIG_DIR", file("generated"));
        environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", file("enabled_plugins"));
        environment.put("RABBITMQ_PID_FILE", file("pid"));
        // The start script then becomes the node, instead of staying as its parent.
        environment.put("RUNNING_UNDER_SYSTEMD", "true");
        environment.put(
                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                // Busy waiting would take the cores from the services and count as the broker's
                // work.
                "-kernel inet_dist_use_interface {127,0,0,1} -start_epmd false"
                        + " +sbwt none +sbwtdcpu none +sbwtdio none");
        return Map.copyOf(environment);
    }

    /** What the port mapper and its clients must agree on. */
    Map<String, String> epmdEnvironment() {
        return Map.of(
                "HOME", file("home"),
                "ERL_EPMD_PORT", Integer.toString(epmdPort),
                "ERL_EPMD_ADDRESS", "127.0.0.1");
    }

    URI uri() {
        return URI.create("amqp://swim:" + password + "@127.0.0.1:" + amqpPort);
    }

    private String file(String name) {
        return folder.path().resolve(name).toString();
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "RabbitmqNode[" + folder.path() + ", " + amqpPort + "]";
    }
}
