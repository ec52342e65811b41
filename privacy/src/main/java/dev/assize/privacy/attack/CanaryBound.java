package dev.assize.privacy.attack;

import dev.assize.core.Counts;
import dev.assize.privacy.accounting.GaussianComposition;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Lower bounds of epsilon from canaries. Under (epsilon, delta) differential privacy every threshold has {@code TPR <=
 * exp(epsilon) FPR + delta} and {@code TNR <= exp(epsilon) FNR + delta}; with bounds of the rates that hold with
 * probability 1 - significance, {@code epsilon >= ln((TPR_low - delta) / FPR_high)}. Every bound is at least 0 and 0
 * proves nothing; higher is worse.
 *
 * <p>The canaries must be independent trials: each from its own training, or of a training for which nobody can use one
 * canary to tell another. For many canaries of one training see {@link OneRunAudit}.
 *
 * <p>A threshold that was picked because it did well on the same scores needs a price. {@link #split} picks on one half
 * and measures on the other, which is exact. {@link #overEnvelope} divides the significance by the corners of the
 * envelope as other audit libraries do; because the data choose how many corners there are, that is a usual correction
 * and not a proof.
 *
 * @see <a href="https://arxiv.org/abs/2006.07709">Jagielski, Ullman and Oprea, Auditing differentially private machine
 *     learning, 2020, algorithm 2</a>
 * @see <a href="https://arxiv.org/abs/2101.04535">Nasr et al., Adversary instantiation, 2021</a>
 */
public final class CanaryBound {
    private final CanaryScores scores;
    private final double delta;
    private final double significance;

    private CanaryBound(CanaryScores scores, double delta, double significance) {
        this.scores = scores;
        this.delta = delta;
        this.significance = significance;
    }

    /**
     * Prepares the bounds.
     *
     * @param delta of the claim, 0 to below 1
     * @param significance probability that a bound is above a true epsilon, above 0 and below 1/2
     */
    public static CanaryBound of(CanaryScores scores, double delta, double significance) {
        if (!(delta >= 0 && delta < 1) || !(significance > 0 && significance < 0.5)) {
            throw new IllegalArgumentException("delta is " + delta + " and the significance " + significance
                    + "; delta lies in [0, 1), the significance above 0 and below 0.5");
        }
        return new CanaryBound(scores, delta, significance);
    }

    /** Returns the bound of one threshold that was fixed before anybody looked at these scores. */
    public double at(double threshold) {
        return RateBounds.of(scores.caught(threshold), scores.falselyCaught(threshold), significance)
                .forward(delta);
    }

    /**
     * As {@link #at}, by the better of true and false positives and true and false negatives, which share the bounds.
     */
    public double bothWaysAt(double threshold) {
        RateBounds bounds = RateBounds.of(scores.caught(threshold), scores.falselyCaught(threshold), significance);
        return Math.max(bounds.forward(delta), bounds.backward(delta));
    }

    /**
     * Returns the bound of a threshold and a direction that are picked on one half of the scores and tried on the
     * other.
     *
     * @param seed of the lot that makes the halves
     */
    public double split(long seed) {
        List<CanaryScores> halves = scores.halves(seed);
        BestThreshold up = best(halves.get(0));
        BestThreshold down = best(halves.get(0).reversed());
        return down.epsilon() > up.epsilon()
                ? of(halves.get(1).reversed(), delta, significance).bothWaysAt(down.threshold())
                : of(halves.get(1), delta, significance).bothWaysAt(up.threshold());
    }

    private BestThreshold best(CanaryScores half) {
        return BestThreshold.of(half, of(half, delta, significance));
    }

    /** Returns the largest bound over the corners of the envelope, the significance divided by their number. */
    public double overEnvelope() {
        return overCorners(bounds -> bounds.forward(delta));
    }

    /** As {@link #overEnvelope()}, by the better of true and false positives and true and false negatives. */
    public double overEnvelopeBothWays() {
        return overCorners(bounds -> Math.max(bounds.forward(delta), bounds.backward(delta)));
    }

    /**
     * Returns epsilon of the Gaussian mechanism that the scores refute, {@code mu >= z(TPR_low) - z(FPR_high)} at the
     * best corner. A bound only for a training whose trade-off curve is that of a Gaussian, such as noise on full
     * batches; as for {@link #overEnvelope()}, corners are corrected for, here each of the two rates by itself.
     *
     * @see <a href="https://arxiv.org/abs/1905.02383">Dong, Roth and Su, Gaussian differential privacy, 2022, corollary
     *     2.13</a>
     * @throws IllegalArgumentException if delta is 0, at which no Gaussian has a finite epsilon
     */
    public double gaussian() {
        if (delta <= 0) {
            throw new IllegalArgumentException(
                    "delta is " + delta + "; a Gaussian mechanism has no finite epsilon without a delta above 0");
        }
        double mu = overCorners(bounds -> bounds.separation(1 - delta));
        return mu > 0 ? GaussianComposition.epsilon(1 / mu, delta) : 0;
    }

    /**
     * Returns {@code ln((TPR - delta) / FPR)} of the best threshold with at least {@code least} false positives. An
     * estimate, not a bound: it may lie above the true epsilon about as often as below.
     *
     * @param least false positives, at least 1
     */
    public double estimate(int least) {
        if (least < 1) {
            throw new IllegalArgumentException(
                    "least is " + least + "; a ratio needs at least 1 false positive to be finite");
        }
        RocEnvelope envelope = RocEnvelope.of(scores);
        if (least >= scores.outCount()) {
            return 0;
        }
        double rate = (double) least / scores.outCount();
        double best = logRatio(envelope.truePositiveRateAt(rate), rate);
        for (RocEnvelope.Corner corner : envelope.corners()) {
            if (corner.falselyCaught() >= least) {
                double caught = (double) corner.caught() / scores.inCount();
                best = Math.max(best, logRatio(caught, (double) corner.falselyCaught() / scores.outCount()));
            }
        }
        return best;
    }

    private double logRatio(double truePositives, double falsePositives) {
        return truePositives > delta ? Math.max(0, Math.log((truePositives - delta) / falsePositives)) : 0;
    }

    private double overCorners(ToDoubleFunction<RateBounds> bound) {
        RocEnvelope envelope = RocEnvelope.of(scores);
        double each = significance / envelope.corners().size();
        return envelope.corners().stream()
                .map(corner -> RateBounds.of(
                        new Counts("in", corner.caught(), scores.inCount()),
                        new Counts("out", corner.falselyCaught(), scores.outCount()),
                        each))
                .mapToDouble(bound)
                .reduce(0, Math::max);
    }
}
