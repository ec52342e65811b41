package dev.assize.engine.kernel;

/**
 * What slides a window over images stored as [image, height, width, channel].
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface WindowKernels<A> {
    /**
     * Copies the patch under each window into a row [kernel height, kernel width, channel].
     *
     * @param runs the geometry
     * @param images all images
     * @param first the first image to take
     * @param patches receives [count * positions, patch] from index 0; places outside of the image are not written,
     *     so they stay zero
     * @param count how many images
     */
    void gather(WindowRuns runs, A images, int first, A patches, int count);

    /** Adds patches back to where {@link #gather} took them from; the images are not cleared first. */
    void scatter(WindowRuns runs, A patches, A images, int first, int count);

    /**
     * Takes the largest number under each window, channel by channel; of equals the first in row-major order.
     *
     * @param rows the geometry; places outside of the image never win
     * @param images inputs
     * @param maxima receives outputs and winners
     * @param count how many images
     */
    void maximum(PoolingRows rows, A images, Maxima<A> maxima, int count);

    /** Sends gradients of {@link #maximum} to the winners; the image gradients are cleared first. */
    void maximumSlope(PoolingRows rows, Maxima<A> maxima, A gradients, A imageGradients, int count);

    /**
     * What a maximum pooling writes, and room to work.
     *
     * @param pooled outputs
     * @param winners for each output which place of the window won, counted in row-major order
     * @param candidates one row of outputs, overwritten
     * @param best one row of outputs, overwritten
     * @param places one row of outputs, overwritten
     * @param <A> {@code float[]} or {@code double[]}
     */
    record Maxima<A>(A pooled, A winners, A candidates, A best, A places) {}
}
