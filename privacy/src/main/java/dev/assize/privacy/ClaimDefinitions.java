package dev.assize.privacy;

import dev.assize.core.Definition;
import java.util.List;
import java.util.stream.Stream;

/** What the evidence about claims of privacy means. */
final class ClaimDefinitions {
    private static final String CITATION =
            "Dwork and Roth, The algorithmic foundations of differential privacy, 2014, definition 2.4";

    private ClaimDefinitions() {}

    static List<Definition> all() {
        return Stream.concat(claimed().stream(), measured().stream()).toList();
    }

    private static List<Definition> claimed() {
        return List.of(
                new Definition(
                        ClaimEvidence.EPSILON,
                        "Privacy budget (epsilon)",
                        "P(output in S with a person's data) <= exp(epsilon) P(output in S without) + delta for all S",
                        Definition.Range.NOT_NEGATIVE,
                        "Near 0; higher is a weaker guarantee",
                        CITATION),
                new Definition(
                        ClaimEvidence.LOWER,
                        "Privacy budget, from below",
                        "an epsilon below which the guarantee is false for the steps of the ledger, by the accountant",
                        Definition.Range.NOT_NEGATIVE,
                        "as near to the budget as the accountant is exact",
                        "Doroshenko et al., Connect the dots: tighter discrete approximations of privacy loss "
                                + "distributions, 2022"),
                new Definition(
                        ClaimEvidence.SECRET,
                        "Secret noise",
                        "1 if nobody can predict the noise of the training, else 0",
                        Definition.Range.UNIT,
                        "1; with a known seed the noise can be taken off again",
                        "Holohan and Braghin, Secure random sampling in differential privacy, 2021"),
                new Definition(
                        ClaimEvidence.UNITS,
                        "Protected records",
                        "rows or users, each of which the guarantee hides",
                        Definition.Range.NOT_NEGATIVE,
                        "none",
                        "project definition"),
                new Definition(
                        ClaimEvidence.STEPS,
                        "Uses of the data",
                        "how often the training looked at a sample of the records",
                        Definition.Range.NOT_NEGATIVE,
                        "none; each use spends a part of the budget",
                        "Abadi et al., Deep Learning with Differential Privacy, 2016"));
    }

    private static List<Definition> measured() {
        return List.of(
                new Definition(
                        ClaimEvidence.MEASURED,
                        "Privacy budget, measured",
                        "largest epsilon that the true and false positives of the loss threshold attack refute at 95 %; "
                                + "the threshold is picked on other rows",
                        Definition.Range.NOT_NEGATIVE,
                        "at most the budget; above it the training is broken, or the held-out rows differ in more "
                                + "than membership",
                        "Nasr et al., Adversary instantiation: lower bounds for differentially private machine "
                                + "learning, 2021, section 4"),
                new Definition(
                        ClaimEvidence.MEASURABLE,
                        "Privacy budget, measurable",
                        "what a perfect attack would have measured on as many rows",
                        Definition.Range.NOT_NEGATIVE,
                        "above the budget; below it the measurement cannot refute the claim",
                        "Jagielski, Ullman and Oprea, Auditing differentially private machine learning, 2020, section 5"),
                new Definition(
                        ClaimEvidence.COMPARED,
                        "Privacy budget, claimed and measured",
                        "ranges that hold epsilon: what the ledger claims, from the largest epsilon that is refuted to "
                                + "the guarantee, and what an attack refutes",
                        Definition.Range.NOT_NEGATIVE,
                        "the measured one begins below the end of the claimed one",
                        "Jagielski, Ullman and Oprea, Auditing differentially private machine learning, 2020"),
                new Definition(
                        ClaimEvidence.HOLDS,
                        "Measured budget within the claimed one",
                        "1 if the measured lower bound is at most the claimed upper bound, else 0",
                        Definition.Range.UNIT,
                        "1; 0 means that the training or its account is broken",
                        "Jagielski, Ullman and Oprea, Auditing differentially private machine learning, 2020"));
    }
}
