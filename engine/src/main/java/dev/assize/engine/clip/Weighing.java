package dev.assize.engine.clip;

/**
 * Turns the squared norms of gradients into their weights, record by record. Several threads may weigh different
 * records of one batch.
 */
public final class Weighing {
    private final Clipping clipping;
    private final int layers;
    private final double margin;
    private final double[][] norms;
    private final double[][] weights;
    private final boolean[] unmeasured;

    /**
     * Prepares for a batch.
     *
     * @param clipping the bound
     * @param layers how many layers are trained
     * @param records how many records the batch has
     * @param margin factor of all weights, just below 1, so that a product is within the bound after rounding
     */
    public Weighing(Clipping clipping, int layers, int records, double margin) {
        this.clipping = clipping;
        this.layers = layers;
        this.margin = margin;
        int groups = groups(clipping, layers);
        norms = new double[groups][records];
        weights = new double[groups][records];
        unmeasured = new boolean[records];
    }

    /** Returns how many parts of a gradient have a norm of their own. */
    public static int groups(Clipping clipping, int layers) {
        return clipping.byLayer() ? Math.max(1, layers) : 1;
    }

    /** Returns how many parts of a gradient have a norm of their own. */
    public int groups() {
        return norms.length;
    }

    /** Returns the group of a layer. */
    public int group(int layer) {
        return norms.length == 1 ? 0 : layer;
    }

    /**
     * Takes the squared norms of a record's gradient; rounding may have left a negative one, which counts as 0.
     *
     * @param record which
     * @param squares by group, then by record
     * @param index where the record is in these
     * @return whether all are finite; if not the record weighs nothing
     */
    public boolean weigh(int record, double[][] squares, int index) {
        unmeasured[record] = false;
        for (int group = 0; group < norms.length; group++) {
            unmeasured[record] |= !Double.isFinite(squares[group][index]);
        }
        for (int group = 0; group < norms.length; group++) {
            double norm = unmeasured[record] ? 0 : Math.sqrt(Math.max(0, squares[group][index]));
            norms[group][record] = norm;
            weights[group][record] = unmeasured[record] ? 0 : margin * clipping.weight(norm, layers);
        }
        return !unmeasured[record];
    }

    /** Returns what a group's part of a record's gradient is to be multiplied by. */
    public double weight(int group, int record) {
        return weights[group][record];
    }

    /** Tells whether a record was found to have no finite gradient. */
    public boolean isLeftOut(int record) {
        return unmeasured[record];
    }

    /** Returns what was found; nothing can be weighed afterwards. */
    public Clipped result(double[] losses) {
        int clipped = 0;
        int left = 0;
        for (int record = 0; record < unmeasured.length; record++) {
            clipped += isAbove(record) ? 1 : 0;
            left += unmeasured[record] ? 1 : 0;
        }
        return new Clipped(losses, norms, weights, clipped, left);
    }

    private boolean isAbove(int record) {
        for (double[] group : norms) {
            if (group[record] > clipping.bound(layers)) {
                return true;
            }
        }
        return false;
    }
}
