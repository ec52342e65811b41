package dev.assize.fairness;

/**
 * Some of the nine cells of a group. A bit is set for each cell, numbered as in {@link GroupCounts#index}.
 *
 * @param bits which cells
 */
record CellSet(int bits) {
    /** True positives. */
    static final CellSet TP = of(1, 1);

    /** False positives. */
    static final CellSet FP = of(0, 1);

    /** True negatives. */
    static final CellSet TN = of(0, 0);

    /** False negatives. */
    static final CellSet FN = of(1, 0);

    /** Truth and decision known. */
    static final CellSet KNOWN = TP.and(FP).and(TN).and(FN);

    /** Decided favorably. */
    static final CellSet SELECTED = TP.and(FP).and(of(-1, 1));

    /** Decided. */
    static final CellSet DECIDED = KNOWN.and(of(-1, 0)).and(of(-1, 1));

    /** Truly favorable. */
    static final CellSet FAVORABLE = TP.and(FN).and(of(1, -1));

    /** Truth known. */
    static final CellSet WITH_TRUTH = KNOWN.and(of(0, -1)).and(of(1, -1));

    static CellSet of(int truth, int decision) {
        return new CellSet(1 << GroupCounts.index(truth, decision));
    }

    /** Returns these cells and others. */
    CellSet and(CellSet other) {
        return new CellSet(bits | other.bits);
    }

    long sum(long[] cells) {
        long sum = 0;
        for (int i = 0; i < cells.length; i++) {
            sum += (bits >> i & 1) == 0 ? 0 : cells[i];
        }
        return sum;
    }

    double sum(double[] cells) {
        double sum = 0;
        for (int i = 0; i < cells.length; i++) {
            sum += (bits >> i & 1) == 0 ? 0 : cells[i];
        }
        return sum;
    }
}
