package dev.assize.data.encoding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.data.DataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text form of encoders. That of a table is a list of columns, each a number with mean and deviation or a list of
 * categories; the others state their kind.
 */
final class EncoderJson {
    private static final String FORMAT = "assize-encoder";
    private static final int VERSION = 1;
    private static final String SOURCE = "encoder.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EncoderJson() {}

    static String write(List<ColumnCode> codes) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT).put("version", VERSION);
        ArrayNode columns = root.putArray("columns");
        for (ColumnCode code : codes) {
            ObjectNode column = columns.addObject().put("column", code.column());
            if (code instanceof NumberCode number) {
                column.put("kind", "number").put("mean", number.mean()).put("deviation", number.deviation());
                column.put("missing", number.indicator());
            } else if (code instanceof CategoryCode category) {
                column.put("kind", "category").put("missing", category.indicator());
                category.categories().forEach(column.putArray("categories")::add);
            }
        }
        return text(root);
    }

    /** Begins the text of an encoder that is not one of a table. */
    static ObjectNode root(String kind) {
        return JSON.createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("kind", kind);
    }

    static String text(ObjectNode root) {
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    /** Returns the kind that an encoder states, or "table". */
    static String kind(JsonNode root) {
        requireFormat(root);
        JsonNode kind = root.path("kind");
        List<String> kinds = List.of(ImageEncoder.KIND, SequenceEncoder.KIND, CharacterEncoder.KIND);
        if (!kind.isMissingNode() && !kinds.contains(kind.asText())) {
            throw fault("has the kind " + kind + ", known are " + kinds, "kind");
        }
        return kind.asText("table");
    }

    private static void requireFormat(JsonNode root) {
        if (!FORMAT.equals(root.path("format").asText())
                || root.path("version").asInt() != VERSION
                || !(root.path("columns").isArray() || root.path("kind").isTextual())) {
            throw fault("is not an encoder of format " + FORMAT + ", version " + VERSION, "format");
        }
    }

    static List<ColumnCode> read(String json) {
        JsonNode root = parse(json);
        requireFormat(root);
        List<ColumnCode> codes = new ArrayList<>();
        for (JsonNode column : root.path("columns")) {
            codes.add(code(column));
        }
        return codes;
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw fault("is not JSON: " + e.getOriginalMessage(), "text", e);
        }
    }

    private static ColumnCode code(JsonNode column) {
        String name = column.path("column").asText();
        boolean indicator = column.path("missing").asBoolean();
        if (name.isEmpty() || !column.path("missing").isBoolean()) {
            throw fault("has a column without the keys 'column' and 'missing'", name);
        }
        return switch (column.path("kind").asText()) {
            case "number" ->
                new NumberCode(name, finite(column, "mean", name), positive(column, "deviation", name), indicator);
            case "category" -> new CategoryCode(name, categories(column), indicator);
            default -> throw fault("has a column whose kind is neither number nor category", name);
        };
    }

    /** Refuses keys that are not among {@code known}, and a thing that is no object. */
    static void requireKeys(JsonNode node, String... known) {
        if (!node.isObject()) {
            throw fault("has " + node.getNodeType() + " where an object with " + List.of(known) + " belongs", "kind");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!List.of(known).contains(key)) {
                throw fault("has the unknown key '" + key + "', known are " + List.of(known), key);
            }
        });
    }

    /** Returns the name of the column that is read. */
    static String column(JsonNode root) {
        String name = root.path("column").asText();
        if (name.isEmpty() || !root.path("column").isTextual()) {
            throw fault("names no column", "column");
        }
        return name;
    }

    /** Returns a whole number from 1 on that a row could have along an axis. */
    static int length(JsonNode value, String what, String where) {
        if (!value.isInt() || value.asInt() < 1 || value.asInt() > OneColumn.MOST_NUMBERS) {
            throw fault(
                    "has " + value + " for the length of " + what + ", which is not from 1 to "
                            + OneColumn.MOST_NUMBERS,
                    where);
        }
        return value.asInt();
    }

    /** Returns a choice, written in small letters. */
    static <E extends Enum<E>> E choice(JsonNode root, String key, Class<E> type, String where) {
        for (E choice : type.getEnumConstants()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(root.path(key).asText())) {
                return choice;
            }
        }
        throw fault("has " + root.path(key) + " as " + key, where);
    }

    static double finite(JsonNode holder, String key, String where) {
        JsonNode value = holder.path(key);
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw fault("has a column whose " + key + " is not a finite number", where);
        }
        return value.asDouble();
    }

    static double positive(JsonNode holder, String key, String where) {
        double value = finite(holder, key, where);
        if (value <= 0) {
            throw fault("has a column whose " + key + " is " + value + ", not above 0", where);
        }
        return value;
    }

    private static List<String> categories(JsonNode column) {
        List<String> categories = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode category : column.path("categories")) {
            if (!category.isTextual() || !seen.add(category.asText())) {
                throw fault(
                        "has a column with the category " + category + " twice or not as text",
                        column.path("column").asText());
            }
            categories.add(category.asText());
        }
        if (categories.isEmpty()) {
            throw fault("has a column without categories", column.path("column").asText());
        }
        return categories;
    }

    static DataException fault(String message, String where) {
        return fault(message, where, null);
    }

    private static DataException fault(String message, String where, @Nullable Throwable cause) {
        List<Problem> problems = List.of(new Problem(
                Place.of(SOURCE),
                "it " + message + " (at '" + where + "')",
                "Use the encoder as it was saved with the model, or train the model again."));
        return cause == null ? new DataException(problems) : new DataException(problems, cause);
    }
}
