package io.syncorswim.report;

import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Cost;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds costs by process, where patterns do not run the same processes. */
final class Costs {
    /** The name under which the analysis sums them. */
    static final String TOTAL = "total";

    private Costs() {}

    /** Every process that any pattern needed, the total last. */
    static List<String> processes(List<Entry> entries) {
        Set<String> processes = new LinkedHashSet<>();
        for (Entry entry : entries) {
            Cell cell = entry.cell();
            if (cell != null) {
                cell.costs().forEach(cost -> processes.add(cost.process()));
            }
        }
        if (processes.remove(TOTAL)) {
            processes.add(TOTAL);
        }
        return List.copyOf(processes);
    }

    /** What that process cost there; null where it did not run. */
    static @Nullable Cost of(Entry entry, String process) {
        Cell cell = entry.cell();
        return cell == null ? null : of(cell, process);
    }

    static @Nullable Cost of(Cell cell, String process) {
        return cell.costs().stream()
                .filter(cost -> cost.process().equals(process))
                .findFirst()
                .orElse(null);
    }
}
