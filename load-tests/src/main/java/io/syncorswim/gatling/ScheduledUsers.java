package io.syncorswim.gatling;

import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.core.controller.inject.open.OpenInjectionSupport;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.internal.Converters;
import io.syncorswim.schedule.Schedule;

import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;

/**
 * An injection profile made of the schedule itself: one Gatling user per order, each let in as long
 * after the first as the schedule says.
 *
 * <p>Since T0 lies a lead after the first user's ticket, every user comes at least the lead before
 * the intended start. Gatling asks for a second's users at a time, so nothing is held for the
 * orders to come.
 */
final class ScheduledUsers implements OpenInjectionStep {
    private static final long serialVersionUID = 1;

    private final transient Schedule schedule;

    ScheduledUsers(Schedule schedule) {
        this.schedule = schedule;
    }

    /** The scenario's users, one per order of the schedule. */
    static PopulationBuilder of(ScenarioBuilder scenario, Schedule schedule) {
        OpenInjectionStep step = new ScheduledUsers(schedule);
        return new PopulationBuilder(
                scenario.wrapped.inject(
                        OpenInjectionSupport.OpenInjectionProfileFactory()
                                .profile(Converters.toScalaSeq(List.of(step)))));
    }

    @Override
    public long users() {
        return schedule.size();
    }

    @Override
    public FiniteDuration duration() {
        return offset(schedule.size() - 1);
    }

    @Override
    public Iterator<FiniteDuration> chain(Iterator<FiniteDuration> following) {
        if (following.hasNext()) {
            throw new IllegalArgumentException("the schedule is the whole injection profile");
        }
        return new AbstractIterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < schedule.size();
            }

            @Override
            public FiniteDuration next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("every order has its user");
                }
                return offset(next++);
            }
        };
    }

    private FiniteDuration offset(int order) {
        return FiniteDuration.apply(
                schedule.intendedNs(order) - schedule.intendedNs(0), TimeUnit.NANOSECONDS);
    }

    @Override
    public int productArity() {
        return 1;
    }

    @Override
    public Object productElement(int index) {
        return schedule;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof ScheduledUsers;
    }

    @Override
    public String toString() {
        return "users of the " + schedule;
    }
}
