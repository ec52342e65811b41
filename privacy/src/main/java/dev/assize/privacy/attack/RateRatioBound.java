package dev.assize.privacy.attack;

import dev.assize.core.Counts;
import dev.assize.statistics.Normal;

/**
 * Approximate lower bounds of the ratio of two binomial rates, TPR / FPR, by which other libraries bound exp(epsilon)
 * at delta 0. None of them covers with certainty, least of all for few hits; they are here to compare with.
 * {@link CanaryBound} is exact.
 *
 * <p>With x of m and y of n, z the upper significance quantile of the normal distribution; 0 where nobody is caught.
 *
 * @see <a href="https://doi.org/10.1111/2041-210X.12304">Aho and Bowyer, Confidence intervals for ratios of
 *     proportions, 2015</a>
 */
public enum RateRatioBound {
    /** {@code ratio exp(-z sqrt(1/x - 1/m + 1/y - 1/n))}, Katz et al. 1978. */
    KATZ_LOG {
        @Override
        double bound(Rates given, double z) {
            Rates rates = given.notBothFull().withFalseAtLeastHalf();
            return rates.x == 0 ? 0 : rates.ratio() * Math.exp(-z * Math.sqrt(rates.variance()));
        }
    },
    /** As {@link #KATZ_LOG} with one half added to all four counts, Walter 1975. */
    ADJUSTED_LOG {
        @Override
        double bound(Rates given, double z) {
            Rates rates = given.notBothFull();
            if (rates.x == 0 && rates.y == 0) {
                return 0;
            }
            Rates more = new Rates(rates.x + 0.5, rates.m + 0.5, rates.y + 0.5, rates.n + 0.5);
            return more.ratio() * Math.exp(-z * Math.sqrt(more.variance()));
        }
    },
    /** By cube roots, which are nearly symmetric, Bailey 1987; 0 where its formula has no value. */
    BAILEY {
        @Override
        double bound(Rates given, double z) {
            Rates rates = given.neitherFull().withFalseAtLeastHalf();
            if (rates.x == 0) {
                return 0;
            }
            double missed = 1 - rates.x / rates.m;
            double cleared = 1 - rates.y / rates.n;
            double spread = missed / rates.x + cleared / rates.y - z * z * missed * cleared / (9 * rates.x * rates.y);
            double over = 1 - z / 3 * Math.sqrt(Math.max(0, spread));
            double under = 1 - z * z * cleared / (9 * rates.y);
            return over > 0 && under > 0 ? rates.ratio() * Math.pow(over / under, 3) : 0;
        }
    },
    /** {@code ratio exp(-2 asinh(z/2 sqrt(1/x - 1/m + 1/y - 1/n)))}, Newcombe 2001. */
    INVERSE_SINH {
        @Override
        double bound(Rates given, double z) {
            Rates full = given.notBothFull();
            Rates rates = new Rates(full.x, full.m, full.y == 0 ? z * z : full.y, full.n);
            double s = z / 2 * Math.sqrt(rates.variance());
            return rates.x == 0 ? 0 : rates.ratio() * Math.exp(-2 * Math.log(s + Math.sqrt(s * s + 1)));
        }
    },
    /** The exact bounds of the two rates at half of the significance each. */
    CLOPPER_PEARSON {
        @Override
        double bound(Rates rates, double z) {
            double significance = Normal.cumulative(-z);
            RateBounds bounds = RateBounds.of(
                    new Counts("in", (long) rates.x, (long) rates.m),
                    new Counts("out", (long) rates.y, (long) rates.n),
                    significance);
            return bounds.falsePositives() >= 1 ? 0 : bounds.truePositives() / bounds.falsePositives();
        }
    };

    abstract double bound(Rates rates, double z);

    /**
     * Returns the lower bound of TPR / FPR, at least 0.
     *
     * @param significance probability that it is too large, roughly; above 0 and below 1/2
     */
    public double of(Counts caught, Counts falselyCaught, double significance) {
        if (!(significance > 0 && significance < 0.5) || caught.rows() < 1 || falselyCaught.rows() < 1) {
            throw new IllegalArgumentException("the significance is " + significance + " for " + caught.rows() + " and "
                    + falselyCaught.rows() + " records; it lies above 0 and below 0.5, and both sides have records");
        }
        Rates rates = new Rates(caught.hits(), caught.rows(), falselyCaught.hits(), falselyCaught.rows());
        return bound(rates, Normal.twoSidedTailQuantile(2 * significance));
    }

    /** Hits x of m and y of n, which corrections make fractions. */
    record Rates(double x, double m, double y, double n) {
        double ratio() {
            return x / m / (y / n);
        }

        double variance() {
            return Math.max(0, 1 / x - 1 / m + 1 / y - 1 / n);
        }

        Rates notBothFull() {
            return x >= m && y >= n ? new Rates(m - 0.5, m, n - 0.5, n) : this;
        }

        Rates neitherFull() {
            return new Rates(x >= m ? m - 0.5 : x, m, y >= n ? n - 0.5 : y, n);
        }

        Rates withFalseAtLeastHalf() {
            return y > 0 ? this : new Rates(x, m, 0.5, n);
        }
    }
}
