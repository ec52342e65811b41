package dev.assize.training.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The values that a setting may have.
 *
 * @param description what they are, as the end of a sentence that starts with "Give"
 * @param choices the texts among them that somebody may have meant
 * @param fits whether a value is one of them
 */
record Values(String description, List<String> choices, Predicate<Object> fits) {
    private static final int MOST_LAYERS = 16;
    private static final int MOST_UNITS = 65_536;
    private static final int MOST_TEXT = 40;
    private static final double MOST_CLASS_WEIGHT = 1e6;

    /** The names of constants, in lower case. */
    static Values ids(Enum<?>[] constants) {
        List<String> ids = Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Values(
                "one of " + String.join(", ", ids), ids, value -> value instanceof String text && ids.contains(text));
    }

    /** These values and one text. */
    Values or(String text) {
        return new Values(description + ", or " + text, List.of(text), value -> text.equals(value) || fits.test(value));
    }

    static Values flag() {
        return new Values(
                "true or false",
                List.of("true", "false"),
                value -> value instanceof Boolean || "true".equals(value) || "false".equals(value));
    }

    static Values whole(int least, int most, String example) {
        return new Values(
                "a whole number from " + least + " to " + most + ", for example " + example,
                List.of(),
                value -> isWhole(value, least, most));
    }

    static Values between(double least, double most, String example) {
        return new Values(
                "a number from " + text(least) + " to " + text(most) + ", for example " + example,
                List.of(),
                value -> isNumber(value) && number(value) >= least && number(value) <= most);
    }

    static Values above(double bound, double most, String example) {
        return new Values(
                "a number above " + text(bound) + " and at most " + text(most) + ", for example " + example,
                List.of(),
                value -> isNumber(value) && number(value) > bound && number(value) <= most);
    }

    static Values inside(double least, double most, String example) {
        return new Values(
                "a number above " + text(least) + " and below " + text(most) + ", for example " + example,
                List.of(),
                value -> isNumber(value) && number(value) > least && number(value) < most);
    }

    static Values name() {
        return new Values("the name of a column", List.of(), value -> value instanceof String text && !text.isBlank());
    }

    static Values fraction(String example) {
        return new Values(
                "a number from 0 to below 1, for example " + example,
                List.of(),
                value -> isNumber(value) && number(value) >= 0 && number(value) < 1);
    }

    /** Sizes of layers. */
    static Values layers(int fewest, String example) {
        String number = fewest == 0 ? "a list of at most 16" : "a list of " + fewest + " to 16";
        return new Values(
                number + " whole numbers from 1 to 65536, for example " + example,
                List.of(),
                value -> isList(value, fewest, units -> isWhole(units, 1, MOST_UNITS)));
    }

    /** One whole number for all blocks, or one for each. */
    static Values eachBlock(int least, int most, int example) {
        return new Values(
                "a whole number from " + least + " to " + most + ", for example " + example
                        + ", or a list of such numbers, one for each convolution",
                List.of(),
                value -> isWhole(value, least, most) || isList(value, 1, item -> isWhole(item, least, most)));
    }

    static Values paddings() {
        Predicate<Object> one = value -> CnnNetwork.SAME.equals(value) || isWhole(value, 0, 63);
        return new Values(
                "same, or a whole number from 0 to 63, or a list of them, one for each convolution",
                List.of(CnnNetwork.SAME),
                value -> one.test(value) || isList(value, 1, one));
    }

    static Values memory() {
        return new Values(
                "an amount of memory from 1MB to 1024TB, for example 2GB",
                List.of(),
                value -> value instanceof String && isMemory(value));
    }

    static Values json() {
        return new Values(
                "a DL4J configuration as JSON, which starts with {",
                List.of(),
                value -> value instanceof String text && text.strip().startsWith("{"));
    }

    static Values classWeights() {
        List<String> names = List.of("none", "balanced");
        return new Values(
                "none, balanced, or a number above 0 by class, for example {yes: 2, no: 1}",
                names,
                value -> value instanceof String text
                        ? names.contains(text)
                        : value instanceof Map<?, ?> map
                                && !map.isEmpty()
                                && map.values().stream().allMatch(Values::isClassWeight));
    }

    /** Returns a value as a message shows it. */
    static String shown(Object value) {
        String text = String.valueOf(value);
        String shortened = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "..." : text;
        return value instanceof String ? "'" + shortened + "'" : shortened;
    }

    private static boolean isClassWeight(Object value) {
        return isNumber(value) && number(value) > 0 && number(value) <= MOST_CLASS_WEIGHT;
    }

    private static boolean isMemory(Object value) {
        long bytes = MemorySize.bytes(value).orElse(0);
        return bytes >= 1L << 20 && bytes <= 1L << 50;
    }

    private static boolean isList(Object value, int fewest, Predicate<Object> fits) {
        return value instanceof List<?> list
                && list.size() >= fewest
                && list.size() <= MOST_LAYERS
                && list.stream().allMatch(fits);
    }

    private static boolean isWhole(Object value, int least, int most) {
        return value instanceof Integer number && number >= least && number <= most;
    }

    private static boolean isNumber(Object value) {
        return value instanceof Number;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static String text(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }
}
