package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.experiment.Trial;
import io.syncorswim.lab.Progress.Orders;
import io.syncorswim.lab.Progress.Snapshot;
import io.syncorswim.recording.Timeline.PhaseName;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** What a user sees while a run goes on. */
class ConsoleProgressTest {
    private static final Trial TRIAL =
            new Trial(Pattern.MESSAGING, Trial.PLAIN, new Scenario("steady", List.of()), 1);
    private static final Orders CALM = new Orders(1_200, 1_150, 0, 0, 0, 50);
    private static final Orders TROUBLED = new Orders(1_200, 900, 30, 20, 10, 240);

    private final StringWriter out = new StringWriter();

    @Test
    void the_broker_is_the_first_line_whatever_is_known_before_it() {
        ConsoleProgress progress = progress(false);
        progress.watchable("Results", "results/mine");
        assertThat(out.toString()).isEmpty();
        progress.broker("RabbitMQ 3.10.8 (private node)");
        progress.watchable("Prometheus", "http://127.0.0.1:9090");

        assertThat(out.toString().lines())
                .containsExactly(
                        "Broker: RabbitMQ 3.10.8 (private node)",
                        "Results: results/mine",
                        "Prometheus: http://127.0.0.1:9090");
    }

    @Test
    void the_live_line_says_where_the_run_is_and_how_the_orders_fare() {
        ConsoleProgress progress = progress(true);
        progress.update(snapshot(TROUBLED, OptionalLong.of(180)));

        assertThat(lastDrawn())
                .contains("[ 4/15]", "messaging", "steady", "fault", " 7 s ")
                .contains("offered 1,200", "completed 900", "failed 20", "refused 30", "unknown 10")
                .contains("queued 180", "backlog 240")
                .contains("at least 3 min left");
    }

    @Test
    void what_there_is_none_of_takes_no_room_but_no_failed_order_is_said() {
        ConsoleProgress progress = progress(true);
        progress.update(snapshot(CALM, OptionalLong.empty()));

        assertThat(lastDrawn()).contains("failed 0").doesNotContain("refused", "unknown", "queued");
    }

    @Test
    void the_live_line_is_drawn_over_and_cut_off_where_the_terminal_is_narrow() {
        ConsoleProgress progress = progress(true);
        progress.update(snapshot(CALM, OptionalLong.of(1)));
        progress.update(snapshot(TROUBLED, OptionalLong.of(2)));
        assertThat(out.toString()).doesNotContain("\n");
        for (String drawn : out.toString().substring(1).split("\r")) {
            assertThat(drawn).startsWith("\u001b[2K\u001b[?7l").endsWith("\u001b[?7h");
        }
    }

    @Test
    void a_finished_trial_stays_and_what_comes_next_begins_on_a_line_of_its_own() {
        ConsoleProgress progress = progress(true);
        progress.update(snapshot(CALM, OptionalLong.empty()));
        progress.finished(TRIAL, "all is well");
        assertThat(out.toString()).endsWith("steady    all is well\n");
        progress.close();
        assertThat(out.toString()).endsWith("all is well\n");

        progress.update(snapshot(CALM, OptionalLong.empty()));
        progress.close();
        assertThat(out.toString()).endsWith("\u001b[?7h\n");
    }

    @Test
    void without_a_terminal_there_is_a_line_for_each_finished_trial_and_nothing_to_draw_over() {
        ConsoleProgress progress = progress(false);
        progress.broker("none");
        for (int second = 0; second < 5; second++) {
            progress.update(snapshot(CALM, OptionalLong.of(second)));
        }
        progress.finished(TRIAL, "all is well");
        progress.close();

        assertThat(out.toString().lines())
                .containsExactly("Broker: none", "[ 4/15] messaging steady    all is well");
        assertThat(out.toString()).doesNotContain("\u001b", "\r");
    }

    private ConsoleProgress progress(boolean live) {
        return new ConsoleProgress(new PrintWriter(out), live, Duration.ofSeconds(20));
    }

    private static Snapshot snapshot(Orders orders, OptionalLong queued) {
        return new Snapshot(TRIAL, 4, 15, PhaseName.FAULT, Duration.ofSeconds(7), orders, queued);
    }

    private String lastDrawn() {
        return out.toString().substring(out.toString().lastIndexOf('\r'));
    }
}
