package dev.assize.privacy.attack;

import dev.assize.privacy.loss.GaussianTail;
import java.util.Arrays;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The density {@code 2/w phi(z) Phi(a z)}, {@code z = (x - m) / w}: a normal distribution for a = 0, with a longer
 * right tail for a > 0.
 *
 * @param shape a, finite
 * @param location m
 * @param scale w, above 0
 * @see <a href="https://www.jstor.org/stable/4615982">Azzalini, A class of distributions which includes the normal
 *     ones, 1985</a>
 */
record SkewNormal(double shape, double location, double scale) {
    private static final int MOST_EVALUATIONS = 4000;
    private static final double CLOSE = 1e-10;
    private static final double MOST_SKEW = 0.9;
    /** Further down the density has lost 1e-31 of its value at the upper end, where that end is below the peak. */
    private static final double REACH = 12;

    private static final int PANELS = 2000;

    /** Fits by largest likelihood, starting from the moments. */
    static SkewNormal fit(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        double third =
                Arrays.stream(values).map(v -> Math.pow(v - mean, 3)).average().orElseThrow();
        double[] start = start(mean, Math.sqrt(variance), third / Math.pow(variance, 1.5));
        double[] steps = {0.5, 0.1 * Math.sqrt(variance), 0.1};
        double[] best = new SimplexOptimizer(new SimpleValueChecker(CLOSE, CLOSE))
                .optimize(
                        new MaxEval(MOST_EVALUATIONS),
                        new ObjectiveFunction(p -> of(p).logLikelihood(values)),
                        GoalType.MAXIMIZE,
                        new InitialGuess(start),
                        new NelderMeadSimplex(steps))
                .getPoint();
        return of(best);
    }

    /** The parameters whose first three moments these are; the skewness is cut to what the family has. */
    private static double[] start(double mean, double deviation, double skewness) {
        double skew = Math.max(-MOST_SKEW, Math.min(MOST_SKEW, skewness));
        double power = Math.pow(Math.abs(skew), 2.0 / 3);
        double delta =
                Math.signum(skew) * Math.sqrt(Math.PI / 2 * power / (power + Math.pow((4 - Math.PI) / 2, 2.0 / 3)));
        double bounded = Math.max(-0.99, Math.min(0.99, delta));
        double scale = deviation / Math.sqrt(1 - 2 * bounded * bounded / Math.PI);
        double location = mean - scale * bounded * Math.sqrt(2 / Math.PI);
        return new double[] {bounded / Math.sqrt(1 - bounded * bounded), location, Math.log(scale)};
    }

    private static SkewNormal of(double[] point) {
        return new SkewNormal(point[0], point[1], Math.exp(point[2]));
    }

    private double logLikelihood(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += logDensity((value - location) / scale);
        }
        return sum - values.length * Math.log(scale);
    }

    private double logDensity(double z) {
        return Math.log(2) + StandardNormal.logDensity(z, 0, 1) + logCumulativeNormal(shape * z);
    }

    private static double logCumulativeNormal(double z) {
        return z > 0 ? Math.log1p(-GaussianTail.above(z)) : GaussianTail.logAbove(-z);
    }

    /**
     * ln P(X <= x), by Simpson's rule over the tail relative to its upper end; exact to about 1e-8 also where it is
     * tiny.
     */
    double logCumulative(double x) {
        double upper = (x - location) / scale;
        double lower = Math.min(upper, 0) - REACH;
        double largest = logDensity(Math.min(upper, 0));
        double step = (upper - lower) / PANELS;
        double sum = 0;
        for (int i = 0; i <= PANELS; i++) {
            double weight = i == 0 || i == PANELS ? 1 : 2 + 2 * (i % 2);
            sum += weight * Math.exp(logDensity(lower + i * step) - largest);
        }
        return Math.min(0, largest + Math.log(sum * step / 3));
    }
}
