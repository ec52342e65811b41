package dev.assize.core;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a piece of evidence speaks of. An empty part means: not restricted.
 *
 * @param attributes the sensitive columns; several mean their intersection
 * @param groups the groups meant, one value for each attribute joined by {@code " × "}; two groups mean first compared
 *     with second
 * @param classes the classes of the label meant
 * @param parameters settings of the method by name, numbers in the form of {@link CanonicalNumber}
 */
public record Scope(
        List<String> attributes, List<String> groups, List<String> classes, SortedMap<String, String> parameters) {
    /** All rows, all classes, no parameters. */
    public static final Scope ALL = new Scope(List.of(), List.of(), List.of(), new TreeMap<>());

    /** Stands between the values of an intersection of attributes. */
    public static final String INTERSECTION = " × ";

    /** Copies the parts. */
    public Scope {
        attributes = List.copyOf(attributes);
        groups = List.copyOf(groups);
        classes = List.copyOf(classes);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** Makes a scope of one sensitive column. */
    public static Scope attribute(String name) {
        return ALL.withAttributes(List.of(name));
    }

    /** Returns this scope for the given sensitive columns. */
    public Scope withAttributes(List<String> names) {
        return new Scope(names, groups, classes, parameters);
    }

    /** Returns this scope for the given groups. */
    public Scope withGroups(String... names) {
        return new Scope(attributes, List.of(names), classes, parameters);
    }

    /** Returns this scope for the given class of the label. */
    public Scope withClass(String name) {
        return new Scope(attributes, groups, List.of(name), parameters);
    }

    /** Returns this scope with one more parameter that is a text. */
    public Scope with(String parameter, String value) {
        SortedMap<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value);
        return new Scope(attributes, groups, classes, more);
    }

    /** Returns this scope with one more parameter that is a number. */
    public Scope with(String parameter, double value) {
        return with(parameter, CanonicalNumber.text(value));
    }

    /**
     * Returns the scope in one line, for example {@code attribute=sex, groups=Female vs Male, delta=0.00001}; empty for
     * all.
     */
    @Override
    public String toString() {
        TreeMap<String, String> parts = new TreeMap<>(parameters);
        StringBuilder text = new StringBuilder();
        append(text, "attribute", String.join(INTERSECTION, attributes));
        append(text, groups.size() == 1 ? "group" : "groups", String.join(" vs ", groups));
        append(text, "class", String.join(", ", classes));
        parts.forEach((name, value) -> append(text, name, value));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(value);
        }
    }
}
