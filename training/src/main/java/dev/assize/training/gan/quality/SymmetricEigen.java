package dev.assize.training.gan.quality;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: A = V' diag(w) V, the rows of V being orthonormal. Cyclic Jacobi
 * rotations, which find small eigenvalues of such matrices to full relative precision more often than other methods.
 *
 * @see <a href="https://doi.org/10.56021/9781421407944">Golub and Van Loan, Matrix Computations, 4th edition, 2013,
 *     section 8.5</a>
 */
final class SymmetricEigen {
    private static final int SWEEPS = 60; // about ten are needed; convergence is quadratic
    private static final double NEGLIGIBLE = 1e-30; // of the squared norm: far below rounding

    private final int size;
    private final double[] a;
    private final double[] vectors;

    private SymmetricEigen(double[] a, int size) {
        this.size = size;
        this.a = a;
        vectors = new double[a.length];
        for (int i = 0; i < size; i++) {
            vectors[i * size + i] = 1;
        }
    }

    /**
     * Decomposes a matrix.
     *
     * @param matrix shape [size, size], symmetric; only rounding may make it less so
     */
    static SymmetricEigen of(double[] matrix, int size) {
        SymmetricEigen eigen = new SymmetricEigen(matrix.clone(), size);
        double norm = 0;
        for (double number : matrix) {
            norm += number * number;
        }
        for (int sweep = 0; sweep < SWEEPS && eigen.offDiagonal() > NEGLIGIBLE * norm; sweep++) {
            eigen.sweep();
        }
        return eigen;
    }

    /** Returns eigenvalue i, in no particular order. */
    double value(int i) {
        return a[i * size + i];
    }

    /** Returns the symmetric root: V' diag(sqrt(max(0, w))) V. Negative eigenvalues can come from rounding alone. */
    double[] root() {
        double[] root = new double[a.length];
        for (int k = 0; k < size; k++) {
            double stretch = Math.sqrt(Math.max(0, value(k)));
            for (int i = 0; i < size; i++) {
                double left = stretch * vectors[k * size + i];
                for (int j = 0; j < size; j++) {
                    root[i * size + j] += left * vectors[k * size + j];
                }
            }
        }
        return root;
    }

    private double offDiagonal() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                sum += a[i * size + j] * a[i * size + j];
            }
        }
        return sum;
    }

    private void sweep() {
        for (int p = 0; p < size; p++) {
            for (int q = p + 1; q < size; q++) {
                if (a[p * size + q] != 0) {
                    rotate(p, q);
                }
            }
        }
    }

    /** Makes a[p, q] 0. */
    private void rotate(int p, int q) {
        double tau = (a[q * size + q] - a[p * size + p]) / (2 * a[p * size + q]);
        double tangent = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
        double cos = 1 / Math.hypot(1, tangent);
        double sin = tangent * cos;
        for (int k = 0; k < size; k++) {
            turn(a, k * size + p, k * size + q, cos, sin);
        }
        for (int k = 0; k < size; k++) {
            turn(a, p * size + k, q * size + k, cos, sin);
        }
        for (int k = 0; k < size; k++) {
            turn(vectors, p * size + k, q * size + k, cos, sin);
        }
    }

    private static void turn(double[] numbers, int first, int second, double cos, double sin) {
        double x = numbers[first];
        double y = numbers[second];
        numbers[first] = cos * x - sin * y;
        numbers[second] = sin * x + cos * y;
    }
}
