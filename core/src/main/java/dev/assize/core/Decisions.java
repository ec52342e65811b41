package dev.assize.core;

/** Turns class probabilities into decisions. */
public final class Decisions {
    private Decisions() {}

    /**
     * Returns for each row the class with the largest score; the first of equals, so a binary tie is unfavorable.
     *
     * @param scores shape [rows, classes], at least one class
     * @return indices of classes, shape [rows]
     * @throws IllegalArgumentException if there is no class
     */
    public static int[] mostProbable(Tensor scores) {
        int classes = scores.rowSize();
        if (classes == 0) {
            throw new IllegalArgumentException("scores of shape " + scores + " have no class to decide for");
        }
        int[] decisions = new int[scores.rows()];
        for (int row = 0; row < decisions.length; row++) {
            for (int k = 1; k < classes; k++) {
                if (scores.at(row, k) > scores.at(row, decisions[row])) {
                    decisions[row] = k;
                }
            }
        }
        return decisions;
    }
}
