package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import dev.assize.core.Definition;

/** What ids mean; a range without an end leaves the key of that end out. */
final class DefinitionJson {
    private DefinitionJson() {}

    static JsonNode write(Definition definition) {
        JsonNode range = new JsonTree()
                .putIf("least", definition.range().least(), DoubleNode::valueOf)
                .putIf("most", definition.range().most(), DoubleNode::valueOf)
                .node();
        return new JsonTree()
                .put("id", definition.id())
                .put("title", definition.title())
                .put("formula", definition.formula())
                .put("range", range)
                .put("ideal", definition.ideal())
                .put("citation", definition.citation())
                .node();
    }

    static Definition read(JsonCursor at) {
        at.allow("id", "title", "formula", "range", "ideal", "citation");
        return new Definition(
                at.text("id"),
                at.text("title"),
                at.text("formula"),
                at.get("range", DefinitionJson::readRange),
                at.text("ideal"),
                at.text("citation"));
    }

    private static Definition.Range readRange(JsonCursor at) {
        at.allow("least", "most");
        return new Definition.Range(at.optional("least", JsonCursor::number), at.optional("most", JsonCursor::number));
    }
}
