package dev.assize.engine.kernel;

/**
 * How a window slides over an image. A window at output (i, j) covers input rows {@code i * stride - padding + u *
 * dilation}, {@code u = 0..kernel-1}, and columns likewise.
 *
 * @param channels numbers at each place
 * @param input height and width of the image
 * @param output how many places the window takes, downwards and across
 * @param kernel height and width of the window in places it looks at
 * @param stride steps of the window
 * @param padding places added above and to the left
 * @param dilation distance between the places the window looks at
 */
public record Window(
        int channels, Extent input, Extent output, Extent kernel, Extent stride, Extent padding, Extent dilation) {

    /** Returns how many windows one image has. */
    public int positions() {
        return output.area();
    }

    /** Returns how many numbers one patch has. */
    public int patch() {
        return kernel.area() * channels;
    }

    /** Returns how many numbers one image has. */
    public int imageSize() {
        return input.area() * channels;
    }

    /** Returns how many numbers the outputs of one image have if each window gives one number for each channel. */
    public int pooledSize() {
        return output.area() * channels;
    }

    /** Tells whether each place of the image is one patch, in order: images are their own patches. */
    public boolean isPointwise() {
        Extent one = new Extent(1, 1);
        return kernel.equals(one) && stride.equals(one) && output.equals(input) && padding.equals(new Extent(0, 0));
    }
}
