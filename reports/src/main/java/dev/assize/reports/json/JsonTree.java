package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An object under construction; empty optionals, and lists where that is said, leave no key. */
final class JsonTree {
    private static final long LARGEST_EXACT = 1L << 53;

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    JsonTree put(String key, String value) {
        node.put(key, value);
        return this;
    }

    JsonTree put(String key, double value) {
        node.put(key, value);
        return this;
    }

    JsonTree put(String key, Enum<?> value) {
        return put(key, JsonCursor.name(value));
    }

    JsonTree put(String key, JsonNode value) {
        node.set(key, value);
        return this;
    }

    /** Puts a count; a larger one than a double holds exactly would not survive other JSON readers. */
    JsonTree putWhole(String key, long value) {
        if (value > LARGEST_EXACT || value < -LARGEST_EXACT) {
            throw new IllegalArgumentException(key + " is " + value + "; reports hold whole numbers up to 2^53");
        }
        node.put(key, value);
        return this;
    }

    <T> JsonTree putIf(String key, Optional<T> value, Function<T, ? extends JsonNode> writer) {
        value.ifPresent(present -> node.set(key, writer.apply(present)));
        return this;
    }

    <T> JsonTree putAll(String key, List<T> values, Function<T, ? extends JsonNode> writer) {
        node.set(key, array(values, writer));
        return this;
    }

    JsonTree putTexts(String key, List<String> values) {
        return putAll(key, values, TextNode::valueOf);
    }

    JsonTree putTextsIfAny(String key, List<String> values) {
        return values.isEmpty() ? this : putTexts(key, values);
    }

    <T> JsonTree putMap(String key, Map<String, T> values, Function<T, ? extends JsonNode> writer) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> map.set(name, writer.apply(value)));
        node.set(key, map);
        return this;
    }

    ObjectNode node() {
        return node;
    }

    static <T> ArrayNode array(List<T> values, Function<T, ? extends JsonNode> writer) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(value -> array.add(writer.apply(value)));
        return array;
    }
}
