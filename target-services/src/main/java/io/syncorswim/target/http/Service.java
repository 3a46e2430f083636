package io.syncorswim.target.http;

/** A service that serves until it is stopped. */
public interface Service {
    /** The port that orders come in by. */
    int port();

    int adminPort();

    /** Refuses what is new, finishes what is in hand within a deadline, and lets go of all. */
    void stop();
}
