package io.syncorswim.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One side of a chart: a scale, its marks, and its title with the unit.
 *
 * @param ticks from low to high, all on the scale
 */
record Axis(String title, Scale scale, List<Tick> ticks) {
    private static final double[] TIME_STEPS_S = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400
    };

    Axis {
        ticks = List.copyOf(ticks);
    }

    /** An amount from 0 to a round number that is not below the highest value. */
    static Axis amount(String title, double highest) {
        double top = highest > 0 ? highest : 1;
        double step = niceStep(top, 5);
        long steps = (long) Math.ceil(top / step - 1e-9);
        List<Tick> ticks = new ArrayList<>();
        for (long i = 0; i <= steps; i++) {
            ticks.add(tick(i * step));
        }
        return new Axis(title, new Scale.Linear(0, steps * step), ticks);
    }

    /** A latency in milliseconds on a log scale that holds both values; both above 0. */
    static Axis latency(String title, double lowestMs, double highestMs) {
        double low = roundedDown(lowestMs);
        double high = roundedUp(highestMs);
        if (high / low < 10) {
            high = roundedUp(low * 10);
        }
        boolean decadesOnly = high / low > 250;
        List<Tick> ticks = new ArrayList<>();
        for (double decade = decade(low); decade <= high * 1.001; decade *= 10) {
            for (int digit : new int[] {1, 2, 5}) {
                double value = decade * digit;
                if (value >= low * 0.999 && value <= high * 1.001) {
                    Tick tick = tick(value);
                    ticks.add(digit > 1 && decadesOnly ? new Tick(value, "") : tick);
                }
            }
        }
        return new Axis(title, new Scale.Log(low, high), ticks);
    }

    /** Time since T0, in seconds, minutes or hours, whichever reads best; it ends where told. */
    static Axis time(double endS) {
        double end = endS > 0 ? endS : 1;
        double unit = end <= 300 ? 1 : end <= 3 * 3600 ? 60 : 3600;
        String name = unit == 1 ? "s" : unit == 60 ? "min" : "h";
        double step = TIME_STEPS_S[TIME_STEPS_S.length - 1];
        for (int i = TIME_STEPS_S.length - 1; i >= 0 && end / TIME_STEPS_S[i] <= 7; i--) {
            step = TIME_STEPS_S[i];
        }
        while (end / step > 7) {
            step += 86400;
        }
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= end; i++) {
            ticks.add(new Tick(i * step, plain(i * step / unit)));
        }
        return new Axis(
                "time since the start of warm-up, " + name, new Scale.Linear(0, end), ticks);
    }

    /** Percentiles from the median to 99.9. */
    static Axis percentiles() {
        List<Tick> ticks =
                List.of(
                        new Tick(50, "50"),
                        new Tick(75, ""),
                        new Tick(90, "90"),
                        new Tick(95, ""),
                        new Tick(99, "99"),
                        new Tick(99.9, "99.9"));
        return new Axis("percentile of orders", new Scale.Nines(50, 99.9), ticks);
    }

    /** The smallest of 1, 2 or 5 times a power of ten that needs no more than so many steps. */
    static double niceStep(double top, int atMost) {
        double rough = top / atMost;
        double power = decade(rough);
        for (int digit : new int[] {1, 2, 5}) {
            if (digit * power >= rough * (1 - 1e-9)) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    private static double roundedDown(double value) {
        double power = decade(value);
        return value >= 5 * power ? 5 * power : value >= 2 * power ? 2 * power : power;
    }

    private static double roundedUp(double value) {
        double power = decade(value);
        for (int digit : new int[] {1, 2, 5}) {
            if (value <= digit * power * (1 + 1e-9)) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    private static double decade(double value) {
        return Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    }

    private static Tick tick(double value) {
        return new Tick(value, plain(value));
    }

    /** The shortest exact spelling, free of binary noise: 0.3, not 0.30000000000000004. */
    private static String plain(double value) {
        BigDecimal exact = new BigDecimal(String.format(java.util.Locale.ROOT, "%.9g", value));
        int digits = Math.max(0, exact.stripTrailingZeros().scale());
        return String.format(java.util.Locale.ROOT, "%,." + digits + "f", exact);
    }
}
