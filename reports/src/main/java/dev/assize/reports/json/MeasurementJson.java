package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assize.core.Evidence;
import dev.assize.core.Undefined;
import dev.assize.reports.Measurement;

/**
 * Writes a measurement. A piece of evidence has the form that it has in {@code report.json}, and a {@code status}:
 * {@code measured} or {@code undefined}.
 */
public final class MeasurementJson {
    /** Rises when a key changes its meaning or goes away. */
    public static final int SCHEMA_VERSION = 1;

    private MeasurementJson() {}

    /** Returns the measurement as canonical JSON (RFC 8785) and a line end. */
    public static String write(Measurement measurement) {
        JsonNode tree = new JsonTree()
                .putWhole("schemaVersion", SCHEMA_VERSION)
                .putWhole("rows", measurement.rows())
                .putMap("subject", measurement.facts(), TextNode::valueOf)
                .putMap("provenance", measurement.provenance(), TextNode::valueOf)
                .putAll("evidence", measurement.evidence(), MeasurementJson::write)
                .putAll("definitions", measurement.definitions(), DefinitionJson::write)
                .node();
        return CanonicalJson.write(tree) + "\n";
    }

    private static JsonNode write(Evidence evidence) {
        ObjectNode node = (ObjectNode) EvidenceJson.write(evidence);
        return node.put("status", evidence instanceof Undefined ? "undefined" : "measured");
    }
}
