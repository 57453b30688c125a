// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name somebody probably meant. */
public final class NearestName {

    private NearestName() {}

    /** The candidate with the fewest edits, if no more than about a third of the name is wrong. */
    public static Optional<String> of(String name, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt((String c) -> distance(name, c)).thenComparing(c -> c))
                .filter(c -> distance(name, c) <= Math.max(2, name.length() / 3));
    }

    /** {@code ", did you mean 'x'?"}, or nothing when no candidate is near. */
    public static String hint(String name, Collection<String> candidates) {
        return of(name, candidates).map(near -> ", did you mean '" + near + "'?").orElse("");
    }

    /** As {@link #hint}, for a message that goes on: a full stop when no candidate is near. */
    public static String sentenceEnd(String name, Collection<String> candidates) {
        String hint = hint(name, candidates);
        return hint.isEmpty() ? "." : hint;
    }

    /** Levenshtein distance, ignoring case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
