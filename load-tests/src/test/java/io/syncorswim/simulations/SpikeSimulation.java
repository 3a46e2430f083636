package io.syncorswim.simulations;

import io.gatling.javaapi.core.Simulation;
import io.syncorswim.gatling.StandAlone;

/**
 * Orders at a steady rate that is multiplied for a while, against services that are already up.
 *
 * <p>{@code ./mvnw -pl load-tests gatling:test
 * -Dgatling.simulationClass=io.syncorswim.simulations.SpikeSimulation
 * -Dswim.url=http://127.0.0.1:8080 -Dswim.factor=5 -Dswim.spike-from=10s -Dswim.spike-for=10s};
 * every property and its default: io.syncorswim.gatling.StandAloneSettings.
 */
public final class SpikeSimulation extends Simulation {
    private final StandAlone orders = StandAlone.spike();

    public SpikeSimulation() {
        setUp(orders.users()).assertions(orders.assertions());
    }

    @Override
    public void after() {
        orders.finish();
    }
}
