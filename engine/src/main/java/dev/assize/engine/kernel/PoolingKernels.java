package dev.assize.engine.kernel;

/**
 * Poolings that are not a maximum, made of sums under windows over images [image, height, width, channel] and of
 * functions of single numbers. With p the exponent, the p-norm is a root of a sum of powers; its slope is {@code
 * sign(x) |x|^(p-1) y^(1-p)}, of which {@link #powerSlope} and {@link #rootSlope} make one factor each.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface PoolingKernels<A> {
    /** Sums under each window, channel by channel. */
    void sum(PoolingRows rows, A images, A pooled, int count);

    /** Sends gradients of {@link #sum} back to all places of a window; the image gradients are cleared first. */
    void sumSlope(PoolingRows rows, A gradients, A imageGradients, int count);

    /** Writes {@code |x|^p}. */
    void power(A from, A to, int exponent, int length);

    /** Multiplies gradients by {@code sign(x) |x|^(p-1)}. */
    void powerSlope(A from, A gradients, int exponent, int length);

    /** Replaces numbers y by {@code y^(1/p)}. */
    void root(A values, int exponent, int length);

    /** Writes gradients times {@code y^(1-p)}, 0 where y is 0; y is taken as at least 1e-8, as in DL4J. */
    void rootSlope(A roots, A gradients, A to, int exponent, int length);
}
