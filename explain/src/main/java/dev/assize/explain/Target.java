package dev.assize.explain;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.util.Arrays;

/** Which output of each row is explained, and on which scale. */
public final class Target {
    private final int[] classes;
    private final OutputScale scale;

    private Target(int[] classes, OutputScale scale) {
        this.classes = classes;
        this.scale = scale;
    }

    /**
     * Explains an own class for each row.
     *
     * @param classes index of the output, one a row
     * @param scale logit or probability
     */
    public static Target of(int[] classes, OutputScale scale) {
        return new Target(classes.clone(), scale);
    }

    /** Explains one class for all of {@code rows} rows. */
    public static Target of(int rows, int oneClass, OutputScale scale) {
        int[] classes = new int[rows];
        Arrays.fill(classes, oneClass);
        return new Target(classes, scale);
    }

    /** Returns the output explained for {@code row}. */
    public int classOf(int row) {
        return classes[row];
    }

    /** Returns logit or probability. */
    public OutputScale scale() {
        return scale;
    }

    /** Returns the target of the given rows, in that order. */
    public Target select(int[] rows) {
        return new Target(Arrays.stream(rows).map(row -> classes[row]).toArray(), scale);
    }

    /** Returns the target of the rows {@code from} (inclusive) to {@code to} (exclusive). */
    Target slice(int from, int to) {
        return new Target(Arrays.copyOfRange(classes, from, to), scale);
    }

    Tensor gradient(DifferentiablePredictor model, Tensor batch) {
        return model.gradient(batch, classes.clone(), scale);
    }

    Tensor output(DifferentiablePredictor model, Tensor batch) {
        return model.output(batch, classes.clone(), scale);
    }

    /** Fails when there is not one class a row, or the model lacks one of them. */
    void requireFits(DifferentiablePredictor model, Tensor inputs) {
        if (classes.length != inputs.rows()) {
            throw new IllegalArgumentException("there are " + classes.length + " target classes for " + inputs.rows()
                    + " inputs; give one class for each input");
        }
        for (int row = 0; row < classes.length; row++) {
            if (classes[row] < 0 || classes[row] >= model.outputCount()) {
                throw new IllegalArgumentException("target class of row " + row + " is " + classes[row]
                        + ", the model has classes 0 to " + (model.outputCount() - 1));
            }
        }
    }
}
