package io.syncorswim.gatling;

import com.typesafe.scalalogging.Logger;

import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;

import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The action that takes the next ticket and lets its user go on at the order's intended start.
 *
 * <p>It waits by the user's event loop, in nanoseconds; Gatling's own pauses and injection profiles
 * know milliseconds only. A user who comes too late goes on at once: nothing is skipped, nothing is
 * timed anew.
 */
final class AwaitIntendedStart implements ActionBuilder {
    /** The session attribute that holds the user's {@link Order}. */
    static final String ORDER = "order";

    private final Tickets tickets;
    private final LongSupplier clock;

    AwaitIntendedStart(Tickets tickets, LongSupplier clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return new Builder();
    }

    private final class Builder implements io.gatling.core.action.builder.ActionBuilder {
        @Override
        public Action build(ScenarioContext context, Action next) {
            return new Await(next);
        }
    }

    private final class Await implements Action {
        private static final Logger LOGGER =
                new Logger(LoggerFactory.getLogger(AwaitIntendedStart.class));

        private final Action next;

        Await(Action next) {
            this.next = next;
        }

        @Override
        public String name() {
            return "await-intended-start";
        }

        @Override
        public void execute(Session session) {
            Order order = tickets.take();
            Session withOrder = session.set(ORDER, order);
            long waitNs = order.waitNs(clock.getAsLong());
            if (waitNs == 0) {
                proceed(withOrder);
            } else {
                var _ =
                        session.eventLoop()
                                .schedule(() -> proceed(withOrder), waitNs, TimeUnit.NANOSECONDS);
            }
        }

        private void proceed(Session session) {
            tickets.isDue();
            next.$bang(session);
        }

        @Override
        public Logger logger() {
            return LOGGER;
        }

        /** Scala's way to initialise a trait's value; ours is a constant. */
        @Override
        public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger logger) {}
    }
}
