package dev.assize.training.gan.quality;

/**
 * The squared Fréchet (2-Wasserstein) distance of two normal distributions with the means m and the covariances C (over
 * n - 1) of two sets of rows: {@code |m1 - m2|^2 + trace(C1 + C2 - 2 (C1 C2)^(1/2))}. The trace of the root is the sum
 * of the roots of the eigenvalues of {@code C1^(1/2) C2 C1^(1/2)}, which is symmetric and has those of C1 C2; negative
 * ones, which rounding makes, count as 0.
 *
 * <p>Range: 0 and up, 0 for equal means and covariances, lower is better; in squared units of the features, so only
 * distances in the same features compare. Biased upwards by about 1 / rows: compare at equal numbers of rows.
 * Degenerate cases: fewer than 2 rows have no covariance and are refused; fewer rows than columns are fine.
 *
 * @see <a href="https://arxiv.org/abs/1706.08500">Heusel et al., GANs Trained by a Two Time-Scale Update Rule, 2017,
 *     section 2</a>
 * @see <a href="https://doi.org/10.1016/0047-259X(82)90077-X">Dowson and Landau, The Fréchet Distance between
 *     Multivariate Normal Distributions, 1982, equation 4</a>
 */
final class FrechetDistance {
    private FrechetDistance() {}

    static double of(Features one, Features other) {
        one.requireLike(other);
        Moments first = Moments.of(one);
        Moments second = Moments.of(other);
        int n = one.width();
        double[] root = SymmetricEigen.of(first.covariance, n).root();
        double[] inner = product(product(root, second.covariance, n), root, n);
        SymmetricEigen eigen = SymmetricEigen.of(symmetric(inner, n), n);
        double distance = 0;
        for (int i = 0; i < n; i++) {
            double apart = first.means[i] - second.means[i];
            distance += apart * apart;
            distance += first.covariance[i * n + i] + second.covariance[i * n + i];
            distance -= 2 * Math.sqrt(Math.max(0, eigen.value(i)));
        }
        return Math.max(0, distance);
    }

    private static double[] product(double[] a, double[] b, int n) {
        double[] c = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += a[i * n + k] * b[k * n + j];
                }
            }
        }
        return c;
    }

    private static double[] symmetric(double[] a, int n) {
        double[] mean = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                mean[i * n + j] = (a[i * n + j] + a[j * n + i]) / 2;
            }
        }
        return mean;
    }

    /** Means and covariances of the columns, in two passes. */
    private static final class Moments {
        private final double[] means;
        private final double[] covariance;

        private Moments(double[] means, double[] covariance) {
            this.means = means;
            this.covariance = covariance;
        }

        static Moments of(Features rows) {
            int count = rows.rows();
            if (count < 2) {
                throw new IllegalArgumentException("a Fréchet distance was asked for with " + count
                        + " rows on one side; a covariance needs at least 2");
            }
            int n = rows.width();
            double[] means = new double[n];
            for (int row = 0; row < count; row++) {
                for (int i = 0; i < n; i++) {
                    means[i] += rows.get(row, i) / count;
                }
            }
            double[] covariance = new double[n * n];
            for (int row = 0; row < count; row++) {
                for (int i = 0; i < n; i++) {
                    double left = (rows.get(row, i) - means[i]) / (count - 1);
                    for (int j = 0; j < n; j++) {
                        covariance[i * n + j] += left * (rows.get(row, j) - means[j]);
                    }
                }
            }
            return new Moments(means, covariance);
        }
    }
}
