package dev.assize.engine.update;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * The regularisation of some parameters w: L1 adds c sign(w) to the gradient, L2 adds c w, weight decay adds c w (times
 * the learning rate if asked to) to what the optimiser made of the gradient.
 */
final class Penalty {
    private final List<Regularization> terms;

    private Penalty(List<Regularization> terms) {
        this.terms = List.copyOf(terms);
    }

    static Penalty of(List<Regularization> terms) {
        return new Penalty(terms);
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Returns the first term that is none of DL4J's own. */
    static Optional<Regularization> unknown(List<Regularization> terms) {
        return terms.stream()
                .filter(term -> !(term instanceof L1Regularization
                        || term instanceof L2Regularization
                        || term instanceof WeightDecay))
                .findFirst();
    }

    /** Returns the factors of a step. */
    Strength at(Moment at, double rate) {
        double l1 = 0;
        double l2 = 0;
        double decay = 0;
        for (Regularization term : terms) {
            if (term instanceof L1Regularization one) {
                l1 += at.of(one.getL1(), "L1 coefficient");
            } else if (term instanceof L2Regularization two) {
                l2 += at.of(two.getL2(), "L2 coefficient");
            } else if (term instanceof WeightDecay slow) {
                decay += at.of(slow.getCoeff(), "weight decay") * (slow.isApplyLR() ? rate : 1);
            }
        }
        return new Strength(l1, l2, decay);
    }

    /**
     * Factors of sign(w) and w.
     *
     * @param l1 factor of sign(w) before the optimiser
     * @param l2 factor of w before the optimiser
     * @param decay factor of w after the optimiser
     */
    record Strength(double l1, double l2, double decay) {
        /** Returns l1 * sum |w| + (l2 + decay) / 2 * sum w^2. */
        double score(double absoluteSum, double squareSum) {
            return l1 * absoluteSum + (l2 + decay) / 2 * squareSum;
        }
    }
}
