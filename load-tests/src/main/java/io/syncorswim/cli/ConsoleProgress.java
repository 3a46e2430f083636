package io.syncorswim.cli;

import io.syncorswim.experiment.Trial;
import io.syncorswim.lab.Progress;
import io.syncorswim.recording.Timeline.PhaseName;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows a run on the console: on a terminal one line that lives, elsewhere a line per trial.
 *
 * <p>Used by the lab's thread alone.
 */
final class ConsoleProgress implements Progress {
    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintWriter out;
    private final boolean live;
    private final Duration loadPerTrial;
    private @Nullable Trial current;
    private int index;
    private int total;

    /**
     * @param live whether lines can be drawn over
     * @param loadPerTrial how long the load of each trial lasts
     */
    ConsoleProgress(PrintWriter out, boolean live, Duration loadPerTrial) {
        this.out = out;
        this.live = live;
        this.loadPerTrial = loadPerTrial;
    }

    @Override
    public void broker(String description) {
        out.println("Broker: " + description);
        out.flush();
    }

    @Override
    public void watchable(String name, String url) {
        out.println(name + ": " + url);
        out.flush();
    }

    @Override
    public void update(Snapshot now) {
        current = now.trial();
        index = now.index();
        total = now.total();
        if (live) {
            out.print(ERASE_LINE + line(now));
            out.flush();
        }
    }

    @Override
    public void finished(Trial trial, String sentence) {
        out.println((live ? ERASE_LINE : "") + head(trial) + sentence);
        out.flush();
    }

    /** Ends a line that is being drawn, so that what follows begins on its own. */
    void end() {
        if (live && current != null) {
            out.println();
            out.flush();
        }
    }

    private String line(Snapshot now) {
        return head(now.trial())
                + String.format(
                        Locale.ROOT,
                        "%-9s %4s  offered %,d  completed %,d  turned away %,d  backlog %,d  (run:"
                                + " %s)",
                        word(now.phase()),
                        now.left().isZero() ? "" : seconds(now.left()),
                        now.offered(),
                        now.completed(),
                        now.turnedAway(),
                        now.backlog(),
                        left(now));
    }

    private String head(Trial trial) {
        return String.format(
                Locale.ROOT,
                "[%2d/%d] %-9s %-9s ",
                index,
                total,
                trial.pattern().word(),
                trial.scenario().name()
                        + (trial.repetition() > 1 ? " r" + trial.repetition() : ""));
    }

    private String left(Snapshot now) {
        Duration rest = loadPerTrial.multipliedBy(now.total() - now.index()).plus(now.left());
        return rest.toMinutes() > 0
                ? "at least " + rest.toMinutes() + " min left"
                : "at least " + rest.toSeconds() + " s left";
    }

    private static String word(PhaseName phase) {
        return phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
