package dev.assize.training.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.TrainingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A piece of JSON from a file that is not trusted; a value that is absent or of another kind is an error with its path.
 *
 * @param json the piece
 * @param path where it is, for messages
 * @param place the file
 */
public record JsonPart(JsonNode json, String path, Place place) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Parses a text and checks its keys {@code format} and {@code version}. */
    public static JsonPart parse(String text, String part, String format, Place place) {
        try {
            JsonPart root = new JsonPart(JSON.readTree(text), part, place);
            if (!root.text("format").equals(format) || root.whole("version") != 1) {
                throw root.fault("is not of format '" + format + "', version 1");
            }
            return root;
        } catch (JsonProcessingException e) {
            Problem problem = new Problem(
                    place, part + " is not JSON", "Use the file as it was saved, or train the model again.");
            throw new TrainingException(problem, e);
        }
    }

    /** Starts an object of that format, version 1. */
    public static ObjectNode start(String format) {
        return JSON.createObjectNode().put("format", format).put("version", 1);
    }

    /** Returns the text of an object, the same on every platform. */
    public static String text(ObjectNode object) {
        return object.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    /** Returns a plain value as JSON. */
    public static JsonNode node(Object value) {
        return JSON.valueToTree(value);
    }

    /** Returns the value of a key, which must be there. */
    public JsonPart child(String key) {
        JsonNode child = json.get(key);
        if (child == null) {
            throw fault("lacks '" + key + "'");
        }
        return new JsonPart(child, path + "/" + key, place);
    }

    /** Returns the value of a key, if it is there. */
    public Optional<JsonPart> find(String key) {
        return json.has(key) ? Optional.of(child(key)) : Optional.empty();
    }

    /** Returns the text of a key. */
    public String text(String key) {
        return child(key).need(JsonNode::isTextual, "a text").asText();
    }

    /** Returns the whole number of a key. */
    public long whole(String key) {
        return child(key)
                .need(node -> node.isIntegralNumber() && node.canConvertToLong(), "a whole number")
                .asLong();
    }

    /** Returns the finite number of a key. */
    public double number(String key) {
        return child(key).asNumber();
    }

    /** Returns true or false of a key. */
    public boolean flag(String key) {
        return child(key).need(JsonNode::isBoolean, "true or false").asBoolean();
    }

    /** Returns the items of the list of a key. */
    public List<JsonPart> list(String key) {
        JsonPart list = child(key);
        List<JsonPart> items = new ArrayList<>();
        for (JsonNode item : list.need(JsonNode::isArray, "a list")) {
            items.add(new JsonPart(item, list.path + "/" + items.size(), place));
        }
        return items;
    }

    /** Returns the object of a key with its values read. */
    public <T> SortedMap<String, T> map(String key, Function<JsonPart, T> reader) {
        return child(key).entries(reader);
    }

    /** Returns the entries of this object with their values read. */
    public <T> SortedMap<String, T> entries(Function<JsonPart, T> reader) {
        SortedMap<String, T> entries = new TreeMap<>();
        need(JsonNode::isObject, "an object")
                .fieldNames()
                .forEachRemaining(name -> entries.put(name, reader.apply(child(name))));
        return entries;
    }

    /**
     * Checks that this object has no other keys than these.
     *
     * @throws TrainingException if it has; all of them are named
     */
    public void requireOnly(Set<String> keys) {
        List<String> others = new ArrayList<>();
        need(JsonNode::isObject, "an object").fieldNames().forEachRemaining(others::add);
        others.removeAll(keys);
        if (!others.isEmpty()) {
            throw fault("has keys that this version does not know: " + String.join(", ", others));
        }
    }

    /** Returns this text. */
    public String asText() {
        return need(JsonNode::isTextual, "a text").asText();
    }

    /** Returns this finite number. */
    public double asNumber() {
        return need(node -> node.isNumber() && Double.isFinite(node.asDouble()), "a finite number")
                .asDouble();
    }

    /** Returns what to throw when this piece is at fault. */
    public TrainingException fault(String message) {
        return new TrainingException(List.of(
                new Problem(place, path + " " + message, "Use the file as it was saved, or train the model again.")));
    }

    private JsonNode need(Predicate<JsonNode> kind, String wanted) {
        if (!kind.test(json)) {
            throw fault("is not " + wanted);
        }
        return json;
    }
}
