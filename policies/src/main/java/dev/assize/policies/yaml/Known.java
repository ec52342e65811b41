package dev.assize.policies.yaml;

import dev.assize.core.Suggestion;
import java.util.Collection;
import java.util.Locale;

/** Says which names are known where an unknown one was written, and how the names of constants are written. */
public final class Known {
    private static final int LONGEST = 40;

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
                + Suggestion.nearest(unknown, known)
                        .map(near -> "\nDid you mean '" + near + "'?")
                        .orElse("");
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
