package io.syncorswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Markdown under construction (CommonMark with GitHub's tables). What users wrote is escaped: it
 * can make neither markup nor HTML. Tables are aligned in the source too. Not thread-safe.
 */
final class Markdown {
    private final StringBuilder out = new StringBuilder();

    void heading(int level, String text) {
        out.append("#".repeat(level)).append(' ').append(escaped(text)).append("\n\n");
    }

    void paragraph(String text) {
        out.append(escaped(text)).append("\n\n");
    }

    /** An item of a list; {@link #blank} ends the list. */
    void item(String text) {
        out.append("- ").append(escaped(text)).append('\n');
    }

    void blank() {
        out.append('\n');
    }

    /** A block of code; the fence is longer than any in the code. */
    void code(String code) {
        String fence = "```";
        while (code.contains(fence)) {
            fence += "`";
        }
        out.append(fence).append('\n').append(code).append('\n').append(fence).append("\n\n");
    }

    /**
     * A table.
     *
     * @param words how many of the first columns hold words; the others hold numbers, which are
     *     right-aligned
     */
    void table(int words, List<String> header, List<List<String>> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header.stream().map(Markdown::escaped).toList());
        rows.forEach(row -> lines.add(row.stream().map(Markdown::escaped).toList()));
        Columns columns = Columns.of(lines, words, 3);
        row(lines.getFirst(), columns);
        rule(columns);
        lines.stream().skip(1).forEach(line -> row(line, columns));
        out.append('\n');
    }

    static String escaped(String text) {
        return text.lines()
                .collect(Collectors.joining(" "))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1");
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void row(List<String> fields, Columns columns) {
        for (int i = 0; i < fields.size(); i++) {
            out.append("| ").append(columns.padded(i, fields.get(i))).append(' ');
        }
        out.append("|\n");
    }

    private void rule(Columns columns) {
        for (int i = 0; i < columns.widths().size(); i++) {
            out.append("| ").append("-".repeat(columns.widths().get(i) - 1));
            out.append(i < columns.words() ? "- " : ": ");
        }
        out.append("|\n");
    }
}
