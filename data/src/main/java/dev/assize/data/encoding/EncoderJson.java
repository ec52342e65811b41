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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text form of an encoder: a list of columns, each a number with mean and deviation or a list of categories. */
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
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    static List<ColumnCode> read(String json) {
        JsonNode root = parse(json);
        if (!FORMAT.equals(root.path("format").asText())
                || root.path("version").asInt() != VERSION
                || !root.path("columns").isArray()) {
            throw fault("is not an encoder of format " + FORMAT + ", version " + VERSION, "format", null);
        }
        List<ColumnCode> codes = new ArrayList<>();
        for (JsonNode column : root.path("columns")) {
            codes.add(code(column));
        }
        return codes;
    }

    private static JsonNode parse(String json) {
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
            throw fault("has a column without the keys 'column' and 'missing'", name, null);
        }
        return switch (column.path("kind").asText()) {
            case "number" -> new NumberCode(name, finite(column, "mean"), positive(column, "deviation"), indicator);
            case "category" -> new CategoryCode(name, categories(column), indicator);
            default -> throw fault("has a column whose kind is neither number nor category", name, null);
        };
    }

    private static double finite(JsonNode column, String key) {
        JsonNode value = column.path(key);
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw fault(
                    "has a column whose " + key + " is not a finite number",
                    column.path("column").asText(),
                    null);
        }
        return value.asDouble();
    }

    private static double positive(JsonNode column, String key) {
        double value = finite(column, key);
        if (value <= 0) {
            throw fault(
                    "has a column whose " + key + " is " + value + ", not above 0",
                    column.path("column").asText(),
                    null);
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
                        column.path("column").asText(),
                        null);
            }
            categories.add(category.asText());
        }
        if (categories.isEmpty()) {
            throw fault("has a column without categories", column.path("column").asText(), null);
        }
        return categories;
    }

    private static DataException fault(String message, String where, @Nullable Throwable cause) {
        List<Problem> problems = List.of(new Problem(
                Place.of(SOURCE),
                "it " + message + " (at '" + where + "')",
                "Use the encoder as it was saved with the model, or train the model again."));
        return cause == null ? new DataException(problems) : new DataException(problems, cause);
    }
}
