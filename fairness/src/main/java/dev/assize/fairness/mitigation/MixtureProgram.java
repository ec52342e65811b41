package dev.assize.fairness.mitigation;

import java.util.Arrays;

/**
 * The best mixture of models that are there: shares q that minimize {@code sum of q_i error_i + B s} subject to
 * {@code sum of q_i value_ik - s <= bound} for every bound k, {@code s >= 0}, shares at least 0 that sum to 1. Solved
 * exactly by the simplex method on a dense tableau, from the basis of slacks and one artificial variable of large cost,
 * with Bland's rule, which cannot cycle. The prices of the bounds are the multipliers of the dual, which sum to at most
 * B.
 */
final class MixtureProgram {
    private static final double NOTHING = 1e-12;

    private final int models;
    private final int bounds;
    private final double[][] tableau;
    private final int[] basis;

    /**
     * Solves the program.
     *
     * @param errors the error of each model
     * @param values left sides of the bounds, shape [models, bounds]
     * @param bound the right side, at least 0
     * @param price B, above 0
     */
    MixtureProgram(double[] errors, double[][] values, double bound, double price) {
        models = errors.length;
        bounds = values[0].length;
        int columns = models + 1 + bounds + 1;
        tableau = new double[bounds + 2][columns + 1];
        basis = new int[bounds + 1];
        double artificial = 1e4 * (price + 1);
        for (int k = 0; k < bounds; k++) {
            for (int model = 0; model < models; model++) {
                tableau[k][model] = values[model][k];
            }
            tableau[k][models] = -1;
            tableau[k][models + 1 + k] = 1;
            tableau[k][columns] = bound;
            basis[k] = models + 1 + k;
        }
        Arrays.fill(tableau[bounds], 0, models, 1);
        tableau[bounds][columns - 1] = 1;
        tableau[bounds][columns] = 1;
        basis[bounds] = columns - 1;
        double[] cost = tableau[bounds + 1];
        for (int model = 0; model < models; model++) {
            cost[model] = errors[model] - artificial;
        }
        cost[models] = price;
        cost[columns] = -artificial;
        solve(columns);
    }

    /** Returns the share of each model. */
    double[] shares() {
        double[] shares = new double[models];
        int last = tableau[0].length - 1;
        for (int row = 0; row < basis.length; row++) {
            if (basis[row] < models) {
                shares[basis[row]] = Math.max(0, tableau[row][last]);
            }
        }
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    /** Returns the multiplier of each bound, at least 0. */
    double[] multipliers() {
        double[] multipliers = new double[bounds];
        for (int k = 0; k < bounds; k++) {
            multipliers[k] = Math.max(0, tableau[bounds + 1][models + 1 + k]);
        }
        return multipliers;
    }

    private void solve(int columns) {
        int entering = entering(columns);
        while (entering >= 0) {
            pivot(leaving(entering), entering);
            entering = entering(columns);
        }
    }

    private int entering(int columns) {
        for (int column = 0; column < columns; column++) {
            if (tableau[bounds + 1][column] < -NOTHING * 1e3) {
                return column;
            }
        }
        return -1;
    }

    private int leaving(int entering) {
        int last = tableau[0].length - 1;
        int best = -1;
        for (int row = 0; row <= bounds; row++) {
            if (tableau[row][entering] > NOTHING) {
                double ratio = tableau[row][last] / tableau[row][entering];
                double least = best < 0 ? Double.POSITIVE_INFINITY : tableau[best][last] / tableau[best][entering];
                boolean tie = best >= 0 && Math.abs(ratio - least) <= NOTHING;
                if (tie ? basis[row] < basis[best] : ratio < least) {
                    best = row;
                }
            }
        }
        if (best < 0) {
            throw new IllegalStateException("the program of " + models + " models and " + bounds
                    + " bounds has no least value, which its bounds exclude; report this with the data");
        }
        return best;
    }

    private void pivot(int row, int column) {
        double by = tableau[row][column];
        for (int at = 0; at < tableau[row].length; at++) {
            tableau[row][at] /= by;
        }
        for (int other = 0; other < tableau.length; other++) {
            double factor = tableau[other][column];
            for (int at = 0; other != row && factor != 0 && at < tableau[other].length; at++) {
                tableau[other][at] -= factor * tableau[row][at];
            }
        }
        basis[row] = column;
    }
}
