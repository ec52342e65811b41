package dev.assize.privacy;

import dev.assize.core.Table;
import dev.assize.core.Undefined;
import java.util.Optional;

/**
 * What there is to look at.
 *
 * @param losses a model's losses on training and held-out rows, or the reason why there are none
 * @param table the records whose quasi-identifiers are counted
 * @param noTable why there are none; not looked at where there are
 * @param claim what the training record guarantees, if it guarantees anything
 * @param training whether a training record exists at all
 */
public record PrivacyInputs(
        Losses losses, Optional<Table> table, String noTable, Optional<PrivacyClaim> claim, Training training) {
    /** What is known of how the model was trained. */
    public enum Training {
        /** There is a record; without a claim it says that there is no guarantee. */
        RECORDED(
                Undefined.Cause.NO_VALUE,
                "not trained privately: the model was trained without a guarantee, so no finite epsilon holds"),
        /** The training was private but for its noise. */
        SEEDED(
                Undefined.Cause.NO_VALUE,
                "not trained privately: the noise came from a seed that the record names, so it hides nobody"),
        /** The model came without a record. */
        UNKNOWN(
                Undefined.Cause.NO_VALUE,
                "the model came without a training record, so nothing is known of a privacy guarantee"),
        /** There is no model. */
        NO_MODEL(
                Undefined.Cause.NOT_APPLICABLE,
                "there is no model here, only its decisions, and so no training record");

        private final Undefined.Cause cause;
        private final String reason;

        Training(Undefined.Cause cause, String reason) {
            this.cause = cause;
            this.reason = reason;
        }

        /**
         * Returns what kind of reason it is. A model without a guarantee has no value, which never satisfies a policy;
         * the question does not arise only where there is no model.
         */
        Undefined.Cause cause() {
            return cause;
        }

        /** Returns why there is no privacy parameter. */
        String reason() {
            return reason;
        }
    }

    /**
     * A model's losses, or why there are none.
     *
     * @param found the losses, where there are any
     * @param cause what kind of reason it is; not looked at where there are losses
     * @param reason why there are none; not looked at where there are losses
     */
    public record Losses(Optional<MembershipLosses> found, Undefined.Cause cause, String reason) {
        static Losses of(MembershipLosses losses) {
            return new Losses(Optional.of(losses), Undefined.Cause.NO_VALUE, "");
        }

        static Losses none(Undefined.Cause cause, String reason) {
            return new Losses(Optional.empty(), cause, reason);
        }
    }

    /** Nothing to look at: decisions without model or table. */
    public static final PrivacyInputs NONE = new PrivacyInputs(
            Losses.none(
                    Undefined.Cause.NOT_APPLICABLE,
                    "the attack needs a model's losses on training rows and on held-out rows; there is no model"),
            Optional.empty(),
            "there is no table whose records could be counted",
            Optional.empty(),
            Training.NO_MODEL);

    /** Returns these inputs with losses of a model. */
    public PrivacyInputs withLosses(MembershipLosses more) {
        return new PrivacyInputs(Losses.of(more), table, noTable, claim, training);
    }

    /**
     * Returns these inputs of a model whose losses cannot be had, for example because nobody knows which rows it was
     * trained on. A rule that demands to know then finds no value; it is not excused.
     */
    public PrivacyInputs withoutLosses(String reason) {
        return new PrivacyInputs(Losses.none(Undefined.Cause.NO_VALUE, reason), table, noTable, claim, training);
    }

    /** Returns these inputs with records. */
    public PrivacyInputs withTable(Table more) {
        return new PrivacyInputs(losses, Optional.of(more), noTable, claim, training);
    }

    /** Returns these inputs of a table whose records cannot be counted, for example because there are too many. */
    public PrivacyInputs withoutTable(String reason) {
        return new PrivacyInputs(losses, Optional.empty(), reason, claim, training);
    }

    /** Returns these inputs with a training record and what it guarantees, if anything. */
    public PrivacyInputs withRecord(Optional<PrivacyClaim> more) {
        return new PrivacyInputs(ofModel(), table, noTable, more, Training.RECORDED);
    }

    /** Returns these inputs with a training record whose noise came from a seed. */
    public PrivacyInputs withSeededNoise() {
        return new PrivacyInputs(ofModel(), table, noTable, Optional.empty(), Training.SEEDED);
    }

    /** Returns these inputs with a model of unknown training. */
    public PrivacyInputs withUnknownTraining() {
        return new PrivacyInputs(ofModel(), table, noTable, Optional.empty(), Training.UNKNOWN);
    }

    /** Once there is a model, the absence of its losses excuses no rule. */
    private Losses ofModel() {
        return losses.found().isPresent() || losses.cause() != Undefined.Cause.NOT_APPLICABLE
                ? losses
                : Losses.none(
                        Undefined.Cause.NO_VALUE,
                        "the attack needs the model's losses on training rows and on held-out rows; there are none");
    }
}
