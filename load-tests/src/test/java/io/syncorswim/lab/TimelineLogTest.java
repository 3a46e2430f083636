package io.syncorswim.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncorswim.lab.TimelineLog.Begun;
import io.syncorswim.recording.Timeline.FaultWindow;
import io.syncorswim.recording.Timeline.Phase;
import io.syncorswim.recording.Timeline.PhaseName;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** One log: what is watched while it happens and what is written when it is over. */
class TimelineLogTest {
    private static final Instant CREATED = Instant.parse("2026-11-23T10:00:00Z");

    private final TimelineLog log =
            new TimelineLog("trial", null, Clock.fixed(CREATED, ZoneOffset.UTC));
    private final long t0Ns = log.createdNs() + 1_000;

    @Test
    void a_phase_announced_has_begun_when_its_time_has_come() {
        log.phaseBegins(PhaseName.WARM_UP, t0Ns);
        log.phaseBegins(PhaseName.BASELINE, t0Ns + 50);
        assertThat(log.phasesBegun(t0Ns - 1)).isEmpty();
        assertThat(log.phasesBegun(t0Ns + 49)).containsExactly(new Begun(PhaseName.WARM_UP, t0Ns));
        assertThat(log.phasesBegun(t0Ns + 50)).hasSize(2);
    }

    @Test
    void a_phase_is_on_from_its_beginning_until_its_end() {
        assertThat(log.phaseAt(t0Ns)).isEmpty();
        log.phaseBegins(PhaseName.STOP, t0Ns);
        assertThat(log.phaseAt(t0Ns - 1)).isEmpty();
        assertThat(log.phaseAt(t0Ns)).contains(PhaseName.STOP);
        log.phaseEnds(PhaseName.STOP, t0Ns + 50, true);
        assertThat(log.phaseAt(t0Ns + 49)).contains(PhaseName.STOP);
        assertThat(log.phaseAt(t0Ns + 50)).isEmpty();
    }

    @Test
    void what_was_watched_is_what_is_written() {
        log.t0(t0Ns);
        log.phaseBegins(PhaseName.WARM_UP, t0Ns);
        log.phaseBegins(PhaseName.FAULT, t0Ns + 50);
        log.phaseEnds(PhaseName.WARM_UP, t0Ns + 50, true);
        log.faultBegins("slow", "payment x10 slower", "payment", t0Ns + 60);
        assertThat(log.faultsBegun()).hasSize(1).allMatch(fault -> fault.toNs() == null);
        log.faultEnds("slow", "payment x10 slower", t0Ns + 70);
        assertThat(log.faultsBegun()).hasSize(1).noneMatch(fault -> fault.toNs() == null);

        assertThat(log.timeline().phases())
                .containsExactly(new Phase(PhaseName.WARM_UP, 0, 50, true));
        assertThat(log.timeline().faults())
                .containsExactly(new FaultWindow("slow", "payment x10 slower", "payment", 60, 70));
        assertThat(log.timeline().startedAt()).isEqualTo("2026-11-23T10:00:00.000001Z");
        assertThat(log.at(t0Ns)).isEqualTo(CREATED.plusNanos(1_000));
    }

    @Test
    void a_fault_that_the_end_cut_off_is_no_window() {
        log.faultBegins("down", "payment killed", "payment", t0Ns);
        assertThat(log.timeline().faults()).isEmpty();
    }

    @Test
    void what_has_not_begun_cannot_end() {
        assertThatThrownBy(() -> log.phaseEnds(PhaseName.FAULT, t0Ns, true))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> log.faultEnds("slow", "payment x10 slower", t0Ns))
                .isInstanceOf(IllegalStateException.class);
    }
}
