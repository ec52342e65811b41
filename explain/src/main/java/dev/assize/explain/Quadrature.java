package dev.assize.explain;

import java.util.Locale;

/** How an integral over [0, 1] is replaced by a weighted sum over n nodes; the weights sum to 1. */
public enum Quadrature {
    /** Nodes {@code (k + 1/2)/n}, weights 1/n; error of order 1/n² for smooth functions. */
    MIDPOINT(1),
    /** The n-point Gauss–Legendre rule: exact for polynomials up to degree 2n - 1, best for smooth functions. */
    GAUSS_LEGENDRE(1),
    /** Nodes {@code k/(n-1)} with both ends, weights {@code 1/(n-1)}, halved at the ends; error of order 1/n². */
    TRAPEZOID(2),
    /** Nodes {@code k/n}, k from 0, weights 1/n; error of order 1/n. */
    LEFT(1),
    /** Nodes {@code (k + 1)/n}, k from 0, weights 1/n; error of order 1/n. */
    RIGHT(1);

    private final int leastNodes;

    Quadrature(int leastNodes) {
        this.leastNodes = leastNodes;
    }

    /** Returns the fewest nodes that the rule can have. */
    public int leastNodes() {
        return leastNodes;
    }

    /**
     * Returns the rule.
     *
     * @param nodes n, at least {@link #leastNodes()}
     */
    public QuadratureRule rule(int nodes) {
        if (nodes < leastNodes) {
            throw new IllegalArgumentException("the " + label() + " rule has at least " + leastNodes + " nodes, got "
                    + nodes + "; ask for more steps");
        }
        return switch (this) {
            case MIDPOINT -> riemann(nodes, 0.5);
            case LEFT -> riemann(nodes, 0);
            case RIGHT -> riemann(nodes, 1);
            case TRAPEZOID -> trapezoid(nodes);
            case GAUSS_LEGENDRE -> GaussLegendre.rule(nodes);
        };
    }

    /** Returns the name as a person reads it, for example {@code gauss legendre}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static QuadratureRule riemann(int n, double shift) {
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int k = 0; k < n; k++) {
            nodes[k] = (k + shift) / n;
            weights[k] = 1.0 / n;
        }
        return new QuadratureRule(nodes, weights);
    }

    private static QuadratureRule trapezoid(int n) {
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int k = 0; k < n; k++) {
            nodes[k] = (double) k / (n - 1);
            weights[k] = (k == 0 || k == n - 1 ? 0.5 : 1.0) / (n - 1);
        }
        return new QuadratureRule(nodes, weights);
    }
}
