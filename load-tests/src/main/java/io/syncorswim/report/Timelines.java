package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a scenario's time axis shows: its phases and the windows of its faults. */
final class Timelines {
    private Timelines() {}

    /** The end of the longest trial, never before the end of the load. */
    static double endS(List<Analysis.Cell> cells, double loadEndS) {
        double end = loadEndS;
        for (Analysis.Cell cell : cells) {
            for (Analysis.Second second : cell.series()) {
                end = Math.max(end, second.atS() + 1);
            }
        }
        return end;
    }

    /** The phases in order; a calm scenario's fault phase is named for what it is. */
    static List<LineChart.Stretch> phases(
            Analysis.PhaseOffsets offsets, double endS, boolean faulty) {
        List<LineChart.Stretch> phases = new ArrayList<>();
        phases.add(new LineChart.Stretch("warm-up", 0, offsets.baselineS()));
        phases.add(new LineChart.Stretch("baseline", offsets.baselineS(), offsets.faultS()));
        phases.add(
                new LineChart.Stretch(
                        faulty ? "fault" : "no fault", offsets.faultS(), offsets.recoveryS()));
        phases.add(new LineChart.Stretch("recovery", offsets.recoveryS(), offsets.endS()));
        if (endS > offsets.endS()) {
            phases.add(new LineChart.Stretch("drain", offsets.endS(), endS));
        }
        return phases;
    }

    /** Each fault once, from its earliest start to its latest end in any trial. */
    static List<LineChart.Stretch> bands(List<Analysis.Cell> cells) {
        Map<String, LineChart.Stretch> widest = new LinkedHashMap<>();
        for (Analysis.Cell cell : cells) {
            for (int i = 0; i < cell.faults().size(); i++) {
                Analysis.Band band = cell.faults().get(i);
                LineChart.Stretch one =
                        new LineChart.Stretch(band.description(), band.fromS(), band.toS());
                widest.merge(i + band.kind() + band.description(), one, Timelines::around);
            }
        }
        return List.copyOf(widest.values());
    }

    private static LineChart.Stretch around(LineChart.Stretch a, LineChart.Stretch b) {
        return new LineChart.Stretch(
                a.name(), Math.min(a.from(), b.from()), Math.max(a.to(), b.to()));
    }
}
