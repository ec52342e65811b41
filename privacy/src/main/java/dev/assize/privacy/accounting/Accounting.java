package dev.assize.privacy.accounting;

import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.loss.LossPair;
import dev.assize.privacy.mechanism.Phase;
import java.util.List;
import java.util.OptionalDouble;

/** The account of a ledger or of phases, by the best accountant there is. */
public final class Accounting {
    private static final Accountant BEST = new PldAccountant();

    private Accounting() {}

    /** Returns epsilon of everything in a ledger. */
    public static EpsilonBracket epsilon(Ledger ledger, double delta) {
        return epsilon(ledger.phases(), delta);
    }

    /** Returns epsilon of phases; their order does not matter. */
    public static EpsilonBracket epsilon(List<Phase> phases, double delta) {
        return BEST.epsilon(phases, delta);
    }

    /** Returns delta of phases at an epsilon. */
    public static DeltaBracket delta(List<Phase> phases, double epsilon) {
        return BEST.delta(phases, epsilon);
    }

    /**
     * Returns the epsilon that holds with delta 0, which is the largest possible sum of losses, or nothing if there is
     * none, as with Gaussian noise.
     */
    public static OptionalDouble pureEpsilon(List<Phase> phases) {
        double sum = 0;
        for (Phase phase : phases) {
            sum += phase.steps()
                    * phase.mechanism().losses().dominating().stream()
                            .mapToDouble(LossPair::most)
                            .max()
                            .orElse(Double.POSITIVE_INFINITY);
        }
        return Double.isFinite(sum) ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }
}
