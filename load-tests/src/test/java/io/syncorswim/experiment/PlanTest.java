package io.syncorswim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever changes in the course of a run must strike all patterns alike. */
class PlanTest {
    @Test
    void patterns_take_turns_within_a_scenario_and_repetitions_are_rounds_of_all()
            throws Exception {
        Experiment experiment =
                ExperimentFile.parse(
                        """
                        name: x
                        repetitions: 2
                        patterns: [chain, messaging]
                        scenarios: {steady: [], down: [down: ]}
                        """,
                        "x.yaml");

        assertThat(Plan.of(experiment).trials())
                .extracting(Trial::id)
                .containsExactly(
                        "chain.plain.steady.r1",
                        "messaging.plain.steady.r1",
                        "chain.plain.down.r1",
                        "messaging.plain.down.r1",
                        "chain.plain.steady.r2",
                        "messaging.plain.steady.r2",
                        "chain.plain.down.r2",
                        "messaging.plain.down.r2");
    }
}
