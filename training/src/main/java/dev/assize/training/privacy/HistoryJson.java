package dev.assize.training.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Digest;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.ledger.LedgerJson;
import dev.assize.training.file.JsonPart;
import java.util.Optional;

/** What a private training did, as the record of a model file has it. */
public final class HistoryJson {
    /** Key of the ledger. */
    public static final String LEDGER = "ledger";

    /** Key of the numbers beside it. */
    public static final String PRIVACY = "privacy";

    private HistoryJson() {}

    /** Writes into a record. */
    public static void write(PrivateHistory privacy, ObjectNode root) {
        root.set(LEDGER, LedgerJson.node(privacy.ledger()));
        root.putObject(PRIVACY)
                .put("delta", privacy.delta())
                .put("records", privacy.records())
                .put("nonFiniteGradients", privacy.nonFinite())
                .put("budgetEnded", privacy.budgetEnded());
    }

    /**
     * Reads from a record.
     *
     * @param root the record
     * @param data digest of the data that the record says it is about
     * @throws dev.assize.training.settings.TrainingException if the ledger is missing or of other data
     * @throws dev.assize.privacy.ledger.LedgerException if it is no longer what the training wrote
     */
    public static Optional<PrivateHistory> read(JsonPart root, Digest data) {
        Optional<JsonPart> ledger = root.find(LEDGER).filter(part -> part.json().isObject());
        if (ledger.isEmpty()) {
            if (root.find(PRIVACY).isPresent()) {
                throw root.fault("says that the training was private and has no ledger");
            }
            return Optional.empty();
        }
        JsonPart part = root.child(PRIVACY);
        Ledger read = LedgerJson.read(ledger.get().json(), root.place());
        if (read.data().filter(own -> !own.equals(data)).isPresent()) {
            throw root.fault("has a privacy ledger that belongs to other data");
        }
        return Optional.of(new PrivateHistory(
                read,
                part.number("delta"),
                Math.toIntExact(part.whole("records")),
                part.whole("nonFiniteGradients"),
                part.flag("budgetEnded")));
    }
}
