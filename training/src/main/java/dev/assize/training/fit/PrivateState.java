package dev.assize.training.fit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Place;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.ledger.LedgerJson;
import dev.assize.training.file.JsonPart;
import java.nio.charset.StandardCharsets;

/**
 * Where a private training is, apart from its parameters.
 *
 * @param ledger what was used
 * @param clipNorm the norm of the next step
 * @param nonFinite gradients that were not finite
 */
record PrivateState(Ledger ledger, double clipNorm, long nonFinite) {
    private static final String FORMAT = "assize-private-state";

    byte[] write() {
        ObjectNode root = JsonPart.start(FORMAT);
        root.put("clipNorm", clipNorm).put("nonFinite", nonFinite);
        root.set("ledger", LedgerJson.node(ledger));
        return JsonPart.text(root).getBytes(StandardCharsets.UTF_8);
    }

    static PrivateState read(byte[] content, Place place) {
        JsonPart root =
                JsonPart.parse(new String(content, StandardCharsets.UTF_8), CheckpointFile.PRIVACY, FORMAT, place);
        double norm = root.number("clipNorm");
        if (!(norm > 0)) {
            throw root.fault("has a clip norm of " + norm + "; it is above 0");
        }
        return new PrivateState(LedgerJson.read(root.child("ledger").json(), place), norm, root.whole("nonFinite"));
    }
}
