package io.syncorswim.grafana;

import io.syncorswim.report.Reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The report's colours for light paper, by the names that its style sheet gives them. */
final class Palette {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6,8});");

    private final Map<String, String> colours = new LinkedHashMap<>();

    private Palette(String css) {
        // The first block is that of light paper; the one for dark paper names the same.
        Matcher colour = COLOUR.matcher(css.substring(0, css.indexOf('}')));
        while (colour.find()) {
            colours.put(colour.group(1), colour.group(2));
        }
    }

    static Palette ofTheReport() {
        try (InputStream css = Reports.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is missing beside " + Reports.class);
            }
            return new Palette(new String(css.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A colour such as {@code #0072b2}, by a pattern's word or a part's name. */
    String of(String name) {
        String colour = colours.get(name);
        if (colour == null) {
            throw new IllegalArgumentException("report.css has no --" + name);
        }
        return colour;
    }
}
