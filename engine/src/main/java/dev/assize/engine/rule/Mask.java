package dev.assize.engine.rule;

/**
 * Which time steps of each row count. Signals of sequences hand theirs on: a rule that leaves the number of steps alone
 * shares the mask of its input, so it is filled once for each batch.
 */
public final class Mask {
    private final double[][] factors;
    private boolean present;

    private Mask(double[][] factors) {
        this.factors = factors;
    }

    /** Makes a mask for at most {@code capacity} rows; absent until it is told otherwise. */
    public static Mask of(int steps, int capacity) {
        return new Mask(new double[steps][capacity]);
    }

    /** Makes the mask of what has no time steps: always absent. */
    static Mask none() {
        return new Mask(new double[0][0]);
    }

    /**
     * Makes a mask that looks at the time steps of this one in the other order; whether it is present has to be told
     * again for each batch.
     */
    Mask reversed() {
        double[][] turned = new double[factors.length][];
        for (int step = 0; step < turned.length; step++) {
            turned[step] = factors[factors.length - 1 - step];
        }
        return new Mask(turned);
    }

    /** Tells whether the rows at hand have a mask; without one every step counts. */
    public boolean present() {
        return present;
    }

    /** Sets whether the rows at hand have a mask. */
    public void present(boolean given) {
        present = given && factors.length > 0;
    }

    /** Returns how many time steps there are. */
    public int steps() {
        return factors.length;
    }

    /** Returns 1 for each row whose step counts and 0 for the others; a view, to be filled or multiplied with. */
    public double[] factors(int step) {
        return factors[step];
    }

    /** Tells whether a step of a row counts; asks only where {@link #present}. */
    public boolean counts(int step, int row) {
        return factors[step][row] != 0;
    }

    /** Returns the last step of a row that counts, or -1 if none does. */
    public int last(int row) {
        if (!present) {
            return factors.length - 1;
        }
        int step = factors.length - 1;
        while (step >= 0 && !counts(step, row)) {
            step--;
        }
        return step;
    }
}
