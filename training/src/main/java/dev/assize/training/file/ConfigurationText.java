package dev.assize.training.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.TrainingException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The text of a DL4J configuration that nobody has vouched for. DL4J makes an object of each class that it names: only
 * DL4J's own plain settings may be named, at any depth, and each key may stand once. Most classes are named by {@code
 * @class}, distributions by {@code type}.
 *
 * @param tree the text, checked
 */
public record ConfigurationText(JsonNode tree) {
    private static final Pattern ALLOWED_CLASSES = Pattern.compile("(org\\.deeplearning4j\\.nn\\.(conf|weights)"
            + "|org\\.nd4j\\.linalg\\.(activations\\.impl|learning\\.config|learning\\.regularization"
            + "|lossfunctions\\.impl|schedule))(\\.[A-Za-z][A-Za-z0-9_$]*)+");
    private static final Set<String> CLASS_KEYS = Set.of("@class", "type");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Checks a text.
     *
     * @param text the text
     * @param part what to call it in messages
     * @param place the file
     * @param hint what to do about a text that is not of DL4J
     * @throws TrainingException if it is not JSON or names a foreign class; all such classes are named
     */
    public static ConfigurationText of(String text, String part, Place place, String hint) {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new TrainingException(new Problem(place, part + " is not JSON", hint), e);
        }
        SortedSet<String> foreign = new TreeSet<>();
        collect(tree, foreign);
        if (!foreign.isEmpty()) {
            throw new TrainingException(List.of(new Problem(
                    place,
                    part + " names classes that are not DL4J's own: " + String.join(", ", foreign),
                    "Do not use this file; it may name only DL4J's layers and settings.")));
        }
        return new ConfigurationText(tree);
    }

    /** Returns the text as it was read, so that nothing reads it in another way. */
    public String text() {
        return tree.toString();
    }

    /** Returns whether it describes a graph. */
    public boolean isGraph() {
        return tree.has("vertices");
    }

    private static void collect(JsonNode node, SortedSet<String> foreign) {
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean named = CLASS_KEYS.contains(field.getKey());
            if (named
                    && !(value.isTextual()
                            && ALLOWED_CLASSES.matcher(value.asText()).matches())) {
                foreign.add(value.isTextual() ? value.asText() : value.toString());
            }
        });
        node.forEach(child -> collect(child, foreign));
    }
}
