package io.syncorswim.target;

import io.syncorswim.target.http.Binding;

import picocli.CommandLine.Option;

/** The options that say where a service listens. */
final class DoorOptions {
    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where orders come in (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Its port; 0 takes any free one (default).")
    private int port;

    @Option(
            names = "--admin-host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Where metrics, health, clock and faults are served (default:"
                            + " ${DEFAULT-VALUE}; it has no encryption, keep it private).")
    private String adminHost = "";

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Its port; 0 takes any free one (default).")
    private int adminPort;

    Binding open() {
        return new Binding(host, port);
    }

    Binding admin() {
        return new Binding(adminHost, adminPort);
    }
}
