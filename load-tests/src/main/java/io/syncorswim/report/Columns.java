package io.syncorswim.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a table of text: as wide as their longest field, words to the left and numbers to
 * the right.
 *
 * @param words how many of the first columns hold words
 */
record Columns(List<Integer> widths, int words) {
    Columns {
        widths = List.copyOf(widths);
    }

    /** Columns into which every line fits; all lines have as many fields as the first. */
    static Columns of(List<List<String>> lines, int words, int narrowest) {
        List<Integer> widths =
                IntStream.range(0, lines.getFirst().size())
                        .mapToObj(i ->
                                lines.stream()
                                        .mapToInt(line -> line.get(i).length())
                                        .reduce(narrowest, Math::max))
                        .toList();
        return new Columns(widths, words);
    }

    /** The field as wide as its column. */
    String padded(int column, String field) {
        String padding = " ".repeat(widths.get(column) - field.length());
        return column < words ? field + padding : padding + field;
    }
}
