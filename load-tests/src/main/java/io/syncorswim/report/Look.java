package io.syncorswim.report;

import java.util.Arrays;

/**
 * How a pattern is drawn, everywhere the same: a colour (in report.css, by its class), a dash and a
 * marker, so that colour is never the only sign. In drawing order: the broad line first, that the
 * narrow ones stay visible on it where values coincide.
 */
enum Look {
    OFFERED("offered", Marker.NONE),
    MESSAGING("messaging", Marker.TRIANGLE),
    CHAIN("chain", Marker.CIRCLE),
    CHAIN_VIRTUAL("chain-virtual", Marker.DIAMOND),
    FAN_OUT("fan-out", Marker.SQUARE),
    OTHER("other", Marker.CIRCLE),
    LIMIT("limit", Marker.NONE);

    /** The shape that marks a line's points and its label. */
    enum Marker {
        NONE,
        CIRCLE,
        SQUARE,
        TRIANGLE,
        DIAMOND
    }

    private final String word;
    private final Marker marker;

    Look(String word, Marker marker) {
        this.word = word;
        this.marker = marker;
    }

    /** The look of the pattern of that word. */
    static Look of(String pattern) {
        return Arrays.stream(values())
                .filter(look -> look != OFFERED && look != LIMIT && look.word.equals(pattern))
                .findFirst()
                .orElse(OTHER);
    }

    /** The class in report.css that gives the colour and the dash. */
    String cssClass() {
        return "p-" + word;
    }

    Marker marker() {
        return marker;
    }

    /** Its marker, for a key of 26 by 10 units. */
    Svg sample() {
        Svg svg = new Svg();
        Paths.marker(svg, marker, 13, 5);
        return svg;
    }
}
