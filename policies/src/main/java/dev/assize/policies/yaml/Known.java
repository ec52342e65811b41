package dev.assize.policies.yaml;

import dev.assize.core.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says which names are known where an unknown one was written, and how the names of constants are written. */
public final class Known {
    private static final int LONGEST = 40;
    private static final int SHORTEST_BEGINNING = 3;

    private Known() {}

    /**
     * Returns the lines {@code Known <what>: a, b} and, where a name is near, {@code Did you mean 'a'?}.
     *
     * @param what what the names are, in the plural
     * @param unknown what was written
     * @param known the names, in the order in which they are to be listed
     */
    public static String hint(String what, String unknown, Collection<String> known) {
        String list =
                known.isEmpty() ? "No " + what + " are known." : "Known " + what + ": " + String.join(", ", known);
        return list
                + near(unknown, known)
                        .map(near -> "\nDid you mean '" + near + "'?")
                        .orElse("");
    }

    /** The nearest name, or the one that is meant by its beginning. */
    private static Optional<String> near(String unknown, Collection<String> known) {
        Optional<String> nearest = Suggestion.nearest(unknown, known);
        List<String> longer = known.stream()
                .filter(name -> unknown.length() >= SHORTEST_BEGINNING && name.startsWith(unknown))
                .toList();
        return nearest.isEmpty() && longer.size() == 1 ? Optional.of(longer.get(0)) : nearest;
    }

    /** Returns the name of a constant as files have it: {@code ONLY_IF_PROVEN_GOOD} is {@code only-if-proven-good}. */
    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
