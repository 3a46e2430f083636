package io.syncorswim.target.amqp;

/** A broker that cannot be used, in one sentence. */
public final class NoBroker extends Exception {
    public NoBroker(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
