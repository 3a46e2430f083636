package io.syncorswim.target.http;

/** Where to listen: a host and a port, where port 0 stands for any free one. */
public record Binding(String host, int port) {
    public Binding {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is from 0 to 65535, not " + port);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
