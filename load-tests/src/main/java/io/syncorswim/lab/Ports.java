package io.syncorswim.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Free ports on loopback for services that must keep theirs across a restart.
 *
 * <p>Chosen at random below the kernel's ephemeral range: while a killed service is down, its port
 * must not become the source port of someone's outgoing connection. Two labs draw from thousands;
 * should they meet all the same, the service says so and the trial is not started.
 */
final class Ports {
    private static final int LOWEST = 10_000;
    private static final int FALLBACK_HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private final RandomGenerator random;
    private final Set<Integer> handedOut = new HashSet<>();

    Ports(RandomGenerator random) {
        this.random = random;
    }

    /** A port that nobody listens on now and that this object never gave out before. */
    int next() throws IOException {
        int highest = highest();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, highest);
            if (!handedOut.contains(port) && isFree(port)) {
                handedOut.add(port);
                return port;
            }
        }
        throw new IOException("no free port found between " + LOWEST + " and " + highest);
    }

    /** Whether a listener could be bound on loopback. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int highest() throws IOException {
        Path range = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
        if (!Files.isReadable(range)) {
            return FALLBACK_HIGHEST;
        }
        int ephemeral = Integer.parseInt(Files.readString(range).strip().split("\\s+")[0]);
        return ephemeral > LOWEST + ATTEMPTS ? ephemeral : FALLBACK_HIGHEST;
    }
}
