package dev.assize.privacy.loss;

/**
 * The losses {@code offset + i * interval}.
 *
 * @param offset the loss at index 0
 * @param interval distance of neighbors, above 0
 */
record LossGrid(double offset, double interval) {
    /** Returns the loss at an index. */
    double loss(long index) {
        return offset + index * interval;
    }
}
