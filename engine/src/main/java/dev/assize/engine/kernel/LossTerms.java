package dev.assize.engine.kernel;

/** What a cross entropy of a row has besides outputs and targets: weights of single outputs, and a clip. */
public final class LossTerms {
    private final int columns;
    private final double[] weights;
    private final double clip;
    private final double lowest;
    private final double highest;

    private LossTerms(int columns, double[] weights, double clip) {
        this.columns = columns;
        this.weights = weights;
        this.clip = clip;
        lowest = Math.log(clip);
        highest = Math.log1p(-clip);
    }

    /**
     * Makes the terms of a loss.
     *
     * @param columns outputs of a row
     * @param weights one for each output, or none
     * @param clip c in [0, 0.5]: probabilities are taken as at least c and at most 1 - c
     */
    public static LossTerms of(int columns, double[] weights, double clip) {
        if (weights.length > 0 && weights.length != columns) {
            throw new IllegalArgumentException("a loss has " + weights.length + " weights for " + columns
                    + " outputs; give it one weight for each output of the last layer");
        }
        return new LossTerms(columns, weights.clone(), clip);
    }

    int columns() {
        return columns;
    }

    boolean weighted() {
        return weights.length > 0;
    }

    double weight(int column) {
        return weights.length > 0 ? weights[column] : 1;
    }

    /** Returns a probability within the clip. */
    double clipped(double probability) {
        return Math.min(Math.max(probability, clip), 1 - clip);
    }

    /** Returns the logarithm of a probability within the clip, given that of the probability. */
    double logarithm(double exact) {
        return Math.min(Math.max(exact, lowest), highest);
    }
}
