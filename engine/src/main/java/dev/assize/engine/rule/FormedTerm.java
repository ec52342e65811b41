package dev.assize.engine.rule;

import java.util.List;

/**
 * A gradient of few numbers whose part of a record is added up number by number, in double precision.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
abstract class FormedTerm<A> extends GradientTerm<A> {
    private final int length;
    private final List<Vectors<A>> slopes;
    private final List<Vectors<A>> factors;

    /**
     * Makes a term.
     *
     * @param length how many numbers the gradient has
     * @param slopes what it is linear in
     * @param factors what these are multiplied with
     */
    FormedTerm(int length, List<Vectors<A>> slopes, List<Vectors<A>> factors) {
        this.length = length;
        this.slopes = slopes;
        this.factors = factors;
    }

    /** Adds the part of a row of the step to the sums. */
    abstract void addRow(int row, double[] sums);

    @Override
    public void addSquares(RecordRows records, Scratch<A> scratch, double[] squares) {
        for (int record = 0; record < records.count(); record++) {
            double[] sums = scratch.zeros(0, length);
            for (int i = 0; i < records.length(record); i++) {
                addRow(records.row(record, i), sums);
            }
            for (int i = 0; i < length; i++) {
                squares[record] += sums[i] * sums[i];
            }
        }
    }

    @Override
    public List<Vectors<A>> slopes() {
        return slopes;
    }

    @Override
    public List<Vectors<A>> factors() {
        return factors;
    }
}
