package dev.assize.privacy;

import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import java.util.Optional;

/** What an attack on the trained model measures, how much it could have measured, and whether the claim survives. */
final class MeasurementEvidence {
    private final PrivacyInputs.Losses losses;
    private final PrivacyClaim claim;
    private final Scope scope;
    private final Optional<Measurement> found;

    private MeasurementEvidence(
            PrivacyInputs.Losses losses, PrivacyClaim claim, Scope scope, Optional<Measurement> found) {
        this.losses = losses;
        this.claim = claim;
        this.scope = scope;
        this.found = found;
    }

    /**
     * The figures of an attack.
     *
     * @param measured largest epsilon refuted
     * @param measurable largest epsilon that a perfect attack would have refuted
     * @param rows members and others
     */
    private record Measurement(double measured, double measurable, long rows) {}

    static MeasurementEvidence of(PrivacyInputs.Losses losses, PrivacyClaim claim, Scope scope) {
        Optional<Measurement> found = MembershipAudit.of(losses, claim.delta())
                .map(audit -> new Measurement(audit.measured(), audit.measurable(), audit.rows()));
        return new MeasurementEvidence(losses, claim, scope, found);
    }

    Evidence measured() {
        return found.map(attack -> number(ClaimEvidence.MEASURED, attack.measured, attack, MembershipAudit.METHOD))
                .orElseGet(() -> missing(ClaimEvidence.MEASURED));
    }

    Evidence measurable() {
        String method = "bound of an attack that catches every member and nobody else";
        return found.map(attack -> number(ClaimEvidence.MEASURABLE, attack.measurable, attack, method))
                .orElseGet(() -> missing(ClaimEvidence.MEASURABLE));
    }

    Evidence holds() {
        return found.map(attack -> {
                    boolean holds = attack.measured <= claim.bracket().upper();
                    return number(ClaimEvidence.HOLDS, holds ? 1 : 0, attack, method(attack));
                })
                .orElseGet(() -> missing(ClaimEvidence.HOLDS));
    }

    /** A check that cannot fail says so. */
    private String method(Measurement attack) {
        return "1 if the measured lower bound is at most the claimed epsilon"
                + (attack.measurable <= claim.bracket().upper()
                        ? "; on so few rows no attack can refute this claim"
                        : "");
    }

    private Evidence missing(String id) {
        return new Undefined(new EvidenceKey(id, scope), losses.cause(), MembershipAudit.missing(losses));
    }

    private Evidence number(String id, double value, Measurement attack, String method) {
        return new MeasuredValue(new EvidenceKey(id, scope), Estimate.certain(value), Unit.NUMBER, attack.rows, method);
    }
}
