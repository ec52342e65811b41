package dev.assize.training.settings;

import java.util.OptionalInt;

/**
 * A convolution and the pooling behind it.
 *
 * @param filters channels that it makes
 * @param kernel height and width of the filters
 * @param stride step of the filters
 * @param padding zeros on each side; empty pads until a stride of 1 keeps height and width (DL4J's mode "same")
 * @param pool the pooling
 */
public record ConvolutionBlock(int filters, int kernel, int stride, OptionalInt padding, Pool pool) {
    /**
     * Pooling behind a convolution.
     *
     * @param size height and width of the windows; 0 pools nothing
     * @param stride step of the windows
     */
    public record Pool(int size, int stride) {}
}
