package io.syncorswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The patterns' colours as people see them who lack one kind of cones, all of it: G. M. Machado, M.
 * M. Oliveira, L. A. F. Fernandes, "A physiologically-based model for simulation of color vision
 * deficiency", IEEE TVCG 15(6), 2009, table 1, severity 1.
 */
class PatternColoursTest {
    /** CIE 1976 colour difference; about 2.3 can just be told apart. */
    private static final double CLEARLY_APART = 12;

    private static final Pattern COLOUR =
            Pattern.compile("--(chain|chain-virtual|fan-out|messaging): #([0-9a-f]{6});");
    private static final int PATTERNS = 4;

    /** Rows: red, green and blue as seen, of linear red, green and blue. */
    static Stream<Arguments> visions() {
        return Stream.of(
                vision("common", 1, 0, 0, 0, 1, 0, 0, 0, 1),
                vision(
                        "protanopia",
                        0.152286,
                        1.052583,
                        -0.204868,
                        0.114503,
                        0.786281,
                        0.099216,
                        -0.003882,
                        -0.048116,
                        1.051998),
                vision(
                        "deuteranopia",
                        0.367322,
                        0.860646,
                        -0.227968,
                        0.280085,
                        0.672501,
                        0.047413,
                        -0.011820,
                        0.042940,
                        0.968881),
                vision(
                        "tritanopia",
                        1.255528,
                        -0.076749,
                        -0.178779,
                        -0.078411,
                        0.930809,
                        0.147602,
                        0.004733,
                        0.691367,
                        0.303900));
    }

    private static Arguments vision(String name, double... matrix) {
        return Arguments.of(Named.of(name, matrix));
    }

    /** The light scheme's colours, then the dark one's. */
    private static final List<List<String>> SCHEMES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        List<String> colours = new ArrayList<>();
        try (InputStream css =
                Objects.requireNonNull(Reports.class.getResourceAsStream("report.css"))) {
            Matcher colour = COLOUR.matcher(new String(css.readAllBytes(), StandardCharsets.UTF_8));
            while (colour.find()) {
                colours.add(colour.group(2));
            }
        }
        assertThat(colours).hasSize(2 * PATTERNS);
        SCHEMES.add(colours.subList(0, PATTERNS));
        SCHEMES.add(colours.subList(PATTERNS, 2 * PATTERNS));
    }

    @ParameterizedTest
    @MethodSource("visions")
    void patterns_can_be_told_apart(double[] matrix) {
        for (List<String> scheme : SCHEMES) {
            for (String one : scheme) {
                for (String other : scheme) {
                    if (!one.equals(other)) {
                        assertThat(difference(matrix, one, other))
                                .as("#%s and #%s", one, other)
                                .isGreaterThan(CLEARLY_APART);
                    }
                }
            }
        }
    }

    private static double difference(double[] matrix, String one, String other) {
        double[] a = lab(seen(matrix, linear(one)));
        double[] b = lab(seen(matrix, linear(other)));
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    private static double[] seen(double[] matrix, double[] linear) {
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += matrix[3 * i + j] * linear[j];
            }
            seen[i] = Math.clamp(sum, 0, 1);
        }
        return seen;
    }

    /** sRGB without its gamma. */
    private static double[] linear(String hex) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            rgb[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    /** CIE L*a*b* under daylight, D65. */
    private static double[] lab(double[] rgb) {
        double x = curve((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
        double y = curve(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        double z = curve((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double t) {
        return t > 216.0 / 24_389 ? Math.cbrt(t) : (24_389.0 / 27 * t + 16) / 116;
    }
}
