package io.syncorswim.gatling;

import io.gatling.javaapi.core.PopulationBuilder;
import io.syncorswim.schedule.Schedule;

/**
 * What the lab wants injected, handed to {@link LabSimulation}, which Gatling makes by its class's
 * name and without arguments: bound to the thread while Gatling runs on it.
 */
record Injection(OrderFlow flow, Schedule schedule, Tickets tickets) {
    static final ScopedValue<Injection> CURRENT = ScopedValue.newInstance();

    PopulationBuilder users() {
        return flow.users(schedule, tickets);
    }
}
