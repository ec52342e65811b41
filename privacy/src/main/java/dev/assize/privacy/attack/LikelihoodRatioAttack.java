package dev.assize.privacy.attack;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The likelihood ratio attack: is the target model's score of an example more like that of shadow models that were
 * trained on the example, or of those that were not? Both are taken for Gaussian, best with {@link
 * MembershipSignal#LOGIT_SCALED_CONFIDENCE}. A higher result is a more likely member.
 *
 * <p>Standard deviations divide by n. A spread of 0, where all shadow models agree, is taken as 1e-30, so that any
 * other score is as good as certain; the results stay finite.
 *
 * @see <a href="https://arxiv.org/abs/2112.03570">Carlini et al., Membership inference attacks from first principles,
 *     2022, algorithm 1 and section VI</a>
 */
public enum LikelihoodRatioAttack {
    /** {@code ln N(s; mean_in, sd_in) - ln N(s; mean_out, sd_out)}, the attack of the paper. */
    ONLINE {
        @Override
        double[] attack(ShadowScores shadows, double[] target) {
            return each(
                    target,
                    i -> logDensity(target[i], mean(shadows.in(i)), deviation(shadows.in(i)))
                            - logDensity(target[i], mean(shadows.out(i)), deviation(shadows.out(i))));
        }
    },
    /** {@code P(Z <= (s - mean_out) / sd_out)}, in [0, 1]: shadow models that never saw the examples are enough. */
    OFFLINE {
        @Override
        double[] attack(ShadowScores shadows, double[] target) {
            return each(
                    target,
                    i -> StandardNormal.cumulative(
                            (target[i] - mean(shadows.out(i))) / (deviation(shadows.out(i)) + LEAST_SPREAD)));
        }
    },
    /** {@link #ONLINE} with medians for means, over the same number of scores for every example. */
    ONLINE_MEDIAN {
        @Override
        double[] attack(ShadowScores all, double[] target) {
            ShadowScores shadows = all.evened();
            return each(
                    target,
                    i -> logDensity(target[i], median(shadows.in(i)), deviation(shadows.in(i)))
                            - logDensity(target[i], median(shadows.out(i)), deviation(shadows.out(i))));
        }
    },
    /** {@link #ONLINE_MEDIAN} with one spread for all, that of all scores "in"; better with few shadow models. */
    ONLINE_SHARED_SPREAD {
        @Override
        double[] attack(ShadowScores all, double[] target) {
            ShadowScores shadows = all.evened();
            double spread = deviation(all(shadows, true));
            return each(
                    target,
                    i -> logDensity(target[i], median(shadows.in(i)), spread)
                            - logDensity(target[i], median(shadows.out(i)), spread));
        }
    },
    /** {@code -ln N(s; median_out, sd_out)}: unusual for a model that was not trained on it, up or down. */
    OFFLINE_TWO_SIDED {
        @Override
        double[] attack(ShadowScores all, double[] target) {
            ShadowScores shadows = all.evened();
            return each(target, i -> -logDensity(target[i], median(shadows.out(i)), deviation(shadows.out(i))));
        }
    },
    /** {@link #OFFLINE_TWO_SIDED} with one spread for all, that of all scores "out". */
    OFFLINE_TWO_SIDED_SHARED_SPREAD {
        @Override
        double[] attack(ShadowScores all, double[] target) {
            ShadowScores shadows = all.evened();
            double spread = deviation(all(shadows, false));
            return each(target, i -> -logDensity(target[i], median(shadows.out(i)), spread));
        }
    };

    private static final double LEAST_SPREAD = 1e-30;

    abstract double[] attack(ShadowScores shadows, double[] target);

    /**
     * Attacks.
     *
     * @param shadows of the same examples
     * @param target the target model's score of each example, finite
     * @return one score an example, finite
     */
    public double[] scores(ShadowScores shadows, double[] target) {
        if (target.length != shadows.examples() || !Arrays.stream(target).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("the target model gave " + target.length + " scores for "
                    + shadows.examples() + " examples; give one finite score for each");
        }
        return attack(shadows, target);
    }

    private interface Score {
        double of(int example);
    }

    private static double[] each(double[] target, Score score) {
        double[] scores = new double[target.length];
        Arrays.setAll(scores, score::of);
        return scores;
    }

    private static double logDensity(double x, double center, double spread) {
        return StandardNormal.logDensity(x, center, spread + LEAST_SPREAD);
    }

    private static double[] all(ShadowScores shadows, boolean in) {
        return IntStream.range(0, shadows.examples())
                .mapToObj(i -> in ? shadows.in(i) : shadows.out(i))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
    }
}
