package dev.assize.privacy.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Digest;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.List;

/** The text form of a ledger: a list of entries, each with its hash, and the head. */
public final class LedgerJson {
    private static final String FORMAT = "assize-privacy-ledger";
    private static final int VERSION = 1;

    private LedgerJson() {}

    /** Returns a ledger as JSON, two spaces deep, with a line end. */
    public static String write(Ledger ledger) {
        return node(ledger).toPrettyString() + "\n";
    }

    /** Returns a ledger as a JSON node, for putting into a larger document. */
    public static ObjectNode node(Ledger ledger) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("version", VERSION);
        ArrayNode entries = root.putArray("entries");
        for (int i = 0; i < ledger.entries().size(); i++) {
            EntryJson.write(ledger.entries().get(i), entries.addObject())
                    .put("hash", ledger.hashes().get(i).hex());
        }
        root.put("head", ledger.head().hex());
        return root;
    }

    /**
     * Reads a ledger.
     *
     * @param json as {@link #write} wrote it
     * @param place where it is from, for messages
     * @throws LedgerException if it is no ledger, or was edited
     */
    public static Ledger read(String json, Place place) {
        JsonMapper mapper = JsonMapper.builder()
                .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(20).build());
        try {
            return read(mapper.readTree(json), place);
        } catch (JsonProcessingException e) {
            throw new LedgerException(
                    new Problem(
                            place,
                            "is not JSON: " + e.getOriginalMessage(),
                            "A ledger is what 'assize train' wrote; take the file as it was."),
                    e);
        }
    }

    /**
     * Reads a ledger from a node of a larger document.
     *
     * @throws LedgerException if it is no ledger, or was edited
     */
    public static Ledger read(JsonNode root, Place place) {
        LedgerPart part = new LedgerPart(root, place);
        if (!part.text("format").equals(FORMAT) || part.whole("version") != VERSION) {
            throw part.fault("is not of version " + VERSION, "A ledger is what 'assize train' wrote.");
        }
        Ledger ledger = Ledger.empty();
        List<LedgerPart> entries = part.list("entries");
        for (int i = 0; i < entries.size(); i++) {
            LedgerPart entry = entries.get(i);
            ledger = ledger.append(EntryJson.read(entry));
            requireHash(entry, entry.text("hash"), ledger.head(), "entry " + (i + 1));
        }
        requireHash(part, part.text("head"), ledger.head(), "the head");
        return ledger;
    }

    private static void requireHash(LedgerPart part, String found, Digest expected, String what) {
        if (!found.equals(expected.hex())) {
            throw part.fault(
                    "was edited, its hash chain is broken at " + what + ": it says " + found + ", the entries give "
                            + expected.hex(),
                    "Entries were changed, removed or moved. Use the file as the training wrote it.");
        }
    }
}
