package io.syncorswim.simulations;

import io.gatling.javaapi.core.Simulation;
import io.syncorswim.gatling.StandAlone;

/**
 * Orders at a steady rate, against services that are already up.
 *
 * <p>{@code ./mvnw -pl load-tests gatling:test
 * -Dgatling.simulationClass=io.syncorswim.simulations.SteadySimulation
 * -Dswim.url=http://127.0.0.1:8080 -Dswim.rate=80 -Dswim.duration=30s}; every property and its
 * default: io.syncorswim.gatling.StandAloneSettings.
 */
public final class SteadySimulation extends Simulation {
    private final StandAlone orders = StandAlone.steady();

    public SteadySimulation() {
        setUp(orders.users()).assertions(orders.assertions());
    }

    @Override
    public void after() {
        orders.finish();
    }
}
