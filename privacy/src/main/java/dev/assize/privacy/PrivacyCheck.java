package dev.assize.privacy;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Problem;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs the privacy checks: the claim of the training record, the membership attack, the risk of the table. */
public final class PrivacyCheck {
    static final String EPSILON = "privacy.epsilon";

    private PrivacyCheck() {}

    /**
     * Returns all evidence; what cannot be measured is undefined with the reason.
     *
     * @throws PrivacyException if the options name columns that do not exist
     */
    public static List<Evidence> run(PrivacyInputs inputs, PrivacyOptions options) {
        List<Problem> problems = options.problems(inputs.table());
        if (!problems.isEmpty()) {
            throw new PrivacyException(problems);
        }
        return Stream.of(
                        List.of(claim(inputs)),
                        MembershipEvidence.of(inputs.losses()),
                        TableRiskEvidence.of(inputs.table(), options))
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the definition of every id that {@link #run} can emit, in the order of the ids. */
    public static List<Definition> definitions() {
        Definition epsilon = new Definition(
                EPSILON,
                "Privacy budget (epsilon)",
                "P(output in S with a person's data) <= exp(epsilon) P(output in S without) + delta for all S",
                Definition.Range.NOT_NEGATIVE,
                "Near 0; higher is a weaker guarantee",
                "Dwork and Roth, The algorithmic foundations of differential privacy, 2014, definition 2.4");
        return Stream.of(List.of(epsilon), MembershipEvidence.definitions(), TableRiskEvidence.definitions())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Definition::id))
                .toList();
    }

    private static Evidence claim(PrivacyInputs inputs) {
        return inputs.claim()
                .<Evidence>map(claim -> new MeasuredValue(
                        new EvidenceKey(EPSILON, Scope.ALL.with("delta", claim.delta())),
                        Estimate.certain(claim.epsilon()),
                        Unit.NUMBER,
                        0,
                        "claimed by the training record; protects " + claim.unit() + "; accountant "
                                + claim.accountant()))
                .orElseGet(() -> new Undefined(
                        new EvidenceKey(EPSILON, Scope.ALL),
                        inputs.training().cause(),
                        inputs.training().reason()));
    }
}
