package dev.assize.explain;

/**
 * Gauss–Legendre nodes and weights on [0, 1]: the roots z of the Legendre polynomial P_n, found by Newton's method from
 * {@code cos(π (k + 3/4) / (n + 1/2))}, and weights {@code 1 / ((1 - z²) P_n'(z)²)}. Costs n² operations, so that
 * thousands of nodes take milliseconds; correct to about 1e-15.
 *
 * @see <a href="https://dlmf.nist.gov/3.5#v">DLMF 3.5(v), and 18.16 for the starting points</a>
 */
final class GaussLegendre {
    /** Newton doubles the correct digits: from 1e-3 at worst, four steps reach rounding; the rest is reserve. */
    private static final int MOST_NEWTON_STEPS = 20;

    private static final double ROUNDING = 1e-15;

    private GaussLegendre() {}

    static QuadratureRule rule(int n) {
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int k = 0; k < (n + 1) / 2; k++) {
            double z = root(n, k);
            double slope = valueAndSlope(n, z)[1];
            double weight = 1 / ((1 - z * z) * slope * slope);
            nodes[k] = (1 - z) / 2;
            nodes[n - 1 - k] = (1 + z) / 2;
            weights[k] = weight;
            weights[n - 1 - k] = weight;
        }
        return new QuadratureRule(nodes, weights);
    }

    private static double root(int n, int k) {
        if (2 * k + 1 == n) {
            return 0;
        }
        double z = Math.cos(Math.PI * (k + 0.75) / (n + 0.5));
        for (int step = 0; step < MOST_NEWTON_STEPS; step++) {
            double[] polynomial = valueAndSlope(n, z);
            double change = polynomial[0] / polynomial[1];
            z -= change;
            if (Math.abs(change) < ROUNDING) {
                break;
            }
        }
        return z;
    }

    /** Returns P_n(z) and P_n'(z) by the recurrence {@code (j+1) P_{j+1} = (2j+1) z P_j - j P_{j-1}}. */
    private static double[] valueAndSlope(int n, double z) {
        double before = 0;
        double value = 1;
        for (int j = 0; j < n; j++) {
            double next = ((2 * j + 1) * z * value - j * before) / (j + 1);
            before = value;
            value = next;
        }
        return new double[] {value, n * (z * value - before) / (z * z - 1)};
    }
}
