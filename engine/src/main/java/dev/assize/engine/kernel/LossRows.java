package dev.assize.engine.kernel;

/**
 * What a loss reads and writes: matrices [rows, columns], and one loss for each row.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class LossRows<A> {
    private final A outputs;
    private final A targets;
    private final A gradients;
    private final double[] losses;
    private final LossTerms terms;

    /**
     * Names the arrays of a loss.
     *
     * @param outputs network outputs, or sums before the activation where a loss says so
     * @param targets what the outputs should be
     * @param gradients receives the gradient with respect to {@code outputs}
     * @param losses each row's loss is added to it
     * @param terms outputs of a row, their weights, and a clip
     */
    public LossRows(A outputs, A targets, A gradients, double[] losses, LossTerms terms) {
        this.outputs = outputs;
        this.targets = targets;
        this.gradients = gradients;
        this.losses = losses;
        this.terms = terms;
    }

    A outputs() {
        return outputs;
    }

    A targets() {
        return targets;
    }

    A gradients() {
        return gradients;
    }

    double[] losses() {
        return losses;
    }

    int columns() {
        return terms.columns();
    }

    LossTerms terms() {
        return terms;
    }
}
