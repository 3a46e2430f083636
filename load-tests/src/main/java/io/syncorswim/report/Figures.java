package io.syncorswim.report;

import io.syncorswim.analysis.Intervals.Range;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as people read them: three significant digits, thousands separators, a dash for a figure
 * that does not exist. Counts are never rounded.
 */
final class Figures {
    /** What stands for a null; never 0. */
    static final String NONE = "—";

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Figures() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Three significant digits: 0.0123, 4.50, 98.2, 1,480. */
    static String number(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return NONE;
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(THREE_DIGITS);
        int missing = 3 - rounded.precision();
        int digits = Math.max(0, rounded.scale() + Math.max(0, missing));
        return String.format(Locale.ROOT, "%,." + digits + "f", rounded);
    }

    /** Three significant digits without trailing zeros, for values that may be whole: 9, 12.5. */
    static String brief(@Nullable Double value) {
        String number = number(value);
        return number.contains(".") ? number.replaceAll("\\.?0+$", "") : number;
    }

    /** A share as a percentage; only all is 100% and only none is 0%. */
    static String share(@Nullable Double share) {
        if (share == null || !Double.isFinite(share)) {
            return NONE;
        }
        if (share == 0 || share == 1) {
            return share == 0 ? "0%" : "100%";
        }
        String percent = String.format(Locale.ROOT, "%.1f", share * 100);
        return switch (percent) {
            case "0.0" -> "<0.1%";
            case "100.0" -> ">99.9%";
            default -> percent + "%";
        };
    }

    /** An interval as people write it: 1.20–1.50; nothing where there is none. */
    static String range(@Nullable Range range) {
        if (range == null) {
            return "";
        }
        // A dash beside a minus is not read as one.
        String to = range.low() < 0 ? " to " : "–";
        return number(range.low()) + to + number(range.high());
    }

    /** An interval of a share, in percent: 98.2–99.1%. */
    static String shares(@Nullable Range range) {
        return range == null ? "" : share(range.low()).replace("%", "") + "–" + share(range.high());
    }

    /** Seconds as people say them: 45 s, 2 min 30 s, 1 h 5 min. */
    static String span(double seconds) {
        long whole = Math.round(seconds);
        if (seconds < 60 || whole < 60) {
            return brief(seconds) + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
        }
        long minutes = Math.round(seconds / 60);
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
}
