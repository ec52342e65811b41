package dev.assize.engine.rule;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.kernel.Window;
import java.util.stream.IntStream;

/**
 * How a kernel slides, before the size of the image is known.
 *
 * @param kernel height and width
 * @param stride steps
 * @param padding places added above and to the left; ignored in modes SAME and CAUSAL
 * @param dilation distance between the places the kernel looks at
 * @param mode how many places it takes
 */
public record Sliding(Extent kernel, Extent stride, Extent padding, Extent dilation, Mode mode) {
    /** How the number of places follows from the size of the image. */
    public enum Mode {
        /** Only whole windows; what remains at the end is ignored. */
        TRUNCATE,
        /** Only whole windows, and nothing may remain. */
        STRICT,
        /** Size over stride, rounded up; padding as needed, more of it at the end. */
        SAME,
        /** Size over stride, rounded up; padding above and to the left only, so that no place sees a later one. */
        CAUSAL
    }

    /**
     * Returns the window over an image.
     *
     * @throws IllegalArgumentException if not one window fits
     */
    public Window over(Shape image) {
        int[] rows =
                along(image.extent().height(), kernel.height(), stride.height(), padding.height(), dilation.height());
        int[] columns =
                along(image.extent().width(), kernel.width(), stride.width(), padding.width(), dilation.width());
        if (rows[0] < 1 || columns[0] < 1) {
            throw new IllegalArgumentException("a window of " + kernel.height() + " by " + kernel.width()
                    + " does not fit into an image of " + image.extent().height() + " by "
                    + image.extent().width() + "; make the window smaller or pad the image");
        }
        return new Window(
                image.channels(),
                image.extent(),
                new Extent(rows[0], columns[0]),
                kernel,
                stride,
                new Extent(rows[1], columns[1]),
                dilation);
    }

    /**
     * Returns for each place along a sequence the time steps by which DL4J decides whether it counts. In modes SAME and
     * CAUSAL with stride 1 that is the step itself, else those under the window.
     */
    int[][] stepsSeen(int steps) {
        Window window = over(Shape.image(1, new Extent(steps, 1)));
        int[][] seen = new int[window.output().height()][];
        for (int place = 0; place < seen.length; place++) {
            boolean itself = (mode == Mode.SAME || mode == Mode.CAUSAL) && stride.height() == 1;
            int start = place * stride.height() - window.padding().height();
            seen[place] = itself
                    ? new int[] {place}
                    : IntStream.range(0, kernel.height())
                            .map(u -> start + u * dilation.height())
                            .filter(step -> step >= 0 && step < steps)
                            .toArray();
        }
        return seen;
    }

    /**
     * Returns the window whose places are those of an image: what a deconvolution of it adds to.
     *
     * @throws IllegalArgumentException if nothing would remain of the result
     */
    public Window under(Shape image, int channels) {
        Extent places = image.extent();
        int[] rows = back(places.height(), kernel.height(), stride.height(), padding.height(), dilation.height());
        int[] columns = back(places.width(), kernel.width(), stride.width(), padding.width(), dilation.width());
        if (rows[0] < 1 || columns[0] < 1) {
            throw new IllegalArgumentException("a deconvolution of an image of " + places.height() + " by "
                    + places.width() + " with a kernel of " + kernel.height() + " by " + kernel.width()
                    + " leaves nothing; use less padding");
        }
        return new Window(
                channels,
                new Extent(rows[0], columns[0]),
                places,
                kernel,
                stride,
                new Extent(rows[1], columns[1]),
                dilation);
    }

    /** Returns the size over which a window takes {@code places} places, and the padding. */
    private int[] back(int places, int window, int step, int pad, int dilate) {
        int reach = window + (window - 1) * (dilate - 1);
        if (mode == Mode.SAME) {
            int size = places * step;
            return new int[] {size, Math.max(0, ((places - 1) * step + reach - size) / 2)};
        }
        return new int[] {step * (places - 1) + reach - 2 * pad, pad};
    }

    private int[] along(int size, int window, int step, int pad, int dilate) {
        int reach = window + (window - 1) * (dilate - 1);
        if (mode == Mode.SAME) {
            int places = (size + step - 1) / step;
            return new int[] {places, Math.max(0, ((places - 1) * step + reach - size) / 2)};
        }
        if (mode == Mode.CAUSAL) {
            return new int[] {(size + step - 1) / step, reach - 1};
        }
        int room = size + 2 * pad - reach;
        if (mode == Mode.STRICT && room % step != 0) {
            throw new IllegalArgumentException("strict convolution mode: " + room + " places remain for stride " + step
                    + "; change kernel, stride or padding, or use truncate mode");
        }
        return new int[] {room < 0 ? 0 : room / step + 1, pad};
    }
}
