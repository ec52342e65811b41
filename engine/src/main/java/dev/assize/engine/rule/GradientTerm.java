package dev.assize.engine.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gradient of one of a step's parameters (or of a matrix and its bias): a sum over the vectors of all rows. What is
 * known of the vectors says how long the part of a single record is, and its part is scaled by scaling its slopes.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public abstract class GradientTerm<A> {
    /** Returns the terms of several steps; nothing if one of them cannot tell. */
    static <A> Optional<List<GradientTerm<A>>> of(List<Step<A>> steps) {
        List<GradientTerm<A>> all = new ArrayList<>();
        for (Step<A> step : steps) {
            if (step.terms().isEmpty()) {
                return Optional.empty();
            }
            all.addAll(step.terms().get());
        }
        return Optional.of(all);
    }

    /** Sets how many rows the next steps have. */
    abstract void resize(int rows);

    /**
     * Writes the gradient.
     *
     * @param accumulate whether it is added to what is there
     */
    public abstract void gradient(boolean accumulate);

    /**
     * Adds the squared norm of each record's part, before slopes are scaled.
     *
     * @param records which rows they are
     * @param scratch room to work
     * @param squares one for each record
     */
    public abstract void addSquares(RecordRows records, Scratch<A> scratch, double[] squares);

    /**
     * Returns how many numbers {@link #addSquares} keeps or works with at most.
     *
     * @param longest rows of the longest record
     * @param records most records at a time
     */
    public long room(int longest, int records) {
        return 0;
    }

    /** Returns the gradients that the sum is linear in, those of the step's sums. */
    public abstract List<Vectors<A>> slopes();

    /** Returns the values that they are multiplied with. */
    public abstract List<Vectors<A>> factors();
}
