package dev.assize.privacy;

import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.privacy.mechanism.Phase;
import java.util.List;

/**
 * What a training claims, and beside it what an attack on the trained model shows: no true claim is below what was
 * measured.
 */
final class ClaimEvidence {
    static final String EPSILON = "privacy.epsilon";
    static final String LOWER = "privacy.epsilon_lower";
    static final String MEASURED = "privacy.epsilon_measured";
    static final String MEASURABLE = "privacy.epsilon_measurable";
    static final String HOLDS = "privacy.epsilon_holds";
    static final String COMPARED = "privacy.epsilon_compared";
    static final String SECRET = "privacy.noise_secret";
    static final String UNITS = "privacy.protected_units";
    static final String STEPS = "privacy.sampled_steps";

    private static final List<String> IDS =
            List.of(EPSILON, LOWER, MEASURED, MEASURABLE, COMPARED, HOLDS, SECRET, UNITS, STEPS);

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
        MeasurementEvidence attack = MeasurementEvidence.of(inputs.losses(), claim, scope);
        Evidence measured = attack.measured();
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
                attack.measurable(),
                ClaimComparison.of(COMPARED, claim, measured),
                attack.holds(),
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

    private static Evidence number(EvidenceKey key, double value, long rows, String method) {
        return new MeasuredValue(key, Estimate.certain(value), Unit.NUMBER, rows, method);
    }
}
