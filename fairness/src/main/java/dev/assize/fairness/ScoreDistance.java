package dev.assize.fairness;

import dev.assize.core.Definition;
import java.util.Locale;

/**
 * How far apart the scores of two sets of people are. All are 0 for equal distributions; F and G are the shares of
 * weight up to a score.
 */
enum ScoreDistance {
    /** Largest distance of the distribution functions, 0 to 1. */
    SCORE_KOLMOGOROV_SMIRNOV(
            "largest |F(s) - G(s)| over scores s",
            Definition.Range.UNIT,
            "Massey, The Kolmogorov-Smirnov test for goodness of fit, 1951") {
        @Override
        double of(ScoreLevels levels) {
            return GapIntegral.of(levels).largest();
        }

        @Override
        double radius(ScoreLevels levels, double error) {
            return uniform(levels, error);
        }
    },
    /** Area between the distribution functions, in units of the score. */
    SCORE_WASSERSTEIN(
            "integral of |F(s) - G(s)| over scores s",
            Definition.Range.NOT_NEGATIVE,
            "Jiang et al., Wasserstein fair classification, 2020") {
        @Override
        double of(ScoreLevels levels) {
            return GapIntegral.of(levels).area();
        }

        @Override
        double radius(ScoreLevels levels, double error) {
            return uniform(levels, error) * levels.span();
        }
    },
    /** Root of twice the integrated squared distance. */
    SCORE_ENERGY_DISTANCE(
            "square root of 2 · integral of (F(s) - G(s))² over scores s",
            Definition.Range.NOT_NEGATIVE,
            "Székely and Rizzo, Energy statistics, 2013") {
        @Override
        double of(ScoreLevels levels) {
            return Math.sqrt(2 * GapIntegral.of(levels).squares());
        }

        @Override
        double radius(ScoreLevels levels, double error) {
            return uniform(levels, error) * Math.sqrt(2 * levels.span());
        }
    };

    private final String formula;
    private final Definition.Range range;
    private final String citation;

    ScoreDistance(String formula, Definition.Range range, String citation) {
        this.formula = formula;
        this.range = range;
        this.citation = citation;
    }

    /** Returns the distance; NaN where a set is empty. */
    abstract double of(ScoreLevels levels);

    /** Returns how far, at most, the distance is from the true one but for a probability of {@code error}. */
    abstract double radius(ScoreLevels levels, double error);

    String formula() {
        return formula;
    }

    Definition.Range range() {
        return range;
    }

    String citation() {
        return citation;
    }

    String metricName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns how far both distribution functions together are off at most, but for a probability of {@code error}:
     * {@code sqrt(ln(4/error) / 2) (1/sqrt(m) + 1/sqrt(n))}, the inequality of Dvoretzky, Kiefer, Wolfowitz and Massart
     * for each. Holds for samples of any size; weighted rows count as their effective number.
     */
    private static double uniform(ScoreLevels levels, double error) {
        double m = levels.first().effectiveRows();
        double n = levels.second().effectiveRows();
        return Math.sqrt(Math.log(4 / error) / 2) * (1 / Math.sqrt(m) + 1 / Math.sqrt(n));
    }
}
