package io.syncorswim.experiment;

import java.util.List;

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
                    "a scenario's name is made of lower-case letters, digits and dashes, not '"
                            + name
                            + "'");
        }
        faults = List.copyOf(faults);
    }
}
