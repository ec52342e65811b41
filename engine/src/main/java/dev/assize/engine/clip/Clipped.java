package dev.assize.engine.clip;

/**
 * What {@link dev.assize.engine.plan.Plan#trainClipped} found in a batch. It is about single records and not private
 * itself: nothing of it may be shown or steer training unless noise is added.
 */
public final class Clipped {
    private final double[] losses;
    private final double[][] norms;
    private final double[][] weights;
    private final int clipped;
    private final int nonFinite;

    Clipped(double[] losses, double[][] norms, double[][] weights, int clipped, int nonFinite) {
        this.losses = losses;
        this.norms = norms;
        this.weights = weights;
        this.clipped = clipped;
        this.nonFinite = nonFinite;
    }

    /**
     * Returns the loss of each row, summed over the network's outputs and not weighted. Losses may be infinite or NaN,
     * when a network has broken down.
     */
    public double[] losses() {
        return losses.clone();
    }

    /**
     * Returns how many parts of a gradient have a norm and a weight: all trained layers if each has its own, else 1.
     */
    public int groups() {
        return norms.length;
    }

    /** Returns the Euclidean norm of each record's whole gradient; 0 for one that is not finite. */
    public double[] norms() {
        double[] whole = norms[0].clone();
        for (int group = 1; group < norms.length; group++) {
            for (int record = 0; record < whole.length; record++) {
                whole[record] = Math.hypot(whole[record], norms[group][record]);
            }
        }
        return whole;
    }

    /** Returns the norm of a group's part of each record's gradient; groups are in the order of the layers. */
    public double[] norms(int group) {
        return norms[group].clone();
    }

    /** Returns what a group's part of each record's gradient was multiplied by. */
    public double[] weights(int group) {
        return weights[group].clone();
    }

    /** Returns how many records had a gradient, or a layer's part of it, above the bound. */
    public int clipped() {
        return clipped;
    }

    /**
     * Returns how many records had a gradient that is not finite, or too long to be measured; they added nothing to the
     * sum.
     */
    public int nonFinite() {
        return nonFinite;
    }
}
