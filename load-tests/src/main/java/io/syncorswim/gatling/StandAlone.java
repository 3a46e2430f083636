package io.syncorswim.gatling;

import static io.gatling.javaapi.core.CoreDsl.global;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import io.syncorswim.experiment.BadInput;
import io.syncorswim.schedule.Schedule;
import io.syncorswim.schedule.Segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A simulation by itself, against services that are already up: the lab's schedule, users and
 * recorder, set by system properties, and a summary at its end.
 *
 * <p>Gatling makes simulations, and ends with their {@code after} hook; so a simulation opens one
 * of these in its constructor and finishes it there.
 */
public final class StandAlone {
    /** Gatling's exit code for arguments that it cannot use; 2 would say that assertions failed. */
    private static final int BAD_INPUT = 1;

    private static final int CANNOT_RECORD = 4;

    private final StandAloneSettings settings;
    private final Schedule schedule;
    private final Path file;
    private final Recorder recorder;

    private StandAlone(StandAloneSettings settings, Schedule schedule, Path file)
            throws IOException {
        this.settings = settings;
        this.schedule = schedule;
        this.file = file;
        this.recorder = Recorder.open(file, StandAlone::cannotRecord);
    }

    /** Orders at an even rate. A mistake in a property is one sentence, and ends the JVM. */
    public static StandAlone steady() {
        return open("steady", false);
    }

    /** Orders at a rate that is multiplied for a while. */
    public static StandAlone spike() {
        return open("spike", true);
    }

    private static StandAlone open(String name, boolean spike) {
        try {
            StandAloneSettings settings =
                    StandAloneSettings.read(name, spike, System.getProperties()::getProperty);
            List<Segment> segments = settings.segments();
            Schedule schedule = Schedule.of(settings.seed(), settings.arrivals(), segments);
            if (schedule.size() == 0) {
                throw new BadInput("at this rate and duration, no order is due: raise one of them");
            }
            return new StandAlone(settings, schedule, settings.out().resolve("arrivals.csv"));
        } catch (BadInput | IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(BAD_INPUT);
            throw new AssertionError(wrong);
        } catch (IOException failed) {
            cannotRecord(failed);
            throw new UncheckedIOException(failed);
        }
    }

    /** One user per order. */
    public PopulationBuilder users() {
        Tickets tickets = new Tickets(schedule, OrderFlow.LEAD, System::nanoTime, ns -> {});
        return new OrderFlow(settings.url(), settings.timeout(), recorder, System::nanoTime)
                .users(schedule, tickets);
    }

    /**
     * What Gatling checks at the end: enough orders accepted, and fast enough.
     *
     * <p>Gatling's own times count from sending, in milliseconds, and its percentile is an
     * estimate; the summary's are exact, and count from the intended start.
     */
    public Assertion[] assertions() {
        return new Assertion[] {
            global().successfulRequests().percent().gte(settings.leastSuccessPercent()),
            global().responseTime()
                    .percentile(99)
                    .lte(Math.toIntExact(settings.longestP99().toMillis()))
        };
    }

    /** Closes the records and prints the summary; for the simulation's {@code after} hook. */
    public void finish() {
        try {
            recorder.close();
            System.out.println();
            System.out.println(Summary.of(file).text(settings.duration()));
            System.out.println("every order: " + file.toAbsolutePath());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void cannotRecord(IOException failed) {
        System.err.println("cannot record what is measured: " + failed);
        System.exit(CANNOT_RECORD);
    }
}
