package io.syncorswim.gatling;

import io.gatling.javaapi.core.Simulation;

/** The simulation of a trial: the orders of the {@link Injection} that the thread is bound to. */
public final class LabSimulation extends Simulation {
    public LabSimulation() {
        setUp(Injection.CURRENT.get().users());
    }
}
