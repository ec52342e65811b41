package dev.assize.reports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.CanonicalNumber;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.TreeSet;

/**
 * Writes JSON in the one form of RFC 8785: keys ordered by UTF-16 code units, numbers as ECMAScript prints them, no
 * space, only the escapes that JSON demands.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785, JSON Canonicalization Scheme, sections 3.2.2 and
 *     3.2.3</a>
 */
final class CanonicalJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private CanonicalJson() {}

    /** Returns {@code tree} in canonical form. */
    static String write(JsonNode tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(tree, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON to memory failed, which cannot happen", e);
        }
        return text.toString();
    }

    private static void write(JsonNode node, JsonGenerator generator) throws IOException {
        if (node.isObject()) {
            generator.writeStartObject();
            TreeSet<String> keys = new TreeSet<>();
            node.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                generator.writeFieldName(key);
                write(node.get(key), generator);
            }
            generator.writeEndObject();
        } else if (node.isArray()) {
            generator.writeStartArray();
            for (JsonNode element : node) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else if (node.isNumber()) {
            generator.writeNumber(CanonicalNumber.text(node.doubleValue()));
        } else if (node.isTextual()) {
            generator.writeString(node.textValue());
        } else {
            throw new IllegalArgumentException("reports have no JSON value of the type " + node.getNodeType());
        }
    }
}
