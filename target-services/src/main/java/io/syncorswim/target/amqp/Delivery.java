package io.syncorswim.target.amqp;

/** One message handed over by the broker, to be settled exactly once. */
public interface Delivery {
    /** The order's number. */
    long order();

    /** Whether the broker may have handed it to someone before. */
    boolean isRedelivered();

    /** False once its connection is gone: the broker delivers it again, work on it is wasted. */
    boolean isCurrent();

    /** Nothing is done about it: its connection is gone, or will be with this process. */
    void leave();

    /** It is done: the broker may forget it. */
    void ack();

    /** It failed: the broker shall deliver it again. */
    void requeue();
}
