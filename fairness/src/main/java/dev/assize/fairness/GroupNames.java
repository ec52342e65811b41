package dev.assize.fairness;

import dev.assize.core.Scope;
import java.util.List;

/** How groups and metrics are written. */
final class GroupNames {
    private GroupNames() {}

    /** Returns {@code "Equal opportunity"} for {@code "equal_opportunity"}. */
    static String sentence(String snake) {
        String words = snake.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Returns the name of the group with these values. */
    static String of(List<String> values) {
        return String.join(Scope.INTERSECTION, values);
    }
}
