package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A place in a JSON document, read strictly: a key too many, a key too few, another type or a number that is not finite
 * is a problem with the JSON pointer of its place. Problems inside the elements of a list are collected.
 */
final class JsonCursor {
    private static final long LARGEST_EXACT = 1L << 53;

    private final JsonNode node;
    private final String source;
    private final String pointer;
    private final List<Problem> problems;

    private JsonCursor(JsonNode node, String source, String pointer, List<Problem> problems) {
        this.node = node;
        this.source = source;
        this.pointer = pointer;
        this.problems = problems;
    }

    /** Starts at the root; problems of list elements go to {@code problems}. */
    static JsonCursor root(JsonNode node, String source, List<Problem> problems) {
        return new JsonCursor(node, source, "", problems);
    }

    /** Checks that this is an object without other keys than {@code known}. */
    void allow(String... known) {
        if (!node.isObject()) {
            throw fault(
                    "expected an object, found " + found(), "Keys of the object: " + String.join(", ", known) + ".");
        }
        for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!List.of(known).contains(key)) {
                throw fault("unknown key '" + key + "'", Suggestion.among(key, List.of(known)));
            }
        }
    }

    /** Reads the part under {@code key}, which must be there. */
    <T> T get(String key, Function<JsonCursor, T> reader) {
        JsonNode part = node.get(key);
        if (part == null) {
            throw fault(
                    "the key '" + key + "' is missing",
                    "Was the file cut or edited? Write it again with assize audit.");
        }
        return child(part, key).read(reader);
    }

    /** Reads the part under {@code key}, if there is one. */
    <T> Optional<T> optional(String key, Function<JsonCursor, T> reader) {
        JsonNode part = node.get(key);
        return part == null ? Optional.empty() : Optional.of(child(part, key).read(reader));
    }

    /** Reads each element of the list under {@code key}; an element that cannot be read is noted and left out. */
    <T> List<T> list(String key, Function<JsonCursor, T> reader) {
        return get(key, list -> list.elements(reader));
    }

    /** Reads each value of the object under {@code key}, ordered by its key. */
    <T> SortedMap<String, T> map(String key, Function<JsonCursor, T> reader) {
        return get(key, map -> map.entries(reader));
    }

    String text(String key) {
        return get(key, JsonCursor::text);
    }

    double number(String key) {
        return get(key, JsonCursor::number);
    }

    long whole(String key) {
        return get(key, JsonCursor::whole);
    }

    long count(String key) {
        return get(key, JsonCursor::count);
    }

    List<String> texts(String key) {
        return list(key, JsonCursor::text);
    }

    List<String> textsOrNone(String key) {
        return optional(key, list -> list.elements(JsonCursor::text)).orElse(List.of());
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        return get(key, part -> part.oneOf(type));
    }

    /** Reads a text without half a surrogate pair. */
    String text() {
        if (!node.isTextual()) {
            throw fault("expected a text, found " + found(), "Write a JSON string in double quotes.");
        }
        String text = node.textValue();
        if (!isWellFormed(text)) {
            throw fault(
                    "a text has half a surrogate pair", "Write each character outside the basic plane as two escapes.");
        }
        return text;
    }

    double number() {
        if (!node.isNumber()) {
            throw fault("expected a number, found " + found(), "Write a finite JSON number without quotes.");
        }
        if (!Double.isFinite(node.doubleValue())) {
            throw fault("the number is too large for a double", "Numbers lie between -1.8e308 and 1.8e308.");
        }
        return node.doubleValue();
    }

    long whole() {
        boolean isLong = node.isIntegralNumber() && node.canConvertToLong();
        if (!isLong || node.longValue() > LARGEST_EXACT || node.longValue() < -LARGEST_EXACT) {
            throw fault("expected a whole number, found " + found(), "Whole numbers lie between -2^53 and 2^53.");
        }
        return node.longValue();
    }

    /** Reads a whole number that is not negative. */
    long count() {
        long whole = whole();
        if (whole < 0) {
            throw fault("expected a count, found " + whole, "Counts lie between 0 and 2^53.");
        }
        return whole;
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        String text = text();
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(text)) {
                return constant;
            }
            known.add(name(constant));
        }
        throw fault("unknown value '" + text + "'", Suggestion.among(text, known));
    }

    /** Returns how an enum constant is written. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    List<JsonCursor> elements() {
        if (!node.isArray()) {
            throw fault("expected a list, found " + found(), "Write a JSON array in square brackets.");
        }
        List<JsonCursor> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(child(element, Integer.toString(elements.size())));
        }
        return elements;
    }

    /** Returns the problem {@code message} at this place, to be thrown. */
    JsonFault fault(String message, String hint) {
        return new JsonFault(new Problem(place(), message, hint));
    }

    private <T> List<T> elements(Function<JsonCursor, T> reader) {
        List<T> values = new ArrayList<>();
        for (JsonCursor element : elements()) {
            try {
                values.add(element.read(reader));
            } catch (JsonFault fault) {
                if (!problems.contains(fault.problem())) {
                    problems.add(fault.problem());
                }
            }
        }
        return values;
    }

    private <T> SortedMap<String, T> entries(Function<JsonCursor, T> reader) {
        if (!node.isObject()) {
            throw fault("expected an object, found " + found(), "Write a JSON object in curly braces.");
        }
        SortedMap<String, T> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            values.put(entry.getKey(), child(entry.getValue(), entry.getKey()).read(reader));
        }
        return values;
    }

    /** Reads this part; what a record refuses becomes a problem here, unless it only follows from one inside. */
    private <T> T read(Function<JsonCursor, T> reader) {
        int before = problems.size();
        try {
            return reader.apply(this);
        } catch (IllegalArgumentException e) {
            if (problems.size() > before) {
                throw new JsonFault(problems.get(before), e);
            }
            String message = e.getMessage() == null ? "the value is not allowed" : e.getMessage();
            throw new JsonFault(new Problem(place(), message, "Write the report again with assize audit."), e);
        }
    }

    private JsonCursor child(JsonNode part, String key) {
        return new JsonCursor(
                part, source, pointer + "/" + key.replace("~", "~0").replace("/", "~1"), problems);
    }

    private Place place() {
        return Place.of(source + (pointer.isEmpty() ? "" : "#" + pointer));
    }

    private String found() {
        String text = node.isContainerNode() ? node.getNodeType().name().toLowerCase(Locale.ROOT) : node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
