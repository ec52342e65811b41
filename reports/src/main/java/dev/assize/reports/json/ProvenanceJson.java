package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assize.core.Digest;
import dev.assize.core.Provenance;

/** What a report was made from; seeds are texts, because they use all 64 bits. */
final class ProvenanceJson {
    private ProvenanceJson() {}

    static JsonNode write(Provenance provenance) {
        return new JsonTree()
                .putMap("digests", provenance.digests(), digest -> TextNode.valueOf(digest.toString()))
                .putMap("versions", provenance.versions(), TextNode::valueOf)
                .putMap("seeds", provenance.seeds(), seed -> TextNode.valueOf(Long.toString(seed)))
                .putMap("settings", provenance.settings(), TextNode::valueOf)
                .node();
    }

    static Provenance read(JsonCursor at) {
        at.allow("digests", "versions", "seeds", "settings");
        return new Provenance(
                at.map("digests", ProvenanceJson::readDigest),
                at.map("versions", JsonCursor::text),
                at.map("seeds", ProvenanceJson::readSeed),
                at.map("settings", JsonCursor::text));
    }

    private static Digest readDigest(JsonCursor at) {
        String text = at.text();
        if (!text.startsWith("sha256:")) {
            throw at.fault("'" + text + "' is not a digest", "Write sha256: and 64 hexadecimal digits in lower case.");
        }
        return new Digest(text.substring("sha256:".length()));
    }

    private static long readSeed(JsonCursor at) {
        String text = at.text();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw at.fault("'" + text + "' is not a seed", "Seeds are whole numbers of 64 bits, in double quotes.");
        }
    }
}
