package dev.assize.privacy;

import dev.assize.core.Counts;
import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.ClopperPearsonInterval;
import dev.assize.statistics.Estimates;
import java.util.List;
import java.util.Optional;

/** What the loss threshold attack shows. */
final class MembershipEvidence {
    static final String AUC = "privacy.membership_auc";
    static final String TPR = "privacy.membership_tpr_at_1pct_fpr";
    static final String ADVANTAGE = "privacy.membership_advantage";

    /** Below this the standard error of the area means little. */
    static final int LEAST_ROWS = 10;

    /** Fewer non-members do not resolve a false positive rate of 1 %. */
    static final int LEAST_NON_MEMBERS_FOR_ONE_PERCENT = 100;

    private static final double ONE_PERCENT = 0.01;

    private MembershipEvidence() {}

    static List<Evidence> of(PrivacyInputs.Losses losses) {
        if (losses.found().isEmpty()) {
            return undefined(losses.cause(), losses.reason());
        }
        MembershipLosses found = losses.found().get();
        if (Math.min(found.memberCount(), found.nonMemberCount()) < LEAST_ROWS) {
            String reason = found.memberCount() + " members and " + found.nonMemberCount()
                    + " non-members are too few for the attack; it needs " + LEAST_ROWS + " of each";
            return undefined(Undefined.Cause.NO_VALUE, reason);
        }
        LossThresholdAttack attack = LossThresholdAttack.on(found);
        long rows = (long) found.memberCount() + found.nonMemberCount();
        return List.of(auc(attack, rows), advantage(attack, rows), truePositives(attack, found));
    }

    static List<Definition> definitions() {
        return List.of(
                new Definition(
                        AUC,
                        "Membership inference, area under the curve",
                        "probability that a training row has a smaller loss than a held-out row, ties half",
                        Definition.Range.UNIT,
                        "0.5 or less is no leak; higher is worse",
                        "Yeom et al., Privacy risk in machine learning, 2018; DeLong et al., 1988"),
                new Definition(
                        TPR,
                        "Membership inference, true positives at 1 % false positives",
                        "largest part of training rows below a loss that at most 1 % of held-out rows are below",
                        Definition.Range.UNIT,
                        "0.01 or less is no leak; higher is worse",
                        "Carlini et al., Membership inference attacks from first principles, 2022"),
                new Definition(
                        ADVANTAGE,
                        "Membership advantage",
                        "part of training rows at or below the mean training loss, minus that part of held-out rows",
                        Definition.Range.SIGNED_UNIT,
                        "0 or less is no leak; higher is worse",
                        "Yeom et al., Privacy risk in machine learning, 2018, definition 4 and adversary 1"));
    }

    private static Evidence auc(LossThresholdAttack attack, long rows) {
        LossThresholdAttack.Area area = attack.area();
        Estimate estimate = Estimates.normal(area.value(), area.standardError(), 0, 1);
        return new MeasuredValue(key(AUC), estimate, Unit.FRACTION, rows, "loss threshold, DeLong standard error");
    }

    private static Evidence advantage(LossThresholdAttack attack, long rows) {
        Estimate estimate = Estimates.difference(attack.membersCaughtByMeanLoss(), attack.nonMembersCaughtByMeanLoss())
                .orElseThrow();
        return new MeasuredValue(
                key(ADVANTAGE), estimate, Unit.FRACTION_DIFFERENCE, rows, "loss at or below the mean training loss");
    }

    private static Evidence truePositives(LossThresholdAttack attack, MembershipLosses losses) {
        if (losses.nonMemberCount() < LEAST_NON_MEMBERS_FOR_ONE_PERCENT) {
            String reason = losses.nonMemberCount() + " non-members do not resolve a false positive rate of 1 %; "
                    + LEAST_NON_MEMBERS_FOR_ONE_PERCENT + " are needed";
            return new Undefined(key(TPR), Undefined.Cause.NO_VALUE, reason);
        }
        Counts caught = attack.membersCaughtAt(ONE_PERCENT);
        Estimate wilson = Estimates.rate(caught).orElseThrow();
        Estimate exact = new Estimate(
                wilson.value(),
                wilson.exact(),
                Optional.of(ClopperPearsonInterval.of(caught, Estimates.SHOWN_CONFIDENCE)),
                wilson.uncertainty());
        return new MeasuredValue(
                key(TPR), exact, Unit.FRACTION, caught.rows(), "loss threshold, interval given the threshold");
    }

    private static List<Evidence> undefined(Undefined.Cause cause, String reason) {
        return List.of(
                new Undefined(key(AUC), cause, reason),
                new Undefined(key(ADVANTAGE), cause, reason),
                new Undefined(key(TPR), cause, reason));
    }

    private static EvidenceKey key(String id) {
        return new EvidenceKey(id, Scope.ALL);
    }
}
