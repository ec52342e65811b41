package dev.assize.fairness.mitigation;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Takes from each feature what a linear regression on sensitive columns predicts of it:
 * {@code x' = x - alpha (s - m) B}, where {@code m} is the mean of each sensitive column and {@code B} the
 * least-squares coefficients of the centred features on the centred sensitive columns, of least norm where these depend
 * on each other. With {@code alpha = 1} no feature has any correlation left with any sensitive column on the rows
 * fitted on, up to rounding; with 0 nothing changes. The mean of each feature stays what it was.
 *
 * <p>Each sensitive column is centred by its own mean. (A peer centres all of them by one common mean, which leaves
 * correlation behind where their means differ.) A sensitive column that never changes explains nothing and is not used.
 *
 * <p>The sensitive columns are needed when the model decides.
 *
 * @see <a href="https://fairlearn.org/main/user_guide/mitigation/preprocessing.html">Fairlearn user guide, correlation
 *     remover: the formula</a>
 */
public final class CorrelationRemover {
    /** Directions of the scaled sensitive columns below this part of the largest one count as dependent. */
    private static final double DEPENDENT = 1e-10;

    private final double alpha;
    private final double[] means;
    private final double[][] coefficients;

    private CorrelationRemover(double alpha, double[] means, double[][] coefficients) {
        this.alpha = alpha;
        this.means = means;
        this.coefficients = coefficients;
    }

    /** Makes a remover of stored numbers. */
    static CorrelationRemover of(double alpha, double[] means, double[][] coefficients) {
        return new CorrelationRemover(alpha, means, coefficients);
    }

    /**
     * Computes means and coefficients.
     *
     * @param sensitive the sensitive columns, shape [columns, rows], finite; a group as 0 and 1, several as one column
     *     each
     * @param features the columns to change, shape [columns, rows], finite
     * @param alpha how much of the correlation is removed, 0 to 1
     * @throws MitigationException if a number is not finite, there are fewer than two rows, or no sensitive column
     *     changes
     */
    public static CorrelationRemover fit(double[][] sensitive, double[][] features, double alpha) {
        requireUsable(sensitive, features, alpha);
        int rows = sensitive[0].length;
        double[] means = new double[sensitive.length];
        double[][] scaled = new double[sensitive.length][];
        double[] scales = new double[sensitive.length];
        for (int s = 0; s < sensitive.length; s++) {
            means[s] = mean(sensitive[s]);
            scaled[s] = centred(sensitive[s], means[s]);
            scales[s] = scale(scaled[s], means[s]);
        }
        RealMatrix gram = new Array2DRowRealMatrix(sensitive.length, sensitive.length);
        RealMatrix products = new Array2DRowRealMatrix(sensitive.length, features.length);
        for (int s = 0; s < sensitive.length; s++) {
            for (int other = 0; other < sensitive.length; other++) {
                gram.setEntry(s, other, product(scaled[s], scaled[other], rows) * scales[s] * scales[other]);
            }
            for (int f = 0; f < features.length; f++) {
                double[] centredFeature = centred(features[f], mean(features[f]));
                products.setEntry(s, f, product(scaled[s], centredFeature, rows) * scales[s]);
            }
        }
        return new CorrelationRemover(alpha, means, solve(gram, products, scales));
    }

    /** Returns the least-norm solution of the normal equations of columns scaled to length 1, in the original units. */
    private static double[][] solve(RealMatrix gram, RealMatrix products, double[] scales) {
        SingularValueDecomposition parts = new SingularValueDecomposition(gram);
        double[] values = parts.getSingularValues();
        RealMatrix inverse = new Array2DRowRealMatrix(values.length, values.length);
        for (int i = 0; i < values.length; i++) {
            inverse.setEntry(i, i, values[i] > DEPENDENT * values[0] ? 1 / values[i] : 0);
        }
        double[][] solution = parts.getV()
                .multiply(inverse)
                .multiply(parts.getUT())
                .multiply(products)
                .getData();
        for (int s = 0; s < scales.length; s++) {
            for (int f = 0; f < solution[s].length; f++) {
                solution[s][f] *= scales[s];
            }
        }
        return solution;
    }

    private static void requireUsable(double[][] sensitive, double[][] features, double alpha) {
        Faults faults = new Faults().within("alpha", alpha, 0, 1);
        if (sensitive.length == 0 || sensitive[0].length < 2) {
            faults.add(
                    "there are fewer than two rows of a sensitive column", "Hand in at least one column of two rows.");
            faults.throwIfAny();
        }
        boolean changes = false;
        for (int s = 0; s < sensitive.length; s++) {
            Faults.requireLength("sensitive values", sensitive[s].length, sensitive[0].length);
            faults.numbers("sensitive column " + s, sensitive[s]);
            double mean = mean(sensitive[s]);
            changes |= scale(centred(sensitive[s], mean), mean) > 0;
        }
        for (int f = 0; f < features.length; f++) {
            Faults.requireLength("feature values", features[f].length, sensitive[0].length);
            faults.numbers("feature " + f, features[f]);
        }
        if (!changes) {
            faults.add(
                    "every sensitive column has the same value in all rows",
                    "Nothing can depend on it; hand in rows of two or more groups.");
        }
        faults.throwIfAny();
    }

    /** Returns 1 / length of a centred column; 0 where it never changes, up to the rounding of its mean. */
    private static double scale(double[] centred, double mean) {
        double length = Math.sqrt(product(centred, centred, centred.length));
        double rounding = 1e-12 * Math.abs(mean) * Math.sqrt(centred.length);
        return length > rounding ? 1 / length : 0;
    }

    private static double mean(double[] column) {
        double sum = 0;
        for (double value : column) {
            sum += value;
        }
        double rough = sum / column.length;
        double rest = 0;
        for (double value : column) {
            rest += value - rough;
        }
        return rough + rest / column.length;
    }

    private static double[] centred(double[] column, double mean) {
        double[] centred = column.clone();
        for (int row = 0; row < centred.length; row++) {
            centred[row] -= mean;
        }
        return centred;
    }

    private static double product(double[] left, double[] right, int rows) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += left[row] * right[row];
        }
        return sum;
    }

    /** Returns the part of the correlation that is removed, 0 to 1. */
    public double alpha() {
        return alpha;
    }

    /** Returns the mean of each sensitive column. */
    public List<Double> means() {
        return Arrays.stream(means).boxed().toList();
    }

    /** Returns the coefficient of a feature on a sensitive column, in units of the feature. */
    public double coefficient(int sensitiveColumn, int feature) {
        return coefficients[sensitiveColumn][feature];
    }

    /**
     * Returns changed features of any rows.
     *
     * @param sensitive the sensitive columns in the order of {@link #fit}, shape [columns, rows], finite
     * @param features the features in the order of {@link #fit}, shape [columns, rows], finite
     * @return the features, shape [columns, rows]
     */
    public double[][] apply(double[][] sensitive, double[][] features) {
        Faults.requireLength("sensitive columns", sensitive.length, means.length);
        Faults.requireLength("features", features.length, coefficients[0].length);
        Faults faults = new Faults();
        for (int s = 0; s < sensitive.length; s++) {
            faults.numbers("sensitive column " + s, sensitive[s]);
        }
        for (int f = 0; f < features.length; f++) {
            faults.numbers("feature " + f, features[f]);
        }
        faults.throwIfAny();
        double[][] changed = new double[features.length][];
        for (int f = 0; f < features.length; f++) {
            changed[f] = features[f].clone();
            for (int s = 0; s < sensitive.length; s++) {
                Faults.requireLength("values", features[f].length, sensitive[s].length);
                for (int row = 0; row < changed[f].length; row++) {
                    changed[f][row] -= alpha * (sensitive[s][row] - means[s]) * coefficients[s][f];
                }
            }
        }
        return changed;
    }
}
