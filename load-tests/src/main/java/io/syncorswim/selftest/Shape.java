package io.syncorswim.selftest;

import java.time.Duration;

/** What is special about a case, and thereby what it is held against. */
sealed interface Shape {
    /** Nothing: every order finds a free worker. */
    record Calm() implements Shape {}

    /** A queue of a single kind, in the steady state. */
    record Queueing() implements Shape {}

    /** Three systems at once, each with as many workers as orders; the slowest answers. */
    record FanOut(Duration inventory, Duration payment, Duration shipping) implements Shape {}

    /** The server stands still for a while; what is due then is answered when it ends. */
    record ServerFreeze(Duration from, Duration length) implements Shape {}

    /** The injector's process is stopped for a while (SIGSTOP) and then goes on. */
    record InjectorFreeze(Duration from, Duration length) implements Shape {}

    /** More orders than can be done, for a while. */
    record Overload() implements Shape {}

    /**
     * Lies of the server's.
     *
     * @param lost accepted without an effect
     * @param duplicated with one effect too many
     * @param partial accepted, with an effect at the first system only
     * @param recovered refused, and yet done
     */
    record Planted(int lost, int duplicated, int partial, int recovered) implements Shape {
        int all() {
            return lost + duplicated + partial + recovered;
        }
    }
}
