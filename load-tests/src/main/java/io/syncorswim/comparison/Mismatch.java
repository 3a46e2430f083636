package io.syncorswim.comparison;

/** Something in which two runs differ though a comparison wants it alike. */
public record Mismatch(String what, String first, String second) {
    @Override
    public String toString() {
        return "%s (%s / %s)".formatted(what, first, second);
    }
}
