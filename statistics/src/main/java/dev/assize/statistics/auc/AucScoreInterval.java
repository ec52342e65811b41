package dev.assize.statistics.auc;

import dev.assize.core.Interval;
import dev.assize.statistics.Normal;

/**
 * The score interval of an area under the ROC curve: all t with {@code (A - t)² <= z² V(t)} for
 * {@code V(t) = t(1 - t)/(mn) · (1 + N (1 - t)/(2 - t) + N t/(1 + t))} and {@code N = (m + n)/2 - 1}, the variance of
 * Hanley and McNeil for exponential scores, made symmetric. It uses the sizes and the area alone, so that it stays wide
 * where a sample happens to show no spread, and it is wrong to either side where the classes spread differently; so it
 * is used together with DeLong's only.
 *
 * @see <a href="https://doi.org/10.1002/sim.2324">Newcombe, Confidence intervals for an effect size measure based
 *     on the Mann-Whitney statistic, part 2, 2006, method 5</a>
 */
final class AucScoreInterval {
    private static final String METHOD = "DeLong, logit, and Newcombe score";
    private static final int HALVINGS = 60;

    private AucScoreInterval() {}

    /** Returns the smallest interval that holds both the given one and the score interval. */
    static Interval hull(Auc auc, Interval other) {
        double z = Normal.twoSidedQuantile(other.confidence());
        double lower = end(auc, z, 0);
        double upper = end(auc, z, 1);
        return new Interval(Math.min(lower, other.lower()), Math.max(upper, other.upper()), other.confidence(), METHOD);
    }

    /** Bisects between the area, which is always inside, and 0 or 1, where V is 0. */
    private static double end(Auc auc, double z, double outside) {
        double in = auc.value();
        double out = outside;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (in + out) / 2;
            double distance = auc.value() - middle;
            if (distance * distance <= z * z * variance(auc, middle)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return in;
    }

    private static double variance(Auc auc, double area) {
        double pairs = (double) auc.positives() * auc.negatives();
        double others = ((double) auc.positives() + auc.negatives()) / 2 - 1;
        return area * (1 - area) / pairs * (1 + others * (1 - area) / (2 - area) + others * area / (1 + area));
    }
}
