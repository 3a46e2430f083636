package io.syncorswim.gatling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP server on a plain socket that does to each request what its script says, good or bad, and
 * counts what arrives.
 */
final class ScriptedServer implements AutoCloseable {
    /** What the server does with a request that it has read. */
    interface Script {
        /**
         * A status to answer this order with, or {@link #SILENCE} or {@link #HANG_UP}; {@code
         * onConnection} counts the requests of its connection, this one included.
         */
        int reply(int order, int onConnection);
    }

    static final int SILENCE = -1;
    static final int HANG_UP = -2;

    private final ServerSocket listener;
    private final Script script;
    private final Map<Integer, Integer> requests = new ConcurrentHashMap<>();
    private final Map<String, String> lastHead = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedServer(Script script) throws IOException {
        this.script = script;
        this.listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** How often each order's request was read. */
    Map<Integer, Integer> requests() {
        return Map.copyOf(requests);
    }

    int connections() {
        return connections.get();
    }

    /** The lines of the request read last, request line first. */
    String lastHead() {
        return lastHead.getOrDefault("head", "");
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII))) {
            int onConnection = 0;
            for (int order = read(in); order >= 0; order = read(in)) {
                requests.merge(order, 1, Integer::sum);
                int reply = script.reply(order, ++onConnection);
                if (reply == HANG_UP) {
                    return;
                }
                if (reply != SILENCE) {
                    String body = reply == 204 || reply == 304 ? "" : "ok";
                    String answer =
                            "HTTP/1.1 %d As scripted\r\nContent-Length: %d\r\n\r\n%s"
                                    .formatted(reply, body.length(), body);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException gone) {
            // the client hung up
        }
    }

    /** Reads a request's head; the order's number, or -1 at the end of the connection. */
    private int read(BufferedReader in) throws IOException {
        String first = in.readLine();
        if (first == null) {
            return -1;
        }
        StringBuilder head = new StringBuilder(first).append('\n');
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        lastHead.put("head", head.toString());
        String path = first.split(" ")[1];
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }
}
