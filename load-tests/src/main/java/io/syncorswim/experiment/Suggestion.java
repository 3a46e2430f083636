package io.syncorswim.experiment;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that a person who mistyped may have meant. */
final class Suggestion {
    private static final int MOST_MISTAKES = 2;
    private static final int LONGEST_WORD = 60;

    private Suggestion() {}

    /** {@code "; did you mean 'workers'?"}, or nothing when no word is near. */
    static String text(String mistyped, Collection<String> allowed) {
        return nearest(mistyped, allowed).map(word -> "; did you mean '" + word + "'?").orElse("");
    }

    /** The allowed word with the fewest letters to change, two at most and fewer than it has. */
    static Optional<String> nearest(String mistyped, Collection<String> allowed) {
        if (mistyped.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        return allowed.stream()
                .filter(word ->
                        distance(mistyped, word) <= Math.min(MOST_MISTAKES, word.length() / 2))
                .min(Comparator.comparingInt(word -> distance(mistyped, word)));
    }

    /** Levenshtein's distance; case and the choice of dash or underscore cost nothing. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT).replace('_', '-');
        String b = other.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
