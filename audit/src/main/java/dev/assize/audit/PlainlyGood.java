package dev.assize.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which of two values of a label is good for the person, where the words leave no doubt. {@code approved = yes} is
 * plain, and so is {@code decision = approved}; {@code deny = yes}, {@code default = 0} and {@code y = 1} are not: to
 * take the wrong one would turn the whole audit around.
 */
final class PlainlyGood {
    private static final Set<String> AFFIRMED = Set.of("yes", "true", "1");
    private static final Set<String> NOT_AFFIRMED = Set.of("no", "false", "0");
    private static final Set<String> GOOD = Set.of(
            "approved",
            "approve",
            "approval",
            "accepted",
            "accept",
            "acceptance",
            "admitted",
            "admit",
            "admission",
            "hired",
            "hire",
            "granted",
            "grant",
            "passed",
            "pass",
            "promoted",
            "promotion",
            "eligible",
            "invited");
    private static final Set<String> TURNS_AROUND = Set.of("not", "non", "no", "never", "without", "un", "is_not");

    private PlainlyGood() {}

    /** Returns the good one of the values, or nothing where that is for a person to say. */
    static Optional<String> among(String label, List<String> values) {
        if (values.size() != 2) {
            return Optional.empty();
        }
        List<String> named = values.stream().filter(PlainlyGood::isGood).toList();
        if (named.size() == 1) {
            return Optional.of(named.get(0));
        }
        List<String> affirmed = values.stream()
                .filter(value -> AFFIRMED.contains(value.toLowerCase(Locale.ROOT)))
                .toList();
        boolean other = values.stream().anyMatch(value -> NOT_AFFIRMED.contains(value.toLowerCase(Locale.ROOT)));
        return isGood(label) && other && affirmed.size() == 1 ? Optional.of(affirmed.get(0)) : Optional.empty();
    }

    private static boolean isGood(String text) {
        List<String> words = Arrays.asList(text.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+", -1));
        return words.stream().anyMatch(GOOD::contains) && words.stream().noneMatch(TURNS_AROUND::contains);
    }
}
