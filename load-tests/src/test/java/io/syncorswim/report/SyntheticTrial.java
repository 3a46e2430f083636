package io.syncorswim.report;

import io.syncorswim.analysis.Analysis.Band;
import io.syncorswim.analysis.Analysis.Ledger;
import io.syncorswim.analysis.Analysis.Second;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Test data that looks like a trial: a fluid model of one bottleneck, second by second. It is not a
 * measurement of anything.
 */
final class SyntheticTrial {
    static final int BASELINE = 5;
    static final int FAULT = 13;
    static final int RECOVERY = 25;
    static final int END = 40;
    static final double RATE = 120;
    static final double CAPACITY = 266;

    final List<Second> series = new ArrayList<>();
    final List<Double> responses = new ArrayList<>();
    final List<Double> completions = new ArrayList<>();
    final List<Band> faults;
    private final Map<String, Long> books = new LinkedHashMap<>();
    private final String pattern;
    private final String scenario;
    private final Random random;
    private final int scale;
    long worstBacklog;
    double drainS;
    double recoverS;
    double good;
    private double backlog;

    SyntheticTrial(String pattern, String scenario, int scale) {
        this.pattern = pattern;
        this.scenario = scenario;
        this.scale = scale;
        this.random = new Random((pattern + scenario).hashCode());
        this.faults = fault();
        Random arrivals = new Random(scenario.hashCode());
        for (int second = 0; second < END * scale || backlog > 0; second++) {
            boolean load = second < END * scale;
            double rate = load ? rate(second) + arrivals.nextGaussian() * 9 : 0;
            step(second, Math.max(0, Math.rint(rate)));
        }
        drainS = series.size() - END * scale + 0.4;
    }

    private List<Band> fault() {
        String what =
                switch (scenario) {
                    case "spike" -> "arrivals x5";
                    case "slow" -> "payment x10 slower";
                    case "failing" -> "30% of payment attempts fail";
                    case "down" -> "payment killed, restarted later";
                    default -> "";
                };
        return what.isEmpty()
                ? List.of()
                : List.of(new Band(scenario, what, FAULT * scale, RECOVERY * scale + 0.2));
    }

    private boolean inFault(int second) {
        return second >= FAULT * scale && second < RECOVERY * scale && !faults.isEmpty();
    }

    private double rate(int second) {
        return scenario.equals("spike") && inFault(second) ? 5 * RATE : RATE;
    }

    private double capacity(int second) {
        boolean trouble = inFault(second);
        return switch (scenario) {
            case "slow" -> trouble ? CAPACITY / 10 : CAPACITY;
            case "down" -> trouble ? 0 : CAPACITY;
            default -> CAPACITY;
        };
    }

    private void step(int second, double offered) {
        boolean messaging = pattern.equals("messaging");
        double capacity = capacity(second);
        double room = messaging ? 1e9 : (pattern.equals("fan-out") ? 512 : 192) - backlog;
        double failed = failed(second, offered);
        double admitted = Math.min(offered - failed, Math.max(0, room + capacity));
        double refused = offered - failed - admitted;
        double done = Math.min(capacity, backlog + admitted);
        double before = backlog;
        backlog = Math.max(0, backlog + admitted - done);
        double waitMs = 1000 * (before + backlog) / 2 / Math.max(capacity, CAPACITY / 12);
        latencies(admitted, waitMs);
        boolean late = waitMs > 900;
        double goodput = late ? 0 : admitted;
        if (second >= BASELINE * scale) {
            book(offered, failed, refused, admitted, late && !messaging);
            good += goodput;
            worstBacklog = Math.max(worstBacklog, (long) before + 3);
        }
        if (late && second >= RECOVERY * scale) {
            recoverS = second + 1 - RECOVERY * scale;
        }
        Double response = responses.getLast();
        Double completion = completions.getLast();
        boolean some = admitted >= 1;
        series.add(
                new Second(
                        second,
                        offered,
                        late && !messaging ? 0 : admitted,
                        goodput,
                        some ? response / 2.4 : null,
                        some ? response : null,
                        some ? completion / 2.2 : null,
                        some && !(late && !messaging) ? completion : null,
                        (long) backlog));
    }

    private double failed(int second, double offered) {
        if (!inFault(second) || pattern.equals("messaging")) {
            return 0;
        }
        return switch (scenario) {
            case "failing" -> Math.rint(offered * 0.3);
            case "down" -> offered;
            default -> 0;
        };
    }

    private void latencies(double admitted, double waitMs) {
        double noise = Math.exp(random.nextGaussian() * 0.12);
        double work = pattern.equals("chain") ? 235 : 142;
        boolean messaging = pattern.equals("messaging");
        double answer = messaging ? 6 + admitted / 60 : Math.min(3000, work + waitMs);
        responses.add(answer * noise);
        completions.add((work + waitMs) * noise * (messaging ? 1.06 : 1));
    }

    private void book(double offered, double failed, double refused, double done, boolean late) {
        count("failed partial", failed);
        count("refused nothing", refused);
        count(late ? "unknown complete" : "accepted complete", done);
        if (scenario.equals("down") && pattern.equals("messaging") && offered > 155) {
            count("accepted duplicated", 1);
            count("accepted complete", -1);
        }
        if (scenario.equals("failing") && pattern.equals("messaging") && offered > 158) {
            count("accepted partial", 1);
            count("accepted complete", -1);
        }
    }

    private void count(String row, double orders) {
        books.merge(row, (long) orders, Long::sum);
    }

    Ledger ledger() {
        List<Ledger.Row> rows = new ArrayList<>();
        for (String belief : List.of("accepted", "refused", "failed", "unknown")) {
            for (String happened : List.of("complete", "duplicated", "partial", "nothing")) {
                rows.add(new Ledger.Row(belief, happened, orders(belief, happened)));
            }
        }
        long accepted = orders("accepted", null);
        long lost = orders("accepted", "partial") + orders("accepted", "nothing");
        long done = orders(null, "complete") + orders(null, "duplicated");
        long offered = orders(null, null);
        return new Ledger(
                rows,
                offered,
                accepted,
                orders("refused", null),
                orders("failed", null),
                orders("unknown", null),
                orders(null, "complete"),
                orders(null, "duplicated"),
                orders(null, "partial"),
                orders(null, "nothing"),
                lost,
                done - (accepted - lost),
                0);
    }

    /** Orders of a row, a line or a column; null stands for any. */
    private long orders(@Nullable String belief, @Nullable String happened) {
        return books.entrySet().stream()
                .filter(row -> belief == null || row.getKey().startsWith(belief + " "))
                .filter(row -> happened == null || row.getKey().endsWith(" " + happened))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
