package dev.assize.training.gan.quality;

import java.util.Arrays;

/**
 * What a set of rows covers: the union of balls around each, as wide as the distance to its k-th nearest other row.
 * Precision is the part of generated rows that the real ones cover, recall the part of real rows that the generated
 * ones cover.
 *
 * <p>Range of both: 0 to 1, higher is better; precision says how many samples look real, recall how much of what is
 * real can be made. Degenerate cases: a set of k rows or fewer has no k-th neighbor and is refused; equal rows give
 * balls of radius 0 that cover their own place.
 *
 * @see <a href="https://arxiv.org/abs/1904.06991">Kynkäänniemi et al., Improved Precision and Recall Metric for
 *     Assessing Generative Models, 2019, equations 1 and 2</a>
 */
final class Manifold {
    /** The number of neighbors of the publication, section 3.1. */
    static final int NEIGHBORS = 3;

    private final Features rows;
    private final double[] squaredRadii;

    private Manifold(Features rows, double[] squaredRadii) {
        this.rows = rows;
        this.squaredRadii = squaredRadii;
    }

    static Manifold of(Features rows, int neighbors) {
        int count = rows.rows();
        if (neighbors < 1 || count <= neighbors) {
            throw new IllegalArgumentException("neighbor " + neighbors + " of each of " + count
                    + " rows was asked for; give more rows than neighbors, and at least 1 neighbor");
        }
        double[] radii = new double[count];
        for (int row = 0; row < count; row++) {
            double[] nearest = new double[neighbors];
            Arrays.fill(nearest, Double.POSITIVE_INFINITY);
            for (int other = 0; other < count; other++) {
                if (other != row) {
                    insert(nearest, rows.squaredDistance(row, rows, other));
                }
            }
            radii[row] = nearest[neighbors - 1];
        }
        return new Manifold(rows, radii);
    }

    /** Keeps the smallest numbers in order. */
    private static void insert(double[] smallest, double number) {
        int at = smallest.length - 1;
        if (number >= smallest[at]) {
            return;
        }
        while (at > 0 && smallest[at - 1] > number) {
            smallest[at] = smallest[at - 1];
            at--;
        }
        smallest[at] = number;
    }

    /** Returns how many of the rows of others this set covers. */
    int covered(Features others) {
        rows.requireLike(others);
        int covered = 0;
        for (int row = 0; row < others.rows(); row++) {
            for (int own = 0; own < rows.rows(); own++) {
                if (others.squaredDistance(row, rows, own) <= squaredRadii[own]) {
                    covered++;
                    break;
                }
            }
        }
        return covered;
    }
}
