package io.syncorswim.grafana;

import java.util.List;

/** The broker: what waits in it, how fast it takes and gives, what it costs. */
final class BrokerBoard {
    static final String UID = "sync-or-swim-broker";

    private static final Scope TRIAL = Scope.ofTheTrial();
    private static final Scope FRONTEND = Scope.ofServices("frontend");
    private static final Scope CONSUMERS = Scope.ofServices("backend");
    private static final Scope RABBITMQ = new Scope("job=\"broker\"", "");
    private static final String BROKER = "process=\"broker\"";

    private BrokerBoard() {}

    static Board of(Palette palette) {
        String brokered = "syncorswim_trial_info{pattern=\"$pattern\"}";
        return new Board(
                UID,
                "Broker",
                "Does the broker keep up? What waits in it, how fast it confirms and delivers, what"
                        + " comes twice, what it costs.",
                List.of(
                        Variables.datasource(),
                        Variables.one(
                                "pattern",
                                "Pattern",
                                "Those whose orders go through the broker",
                                "syncorswim_publish_duration_seconds_count"),
                        Variables.one("policy", "Policy", "How the clients behave", brokered),
                        Variables.one(
                                "scenario", "Scenario", "The trouble it goes through", brokered)),
                new Annotations(palette).ofTheTrial(TRIAL),
                List.of(anyBroker(), processes(), rabbitmq()));
    }

    static Panel deliveries(Scope consumers) {
        return Panel.lines(
                        "Deliveries",
                        "ops",
                        "Messages handed to the consumers per second. Redelivered is what the"
                            + " broker says: after a restart it says so of every message, also of"
                            + " those never delivered.")
                .ask(
                        "sum by (redelivered) ("
                                + consumers.rate("syncorswim_deliveries_total")
                                + ")",
                        "redelivered: {{redelivered}}");
    }

    static Panel settlements(Scope consumers) {
        return Panel.lines(
                        "Settlements",
                        "ops",
                        "What became of deliveries, per second: ack, requeue, reject, or lost where"
                                + " the connection went first.")
                .ask(
                        "sum by (how) (" + consumers.rate("syncorswim_settlements_total") + ")",
                        "{{how}}");
    }

    private static Board.Row anyBroker() {
        return Board.Row.of(
                "Any broker",
                Panel.lines(
                                "Messages that wait",
                                "short",
                                "Ready in the trial's queues, as the lab asks the broker once a"
                                        + " second.")
                        .ask(
                                "max(" + TRIAL.value("syncorswim_queue_ready_messages") + ")",
                                "ready"),
                Panel.lines(
                                "Messages with consumers",
                                "short",
                                "Delivered and not settled, by system: at most the prefetch.")
                        .ask(
                                "max by (instance) ("
                                        + CONSUMERS.value("syncorswim_unacked_messages")
                                        + ")",
                                "{{instance}}"),
                Panel.lines(
                                "Publishes",
                                "ops",
                                "Per second, by the broker's word: confirmed, nacked, returned, not"
                                        + " sent, unconfirmed.")
                        .ask(
                                "sum by (outcome) ("
                                        + FRONTEND.rate("syncorswim_publish_duration_seconds_count")
                                        + ")",
                                "{{outcome}}"),
                Panel.lines(
                                "Time to the broker's word",
                                "s",
                                "From asking to publish to the confirm; the user waits as long.")
                        .ask(
                                FRONTEND.quantile(0.5, "", "syncorswim_publish_duration_seconds"),
                                "p50")
                        .ask(
                                FRONTEND.quantile(0.99, "", "syncorswim_publish_duration_seconds"),
                                "p99"),
                deliveries(CONSUMERS),
                settlements(CONSUMERS));
    }

    private static Board.Row processes() {
        return Board.Row.of(
                "What it costs (brokers that the lab has started)",
                Panel.lines("CPU", "none", "Cores that the broker's process uses.")
                        .ask(
                                "sum("
                                        + TRIAL.rate("syncorswim_process_cpu_seconds_total", BROKER)
                                        + ")",
                                "CPU")
                        .sized(8, 8),
                Panel.lines("Memory", "bytes", "The broker's resident memory.")
                        .ask(
                                "max("
                                        + TRIAL.value(
                                                "syncorswim_process_resident_memory_bytes", BROKER)
                                        + ")",
                                "resident")
                        .sized(8, 8),
                Panel.lines("Threads", "short", "The broker's threads.")
                        .ask(
                                "max(" + TRIAL.value("syncorswim_process_threads", BROKER) + ")",
                                "threads")
                        .sized(8, 8));
    }

    private static Board.Row rabbitmq() {
        return Board.Row.of(
                "RabbitMQ's own figures (empty with any other broker)",
                Panel.lines(
                                "Messages in all queues",
                                "short",
                                "As the plugin rabbitmq_prometheus counts them, every 5 s.")
                        .ask(
                                "sum(" + RABBITMQ.value("rabbitmq_queue_messages_ready") + ")",
                                "ready")
                        .ask(
                                "sum(" + RABBITMQ.value("rabbitmq_queue_messages_unacked") + ")",
                                "unacked"),
                Panel.lines(
                                "Messages in and confirmed",
                                "ops",
                                "Received from publishers and confirmed to them, and delivered"
                                        + " again, per second.")
                        .ask(
                                "sum("
                                        + RABBITMQ.rate("rabbitmq_global_messages_received_total")
                                        + ")",
                                "received")
                        .ask(
                                "sum("
                                        + RABBITMQ.rate("rabbitmq_global_messages_confirmed_total")
                                        + ")",
                                "confirmed")
                        .ask(
                                "sum("
                                        + RABBITMQ.rate(
                                                "rabbitmq_global_messages_redelivered_total")
                                        + ")",
                                "redelivered"),
                Panel.lines(
                                "Memory as RabbitMQ counts it",
                                "bytes",
                                "Its own account of its resident memory; near its high watermark it"
                                        + " blocks publishers.")
                        .sized(24, 8)
                        .ask(
                                "max("
                                        + RABBITMQ.value("rabbitmq_process_resident_memory_bytes")
                                        + ")",
                                "resident"));
    }
}
