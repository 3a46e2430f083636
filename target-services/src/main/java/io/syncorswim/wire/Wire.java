package io.syncorswim.wire;

/** Names that both sides of the wire use: paths, headers, environment variables, queues. */
public final class Wire {
    /** {@code POST /orders/{number}} at the frontend: one order. */
    public static final String ORDERS_PATH = "/orders/";

    /** {@code POST /work/{number}} at a backend: one order's work at one system. */
    public static final String WORK_PATH = "/work/";

    /** {@code GET /health} on the public and on the admin port: 200 when ready. */
    public static final String HEALTH_PATH = "/health";

    /** {@code GET /metrics} on the admin port: Prometheus text. */
    public static final String METRICS_PATH = "/metrics";

    /** {@code GET /clock} on the admin port: this process's {@link System#nanoTime}, as text. */
    public static final String CLOCK_PATH = "/clock";

    /** Gauge: orders inside the process, waiting ones included. */
    public static final String IN_FLIGHT_METRIC = "syncorswim_in_flight_orders";

    /** Gauge: orders or messages that wait in the process for a worker. */
    public static final String QUEUED_METRIC = "syncorswim_queued_orders";

    /** Gauge: messages delivered to the process and not yet acknowledged. */
    public static final String UNACKED_METRIC = "syncorswim_unacked_messages";

    /**
     * {@code POST /faults?slow=K&failing=P} on a backend's admin port, token required: service
     * times are multiplied by K from now on, and a share P of the attempts fails. {@code
     * slow=1&failing=0} ends every fault.
     */
    public static final String FAULTS_PATH = "/faults";

    /** Header that carries the run's token to the control endpoints. */
    public static final String TOKEN_HEADER = "X-Swim-Token";

    /** AMQP header and HTTP header that carry the attempt, from 1; absent means 1. */
    public static final String ATTEMPT_HEADER = "X-Swim-Attempt";

    /** Environment variable of the run's token: command lines can be read by everyone. */
    public static final String TOKEN_VARIABLE = "SWIM_TOKEN";

    /** Environment variable of the broker's URI, which may hold a password. */
    public static final String AMQP_URI_VARIABLE = "SWIM_AMQP_URI";

    /**
     * A service's first word on standard output, in one line, once it serves: {@code swim-ready
     * http=PORT admin=PORT}. A port that does not exist is left out.
     */
    public static final String READY = "swim-ready";

    /** A backend's exit code once it cannot write its effects journal any more. */
    public static final int JOURNAL_FAILURE = 4;

    /** The frontend kept or did the whole order: 200 done, 202 kept. */
    public static final int DONE = 200;

    public static final int KEPT = 202;

    /**
     * The frontend shed the order at its door, or knows that the broker did not keep it: nothing
     * was done.
     */
    public static final int REFUSED = 503;

    /**
     * A system said no or could not be reached: the order failed, some of it may have been done.
     */
    public static final int FAILED = 502;

    /** A system or the broker did not answer in time or broke off: it may have happened. */
    public static final int UNKNOWN = 504;

    private Wire() {}

    /** The fanout exchange that an order is published to. */
    public static String exchange(String namespace) {
        return "swim." + namespace + ".orders";
    }

    /** The durable queue of one system, bound to the exchange. */
    public static String queue(String namespace, TargetSystem system) {
        return "swim." + namespace + "." + system.word();
    }
}
