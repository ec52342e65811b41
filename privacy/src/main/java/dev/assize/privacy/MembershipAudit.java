package dev.assize.privacy;

import dev.assize.privacy.attack.AuditPower;
import dev.assize.privacy.attack.CanaryBound;
import dev.assize.privacy.attack.CanaryScores;
import java.util.Optional;

/**
 * What the losses of one trained model say against a claim. The threshold, and whether low or high losses betray
 * members, are picked on one half of the rows and tried on the other, so that the picking costs nothing; the lot that
 * makes the halves is fixed, so that nobody can look for a kind one.
 *
 * <p>The rows of one training are not trials of their own, and other differences between training and held-out rows,
 * for example a later year, look like membership. A refuted claim is therefore a reason to look, not yet a proof.
 */
final class MembershipAudit {
    static final String METHOD =
            "threshold and direction of the loss picked on one half of the rows, tried on the other, "
                    + "Clopper-Pearson, 95 %; rows taken as independent and alike but for membership";

    private static final double SIGNIFICANCE = 0.05;
    private static final long LOT = 1;

    private final CanaryScores scores;
    private final double delta;

    private MembershipAudit(CanaryScores scores, double delta) {
        this.scores = scores;
        this.delta = delta;
    }

    /** Returns the audit, if there are losses of enough rows. */
    static Optional<MembershipAudit> of(PrivacyInputs.Losses losses, double delta) {
        return losses.found()
                .filter(found -> Math.min(found.memberCount(), found.nonMemberCount()) >= MembershipEvidence.LEAST_ROWS)
                .map(found -> new MembershipAudit(found.scores(), delta));
    }

    /** Why there is none. */
    static String missing(PrivacyInputs.Losses losses) {
        return losses.found().isPresent()
                ? "fewer than " + MembershipEvidence.LEAST_ROWS + " members or non-members are too few for the attack"
                : losses.reason();
    }

    /** The largest epsilon that is refuted, with 95 % confidence; 0 if none is. */
    double measured() {
        return CanaryBound.of(scores, delta, SIGNIFICANCE).split(LOT);
    }

    /** The largest epsilon that a perfect attack would have refuted on these rows. */
    double measurable() {
        CanaryScores tried = scores.halves(LOT).get(1);
        return AuditPower.ofCanaries(tried.inCount(), tried.outCount(), delta, SIGNIFICANCE);
    }

    long rows() {
        return (long) scores.inCount() + scores.outCount();
    }
}
