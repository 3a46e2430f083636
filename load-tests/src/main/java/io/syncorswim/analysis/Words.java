package io.syncorswim.analysis;

import java.util.List;
import java.util.Locale;

/** Numbers and lists in English sentences. */
final class Words {
    private Words() {}

    /** {@code 1,480}. */
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1 order}, {@code 1,480 orders}. */
    static String count(long value, String noun) {
        return number(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** {@code 0.42 ms}, {@code 12.3 ms}, {@code 1,203 ms}: three digits that matter. */
    static String ms(double value) {
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 100 ? "%,.0f ms" : size >= 10 ? "%.1f ms" : "%.2f ms", value);
    }

    /** {@code 9.2 s}. */
    static String seconds(double value) {
        return String.format(Locale.ROOT, "%,.1f s", value);
    }

    /**
     * {@code 98.7%}; 100% only where nothing is missing, 0% only where there is nothing: rounding
     * must not hide a single order.
     */
    static String percent(double share) {
        if (share == 0 || share == 1) {
            return share == 0 ? "0%" : "100%";
        }
        double percent = 100 * share;
        return percent > 99.95
                ? "more than 99.9%"
                : percent < 0.05 ? "less than 0.1%" : String.format(Locale.ROOT, "%.1f%%", percent);
    }

    /** {@code a, b and c}. */
    static String list(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /** The same text with a capital first letter. */
    static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
