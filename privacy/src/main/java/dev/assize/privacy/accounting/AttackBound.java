package dev.assize.privacy.accounting;

import dev.assize.privacy.loss.LossAccount;
import dev.assize.privacy.loss.LossPair;
import dev.assize.privacy.loss.LossUse;
import dev.assize.privacy.mechanism.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * What no membership attack can do against phases: every epsilon with its delta bounds the true positive rate at a
 * false positive rate f by {@code exp(epsilon) f + delta} and by {@code 1 - exp(-epsilon)(1 - delta - f)}; the smallest
 * of all bounds counts.
 *
 * @see <a href="https://arxiv.org/abs/1311.0776">Kairouz, Oh and Viswanath, The composition theorem for differential
 *     privacy, 2015, theorem 2.1</a>
 */
public final class AttackBound {
    private static final int POINTS = 600;
    private static final double LEAST_DELTA = 1e-11;

    private final double[] epsilons = new double[POINTS];
    private final double[] deltas;

    /** Computes the curve of phases whose worst pairs are known. */
    public AttackBound(List<Phase> phases) {
        double most = new PldAccountant().epsilon(phases, LEAST_DELTA).upper();
        for (int i = 0; i < POINTS; i++) {
            epsilons[i] = most * i / (POINTS - 1);
        }
        deltas = new double[POINTS];
        for (int direction = 0; direction < 2; direction++) {
            double[] one = new LossAccount(uses(phases, direction)).deltasAbove(epsilons);
            for (int i = 0; i < POINTS; i++) {
                deltas[i] = Math.max(deltas[i], one[i]);
            }
        }
    }

    private static List<LossUse> uses(List<Phase> phases, int direction) {
        List<LossUse> uses = new ArrayList<>();
        for (Phase phase : phases) {
            List<LossPair> pairs = phase.mechanism().losses().dominating();
            if (pairs.isEmpty()) {
                throw new IllegalArgumentException("no worst pair is known of "
                        + phase.mechanism().words() + "; the bounds of attacks need one for every phase");
            }
            uses.add(new LossUse(pairs.get(Math.min(direction, pairs.size() - 1)), phase.steps()));
        }
        return uses;
    }

    /**
     * Returns the largest true positive rate of any attack.
     *
     * @param falsePositiveRate from 0 to 1
     */
    public double truePositiveRate(double falsePositiveRate) {
        if (!(falsePositiveRate >= 0 && falsePositiveRate <= 1)) {
            throw new IllegalArgumentException(
                    "the false positive rate is " + falsePositiveRate + "; it is a fraction from 0 to 1");
        }
        double best = 1;
        for (int i = 0; i < POINTS; i++) {
            double grow = Math.exp(epsilons[i]);
            best = Math.min(best, grow * falsePositiveRate + deltas[i]);
            best = Math.min(best, 1 - (1 - deltas[i] - falsePositiveRate) / grow);
        }
        return best;
    }

    /** Returns the largest difference of true and false positive rate of any attack: delta at epsilon 0. */
    public double advantage() {
        return deltas[0];
    }
}
