package dev.assize.engine.kernel;

/**
 * Convolution of each channel with a kernel of its own, images stored as [image, height, width, channel]. Works on
 * whole rows of outputs: for each place of the kernel a row of images times a row of weights is added, so the weights
 * of one place, [channels], are repeated along a row.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface DepthwiseKernels<A> {
    /**
     * Convolves.
     *
     * @param rows the geometry
     * @param images inputs
     * @param weights repeated weights, [place, row of outputs]
     * @param outputs receives the sums
     * @param count how many images
     */
    void convolve(PoolingRows rows, A images, A weights, A outputs, int count);

    /** Sends gradients of {@link #convolve} back to the images, whose gradients are cleared first. */
    void convolveSlope(PoolingRows rows, A gradients, A weights, A imageGradients, int count);

    /** Adds the gradients of the repeated weights to {@code sums}. */
    void weightSlope(PoolingRows rows, A images, A gradients, A sums, int count);

    /** Repeats weights [place, channel] along rows. */
    void repeat(PoolingRows rows, A weights, A repeated);

    /** Adds the gradients of repeated weights to those of the weights: the way back of {@link #repeat}. */
    void collect(PoolingRows rows, A repeated, A weights);

    /** Writes each of {@code length} numbers {@code times} times. */
    void spread(A from, A to, int times, int length);

    /** Writes the sums of {@code times} neighbors, {@code length} of them: the way back of {@link #spread}. */
    void gather(A from, A to, int times, int length);
}
