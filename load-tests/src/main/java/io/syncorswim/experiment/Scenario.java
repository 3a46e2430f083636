package io.syncorswim.experiment;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A named timeline of faults that every pattern is put through.
 *
 * @param name what folders and reports call it; lower-case letters, digits and dashes
 * @param faults in the order of the file; empty for a calm run
 */
public record Scenario(String name, List<Fault> faults) {
    public Scenario {
        if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "a scenario's name is made of up to 40 lower-case letters, digits and dashes,"
                            + " beginning with a letter, not "
                            + Notation.quoted(name));
        }
        faults = List.copyOf(faults);
    }

    /** The scenario in proportion, when a fault phase of one length becomes one of another. */
    Scenario stretched(Duration before, Duration after) {
        return new Scenario(
                name,
                faults.stream()
                        .map(fault -> fault.during(fault.window().stretched(before, after)))
                        .toList());
    }

    /** What the base arrival rate is multiplied by: the product of the spikes that last then. */
    public double arrivalFactorAt(Duration sinceFaultStart) {
        double factor = 1;
        for (Fault fault : faults) {
            if (fault instanceof Fault.Spike spike && spike.window().contains(sinceFaultStart)) {
                factor *= spike.factor();
            }
        }
        return factor;
    }

    /** When the arrival rate changes, as offsets from the start of the fault phase, ascending. */
    public SortedSet<Duration> arrivalChanges() {
        SortedSet<Duration> changes = new TreeSet<>();
        for (Fault fault : faults) {
            if (fault instanceof Fault.Spike spike) {
                changes.add(spike.window().from());
                changes.add(spike.window().to());
            }
        }
        return changes;
    }
}
