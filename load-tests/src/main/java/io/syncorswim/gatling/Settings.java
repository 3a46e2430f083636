package io.syncorswim.gatling;

import io.syncorswim.experiment.BadInput;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of flags and of -D properties; each mistake is one sentence. */
final class Settings {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m)");
    private static final Duration LONGEST = Duration.ofHours(24);

    private Settings() {}

    /** {@code http://HOST:PORT}, without a path. */
    static URI url(String name, String text) throws BadInput {
        try {
            URI url = new URI(text);
            boolean bare = url.getRawPath() == null || url.getRawPath().isEmpty();
            if ("http".equals(url.getScheme()) && url.getHost() != null && bare) {
                return url;
            }
        } catch (URISyntaxException notAUrl) {
            // told below, in the same sentence as a URL of another shape
        }
        throw new BadInput("%s is like http://127.0.0.1:8080, not '%s'".formatted(name, text));
    }

    /** A whole number with ms, s or m: more than 0, at most 24 hours. */
    static Duration duration(String name, String text) throws BadInput {
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            Duration duration =
                    switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        default -> Duration.ofMinutes(amount);
                    };
            if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        }
        throw new BadInput(
                "%s is a whole number with ms, s or m, from 1ms to 1440m, not '%s'"
                        .formatted(name, text));
    }

    /** A number from least to most. */
    static double number(String name, String text, double least, double most) throws BadInput {
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, in the same sentence as a number out of range
        }
        throw new BadInput(
                "%s is a number from %s to %s, not '%s'"
                        .formatted(name, plain(least), plain(most), text));
    }

    /** A whole number. */
    static long wholeNumber(String name, String text) throws BadInput {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new BadInput("%s is a whole number, not '%s'".formatted(name, text), notANumber);
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
