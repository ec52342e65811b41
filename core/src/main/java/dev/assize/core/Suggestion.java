package dev.assize.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what somebody probably meant by an unknown name. */
public final class Suggestion {
    private static final int MOST_LISTED = 12;

    private Suggestion() {}

    /**
     * Returns the known name nearest to {@code unknown}: fewest insertions, deletions, replacements and swaps of
     * neighbors (optimal string alignment, letter case ignored), at most a third of the longer name's length, ties in
     * alphabetical order.
     */
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : new TreeSet<>(known)) {
            int edits = edits(unknown.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (edits < fewest && edits <= Math.max(1, Math.max(unknown.length(), candidate.length()) / 3)) {
                fewest = edits;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Returns the sentences that help after an unknown name: the nearest one, if any, and the known ones. */
    public static String among(String unknown, Collection<String> known) {
        List<String> listed = new ArrayList<>(new TreeSet<>(known));
        String rest = listed.size() > MOST_LISTED ? " and " + (listed.size() - MOST_LISTED) + " more" : "";
        String names = String.join(", ", listed.subList(0, Math.min(MOST_LISTED, listed.size()))) + rest;
        String known0 = listed.isEmpty() ? "None is known." : "Known: " + names + ".";
        return nearest(unknown, known)
                        .map(near -> "Did you mean '" + near + "'? ")
                        .orElse("")
                + known0;
    }

    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
    }
}
