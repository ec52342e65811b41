package dev.assize.privacy;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.privacy.mechanism.Phase;
import java.util.List;
import java.util.Optional;

/**
 * What a training claims, and beside it what an attack on the trained model shows: no true claim is below what was
 * measured.
 */
final class ClaimEvidence {
    static final String EPSILON = "privacy.epsilon";
    static final String LOWER = "privacy.epsilon_lower";
    static final String MEASURED = "privacy.epsilon_measured";
    static final String HOLDS = "privacy.epsilon_holds";
    static final String COMPARED = "privacy.epsilon_compared";
    static final String SECRET = "privacy.noise_secret";
    static final String UNITS = "privacy.protected_units";
    static final String STEPS = "privacy.sampled_steps";

    private static final List<String> IDS = List.of(EPSILON, LOWER, MEASURED, COMPARED, HOLDS, SECRET, UNITS, STEPS);

    private ClaimEvidence() {}

    static List<Evidence> of(PrivacyInputs inputs) {
        if (inputs.claim().isEmpty()) {
            return IDS.stream()
                    .<Evidence>map(id -> new Undefined(
                            new EvidenceKey(id, Scope.ALL),
                            inputs.training().cause(),
                            inputs.training().reason()))
                    .toList();
        }
        PrivacyClaim claim = inputs.claim().get();
        Scope scope = Scope.ALL.with("delta", claim.delta());
        String accountant = claim.bracket().accountant();
        String large = claim.delta() * claim.units() >= 1
                ? "; delta is not below 1 / " + claim.units() + ", so that whole records may be given away"
                : "";
        Evidence measured = measured(inputs.losses(), claim, scope);
        return List.of(
                number(
                        new EvidenceKey(EPSILON, scope),
                        claim.bracket().upper(),
                        claim.units(),
                        "claimed by the privacy ledger; protects " + claim.unit() + "; accountant " + accountant
                                + large),
                number(
                        new EvidenceKey(LOWER, scope),
                        claim.bracket().lower(),
                        claim.units(),
                        "no smaller epsilon holds for the steps of the ledger; accountant " + accountant),
                measured,
                ClaimComparison.of(COMPARED, claim, measured),
                holds(inputs.losses(), claim, scope),
                number(
                        new EvidenceKey(SECRET, Scope.ALL),
                        claim.ledger().secret() ? 1 : 0,
                        claim.units(),
                        "source of the noise: " + claim.noise()),
                count(UNITS, claim.units(), claim, "unit: " + claim.unit()),
                count(STEPS, steps(claim), claim, claim.uses()));
    }

    private static long steps(PrivacyClaim claim) {
        return claim.ledger().phases().stream().mapToLong(Phase::steps).sum();
    }

    private static Evidence count(String id, long value, PrivacyClaim claim, String method) {
        Estimate estimate = Estimate.certain((double) value);
        return new MeasuredValue(new EvidenceKey(id, Scope.ALL), estimate, Unit.COUNT, claim.units(), method);
    }

    private static Evidence measured(PrivacyInputs.Losses losses, PrivacyClaim claim, Scope scope) {
        EvidenceKey key = new EvidenceKey(MEASURED, scope);
        return attack(losses)
                .map(attack -> number(key, bound(attack, claim), rows(attack), MeasuredEpsilon.METHOD))
                .orElseGet(() -> new Undefined(key, losses.cause(), missing(losses)));
    }

    private static Evidence holds(PrivacyInputs.Losses losses, PrivacyClaim claim, Scope scope) {
        EvidenceKey key = new EvidenceKey(HOLDS, scope);
        return attack(losses)
                .map(attack -> number(
                        key,
                        bound(attack, claim) <= claim.bracket().upper() ? 1 : 0,
                        rows(attack),
                        "1 if the measured lower bound is at most the claimed epsilon"))
                .orElseGet(() -> new Undefined(key, losses.cause(), missing(losses)));
    }

    private static Optional<LossThresholdAttack> attack(PrivacyInputs.Losses losses) {
        return losses.found()
                .filter(found -> Math.min(found.memberCount(), found.nonMemberCount()) >= MembershipEvidence.LEAST_ROWS)
                .map(LossThresholdAttack::on);
    }

    private static String missing(PrivacyInputs.Losses losses) {
        return losses.found().isPresent()
                ? "fewer than " + MembershipEvidence.LEAST_ROWS + " members or non-members are too few for the attack"
                : losses.reason();
    }

    private static double bound(LossThresholdAttack attack, PrivacyClaim claim) {
        return MeasuredEpsilon.of(attack.membersCaughtByMeanLoss(), attack.nonMembersCaughtByMeanLoss(), claim.delta());
    }

    private static long rows(LossThresholdAttack attack) {
        Counts members = attack.membersCaughtByMeanLoss();
        return members.rows() + attack.nonMembersCaughtByMeanLoss().rows();
    }

    private static Evidence number(EvidenceKey key, double value, long rows, String method) {
        return new MeasuredValue(key, Estimate.certain(value), Unit.NUMBER, rows, method);
    }
}
