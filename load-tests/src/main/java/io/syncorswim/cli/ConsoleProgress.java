package io.syncorswim.cli;

import io.syncorswim.experiment.Trial;
import io.syncorswim.lab.Progress;
import io.syncorswim.recording.Timeline.PhaseName;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows a run on the console: the broker first, then what can be watched; on a terminal one line
 * that lives, and a line per finished trial.
 *
 * <p>Used by the lab's thread alone.
 */
final class ConsoleProgress implements Progress, AutoCloseable {
    private static final String ERASE_LINE = "\r\u001b[2K";

    /** A line that breaks at the edge of a narrow terminal could not be erased any more. */
    private static final String CUT_OFF = "\u001b[?7l";

    private static final String WRAP_AGAIN = "\u001b[?7h";

    private final PrintWriter out;
    private final boolean live;
    private final Duration loadPerTrial;
    private final List<String> beforeBroker = new ArrayList<>();
    private boolean brokerIsTold;
    private boolean isDrawn;
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
        brokerIsTold = true;
        say("Broker: " + description);
        beforeBroker.forEach(this::say);
        beforeBroker.clear();
    }

    @Override
    public void watchable(String name, String url) {
        String line = name + ": " + url;
        if (brokerIsTold) {
            say(line);
        } else {
            // A broker takes seconds to start, and its line is to be the first.
            beforeBroker.add(line);
            draw("Starting…");
        }
    }

    @Override
    public void update(Snapshot now) {
        index = now.index();
        total = now.total();
        draw(line(now));
    }

    @Override
    public void finished(Trial trial, String sentence) {
        say(head(trial) + sentence);
    }

    /** Ends a line that is being drawn, so that what follows begins on its own. */
    @Override
    public void close() {
        if (isDrawn) {
            isDrawn = false;
            out.println();
            out.flush();
        }
    }

    /** A line that stays, in the place of one that is being drawn. */
    private void say(String line) {
        out.println((live ? ERASE_LINE : "") + line);
        out.flush();
        isDrawn = false;
    }

    private void draw(String line) {
        if (live) {
            out.print(ERASE_LINE + CUT_OFF + line + WRAP_AGAIN);
            out.flush();
            isDrawn = true;
        }
    }

    private String line(Snapshot now) {
        String when = now.left().isZero() ? "" : seconds(now.left());
        StringBuilder line = new StringBuilder(head(now.trial()));
        line.append(String.format(Locale.ROOT, "%-9s %4s", word(now.phase()), when));
        Orders orders = now.orders();
        append(line, "offered", orders.offered());
        append(line, "completed", orders.completed());
        append(line, "failed", orders.failed());
        // Mostly there are none, and terminals are narrow.
        if (orders.refused() > 0) {
            append(line, "refused", orders.refused());
        }
        if (orders.unknown() > 0) {
            append(line, "unknown", orders.unknown());
        }
        now.queued().ifPresent(depth -> append(line, "queued", depth));
        append(line, "backlog", orders.backlog());
        return line.append("  (run: ").append(left(now)).append(')').toString();
    }

    private static void append(StringBuilder line, String word, long number) {
        line.append(String.format(Locale.ROOT, "  %s %,d", word, number));
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
