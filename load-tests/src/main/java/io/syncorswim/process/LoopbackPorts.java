package io.syncorswim.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Free ports on 127.0.0.1, below the range from which the kernel takes the ports of outgoing
 * connections: so a port stays free, but for other servers, between two starts of a broker.
 */
public final class LoopbackPorts {
    private static final Path EPHEMERAL_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int LOWEST = 10_000;
    private static final int USUAL_EPHEMERAL_START = 32_768;
    private static final int TRIES = 1_000;

    private final RandomGenerator random;
    private final Set<Integer> named = ConcurrentHashMap.newKeySet();

    public LoopbackPorts(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A port that was free a moment ago, and that this object did not name before, as long as there
     * are such: a run of thousands of trials names them all.
     */
    public int free() throws IOException {
        int end = ephemeralStart();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int port = random.nextInt(LOWEST, end);
            if (attempt == TRIES / 2) {
                named.clear();
            }
            if (isFree(port) && named.add(port)) {
                return port;
            }
        }
        throw new IOException(
                "no free port from " + LOWEST + " to " + (end - 1) + " after " + TRIES + " tries");
    }

    /** Whether a listener could be bound on 127.0.0.1. */
    public static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            // As servers do: connections that linger in TIME_WAIT do not count.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    /** 127.0.0.1, also where "localhost" means ::1. */
    public static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static int ephemeralStart() {
        try {
            return ephemeralStart(Files.readString(EPHEMERAL_RANGE));
        } catch (IOException noLinux) {
            return USUAL_EPHEMERAL_START;
        }
    }

    /** The first port of the range; the usual one where the range leaves too little below it. */
    static int ephemeralStart(String range) {
        int start = Integer.parseInt(range.strip().split("\\s+")[0]);
        return start < 2 * LOWEST ? USUAL_EPHEMERAL_START : start;
    }
}
