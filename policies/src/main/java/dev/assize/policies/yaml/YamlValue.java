package dev.assize.policies.yaml;

import dev.assize.core.Place;
import dev.assize.policies.yaml.YamlNode.ListNode;
import dev.assize.policies.yaml.YamlNode.MapNode;
import dev.assize.policies.yaml.YamlNode.ScalarNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value of a YAML file. Asked for a type that it does not have, it notes a problem and gives nothing.
 *
 * <p>A number or flag without quotes may be read as a text, as it was written: {@code version: 1.10} is {@code "1.10"}.
 */
public final class YamlValue {
    private final YamlNode node;
    private final String name;
    private final YamlSource source;
    private final Problems problems;

    YamlValue(YamlNode node, String name, YamlSource source, Problems problems) {
        this.node = node;
        this.name = name;
        this.source = source;
        this.problems = problems;
    }

    /** Returns where the value starts. */
    public Place place() {
        return source.place(node.start());
    }

    /** Notes a problem at this value. */
    public void problem(String message, String hint) {
        problems.add(place(), message, hint);
    }

    /** Returns whether this is a list. */
    public boolean isList() {
        return node instanceof ListNode;
    }

    /** Returns whether this is a mapping. */
    public boolean isMap() {
        return node instanceof MapNode;
    }

    /** Returns whether this is written as a number, without quotes. */
    public boolean isNumber() {
        return node instanceof ScalarNode scalar && scalar.plain() && CoreSchema.isNumber(scalar.text());
    }

    /** Returns the text, not empty; a number or flag as it was written. */
    public Optional<String> text() {
        if (node instanceof ScalarNode scalar && !isNothing() && !scalar.text().isBlank()) {
            return Optional.of(scalar.text());
        }
        return wrong("a text", "Write a text; one with special characters goes into double quotes.");
    }

    /** Returns the text, which may be empty or blank where it is in quotes; a number or flag as it was written. */
    public Optional<String> anyText() {
        return node instanceof ScalarNode scalar && !scalar.plain() ? Optional.of(scalar.text()) : text();
    }

    /** Returns the number exactly as written. */
    public Optional<BigDecimal> number() {
        if (isNumber()) {
            Optional<BigDecimal> number = CoreSchema.number(((ScalarNode) node).text());
            return number.isPresent() ? number : wrong("a finite number of usual size", "Write a number such as 0.95.");
        }
        boolean percentage = node instanceof ScalarNode scalar && scalar.text().endsWith("%");
        String hint = percentage
                ? "Write a fraction, such as 0.95 for 95 %."
                : "Write a number without quotes, such as 0.95.";
        return wrong("a number", hint);
    }

    /** Returns the number if it lies in {@code [least, most]}. */
    public Optional<BigDecimal> number(BigDecimal least, BigDecimal most) {
        Optional<BigDecimal> number = number();
        if (number.isPresent()
                && (number.get().compareTo(least) < 0 || number.get().compareTo(most) > 0)) {
            String range = least.toPlainString() + " to " + most.toPlainString();
            return wrong("a number from " + range, "Write a number in this range.");
        }
        return number;
    }

    /** Returns the whole number if it lies in {@code [least, most]}. */
    public Optional<Long> wholeNumber(long least, long most) {
        Optional<BigDecimal> number = number();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal plain = number.get().stripTrailingZeros();
        boolean inside =
                plain.compareTo(BigDecimal.valueOf(least)) >= 0 && plain.compareTo(BigDecimal.valueOf(most)) <= 0;
        return inside && plain.scale() <= 0
                ? Optional.of(plain.longValueExact())
                : wrong("a whole number from " + least + " to " + most, "Write a whole number in this range.");
    }

    /** Returns whether {@code true} or {@code false} is written. */
    public Optional<Boolean> flag() {
        if (node instanceof ScalarNode scalar && scalar.plain() && CoreSchema.isFlag(scalar.text())) {
            return Optional.of("true".equalsIgnoreCase(scalar.text()));
        }
        return wrong("true or false", "Write true or false; in YAML 1.2 'yes' and 'no' are texts.");
    }

    /** Returns the day, written as {@code 2027-03-31}. */
    public Optional<LocalDate> date() {
        Optional<String> text = text();
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return wrong("a day of the calendar", "Write year, month and day, such as 2027-03-31.");
        }
    }

    /** Returns the text if it is one of {@code known}. */
    public Optional<String> oneOf(List<String> known) {
        Optional<String> text = text();
        if (text.isPresent() && !known.contains(text.get())) {
            problem("unknown value '" + text.get() + "' for " + name, Known.hint("values", text.get(), known));
            return Optional.empty();
        }
        return text;
    }

    /** Returns the constant whose name, in lower case with hyphens, is written. */
    public <E extends Enum<E>> Optional<E> choice(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> names = constants.stream().map(Known::written).toList();
        return oneOf(names).map(text -> constants.get(names.indexOf(text)));
    }

    /** Returns the items of the list. */
    public List<YamlValue> items() {
        if (!(node instanceof ListNode list)) {
            wrong("a list", "Write [a, b], or one item a line after '- '.");
            return List.of();
        }
        List<YamlValue> items = new ArrayList<>();
        for (YamlNode item : list.items()) {
            items.add(new YamlValue(item, "an item of " + name, source, problems));
        }
        return items;
    }

    /** Returns the texts of the list, or the one text that stands instead of a list. */
    public List<String> texts() {
        return (isList() ? items() : List.of(this))
                .stream().flatMap(item -> item.text().stream()).toList();
    }

    /** Returns the mapping. */
    public Optional<YamlMap> map() {
        return node instanceof MapNode map
                ? Optional.of(new YamlMap(map, name, source, problems))
                : wrong("a mapping", "Write {key: value}, or indented 'key: value' lines.");
    }

    /** Returns what kind of value this is, with the value where it is short, as messages say it. */
    String described() {
        if (node instanceof ListNode) {
            return "a list";
        }
        if (!(node instanceof ScalarNode scalar)) {
            return "a mapping";
        }
        if (isNothing() || scalar.text().isBlank()) {
            return "empty";
        }
        boolean special = scalar.plain() && (CoreSchema.isNumber(scalar.text()) || CoreSchema.isFlag(scalar.text()));
        return special ? scalar.text() : "the text '" + Known.shortened(scalar.text()) + "'";
    }

    private boolean isNothing() {
        return node instanceof ScalarNode scalar && scalar.plain() && CoreSchema.isNothing(scalar.text());
    }

    private <T> Optional<T> wrong(String needed, String hint) {
        problem(name + " is " + described() + ", " + needed + " is needed", hint);
        return Optional.empty();
    }
}
