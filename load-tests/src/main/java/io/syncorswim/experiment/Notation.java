package io.syncorswim.experiment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How quantities are written: {@code 30ms}, {@code 80/s}, {@code 30%}, {@code 2.5}.
 *
 * <p>Everything that is written reads back equal. Whatever can't be read is an {@link
 * IllegalArgumentException} with one sentence that says what is allowed.
 */
public final class Notation {
    /** The units of a duration, the longest first. */
    private enum Unit {
        H(3_600_000_000_000L),
        M(60_000_000_000L),
        S(1_000_000_000L),
        MS(1_000_000L),
        US(1_000L),
        NS(1L);

        private final long ns;

        Unit(long ns) {
            this.ns = ns;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final java.util.regex.Pattern NUMBER =
            java.util.regex.Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})");
    private static final java.util.regex.Pattern QUANTITY =
            java.util.regex.Pattern.compile("(" + NUMBER.pattern() + ")\\s?([a-zA-Zµ]*)");
    private static final int LONGEST_QUOTE = 60;

    private Notation() {}

    /** Reads a number and a unit, h, m, s, ms, us or ns: {@code 1.5s}. */
    public static Duration duration(String text) {
        var matcher = QUANTITY.matcher(text);
        if (matcher.matches()) {
            String word = matcher.group(matcher.groupCount());
            Optional<Unit> unit =
                    Arrays.stream(Unit.values()).filter(u -> u.word().equals(word)).findFirst();
            if (unit.isPresent()) {
                BigDecimal number = new BigDecimal(matcher.group(1));
                return nanos(number.multiply(BigDecimal.valueOf(unit.get().ns)), text);
            }
        }
        throw new IllegalArgumentException(
                "a duration is a number and a unit (h, m, s, ms, us or ns), like 30s or 250ms, not "
                        + quoted(text));
    }

    /** Writes a duration as a whole number of the longest unit that divides it. */
    public static String write(Duration duration) {
        long ns = duration.toNanos();
        for (Unit unit : Unit.values()) {
            if (ns != 0 && ns % unit.ns == 0) {
                return ns / unit.ns + unit.word();
            }
        }
        return "0s";
    }

    /** Reads orders per second: {@code 80/s}, or {@code 300/m}. */
    public static double rate(String text) {
        boolean perMinute = text.endsWith("/m");
        if (perMinute || text.endsWith("/s")) {
            String number = text.substring(0, text.length() - 2).stripTrailing();
            if (NUMBER.matcher(number).matches()) {
                return perMinute ? Double.parseDouble(number) / 60 : Double.parseDouble(number);
            }
        }
        throw new IllegalArgumentException(
                "a rate is a number of orders per second or minute, like 80/s or 300/m, not "
                        + quoted(text));
    }

    /** Writes orders per second. */
    public static String writeRate(double perSecond) {
        return write(perSecond) + "/s";
    }

    /** Reads a share as a percentage or as a number: {@code 30%} or {@code 0.3}. */
    public static double ratio(String text) {
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).stripTrailing() : text;
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException(
                    "a ratio is a percentage or a number, like 30% or 0.3, not " + quoted(text));
        }
        return new BigDecimal(number).movePointLeft(percent ? 2 : 0).doubleValue();
    }

    /** Writes a share as a percentage. */
    public static String writeRatio(double ratio) {
        if (!Double.isFinite(ratio)) {
            return Double.toString(ratio);
        }
        return plain(BigDecimal.valueOf(ratio).movePointRight(2)) + "%";
    }

    /** Reads a number: {@code 5} or {@code 2.5}. */
    public static double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a number is expected, like 5 or 2.5, not " + quoted(text));
        }
        return Double.parseDouble(text);
    }

    /** Writes a number without exponent, and without a fraction where it has none. */
    public static String write(double number) {
        return Double.isFinite(number)
                ? plain(BigDecimal.valueOf(number))
                : Double.toString(number);
    }

    /** Reads a whole number that fits an int. */
    public static int count(String text) {
        return Math.toIntExact(whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /** Reads a whole number that fits a long. */
    public static long seed(String text) {
        return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** A user's text in quotes, short enough for a sentence and without line breaks. */
    static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_QUOTE
                ? "'" + line + "'"
                : "'" + line.substring(0, LONGEST_QUOTE) + "…'";
    }

    /** Words as they stand in a sentence: {@code a, b or c}. */
    static String oneOf(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static Duration nanos(BigDecimal ns, String text) {
        if (ns.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(
                    "a duration as long as " + text + " is not possible");
        }
        return Duration.ofNanos(ns.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static long whole(String text, long from, long to) {
        try {
            long value = Long.parseLong(text);
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException notWhole) {
            // told below, in the same sentence as a number that is too large
        }
        throw new IllegalArgumentException(
                "a whole number from %d to %d is expected, not %s"
                        .formatted(from, to, quoted(text)));
    }
}
