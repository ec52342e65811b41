package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Scope;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names of evidence; parts of the scope that restrict nothing leave no key. */
final class KeyJson {
    private KeyJson() {}

    static JsonTree write(EvidenceKey key) {
        return new JsonTree().put("id", key.id()).put("scope", writeScope(key.scope()));
    }

    /** Reads {@code id} and {@code scope} of an object that may hold more. */
    static EvidenceKey read(JsonCursor at) {
        return new EvidenceKey(at.text("id"), at.get("scope", KeyJson::readScope));
    }

    static EvidenceKey readAlone(JsonCursor at) {
        at.allow("id", "scope");
        return read(at);
    }

    private static JsonNode writeScope(Scope scope) {
        JsonTree tree = new JsonTree()
                .putTextsIfAny("attributes", scope.attributes())
                .putTextsIfAny("groups", scope.groups())
                .putTextsIfAny("classes", scope.classes());
        if (!scope.parameters().isEmpty()) {
            tree.putMap("parameters", scope.parameters(), TextNode::valueOf);
        }
        return tree.node();
    }

    private static Scope readScope(JsonCursor at) {
        at.allow("attributes", "groups", "classes", "parameters");
        SortedMap<String, String> parameters = at.optional("parameters", some -> at.map("parameters", JsonCursor::text))
                .orElseGet(TreeMap::new);
        return new Scope(at.textsOrNone("attributes"), at.textsOrNone("groups"), at.textsOrNone("classes"), parameters);
    }
}
