package dev.assize.engine.kernel;

import java.util.Arrays;

/**
 * The runs of numbers that a sliding window takes from an image: neighbors in the image that are also neighbors in a
 * patch. Worked out once for each layer, so that gathering patches and adding them back are plain loops over runs.
 */
public final class WindowRuns {
    private final int imageSize;
    private final int patchesSize;
    private int[] inImage = new int[64];
    private int[] inPatches = new int[64];
    private int[] length = new int[64];
    private int count;

    /** Works out the runs of a window. */
    public WindowRuns(Window window) {
        imageSize = window.imageSize();
        patchesSize = window.positions() * window.patch();
        int patch = 0;
        for (int i = 0; i < window.output().height(); i++) {
            for (int j = 0; j < window.output().width(); j++) {
                for (int u = 0; u < window.kernel().height(); u++) {
                    addRow(
                            window,
                            i * window.stride().height()
                                    - window.padding().height()
                                    + u * window.dilation().height(),
                            j,
                            patch);
                    patch += window.kernel().width() * window.channels();
                }
            }
        }
    }

    private WindowRuns(int imageSize, int patchesSize) {
        this.imageSize = imageSize;
        this.patchesSize = patchesSize;
    }

    /**
     * Makes the runs of a copy of whole places.
     *
     * @param window channels, and sizes of input and output; the rest is ignored
     * @param sources for each output place the input place, or -1 for zeros
     */
    public static WindowRuns copying(Window window, int[] sources) {
        WindowRuns runs = new WindowRuns(window.imageSize(), sources.length * window.channels());
        for (int place = 0; place < sources.length; place++) {
            if (sources[place] >= 0) {
                runs.add(sources[place] * window.channels(), place * window.channels(), window.channels());
            }
        }
        return runs;
    }

    private void addRow(Window window, int imageRow, int j, int patch) {
        if (imageRow < 0 || imageRow >= window.input().height()) {
            return;
        }
        int start = j * window.stride().width() - window.padding().width();
        for (int v = 0; v < window.kernel().width(); v++) {
            int column = start + v * window.dilation().width();
            if (column >= 0 && column < window.input().width()) {
                int place = (imageRow * window.input().width() + column) * window.channels();
                add(place, patch + v * window.channels(), window.channels());
            }
        }
    }

    private void add(int image, int patch, int numbers) {
        int last = count - 1;
        if (last >= 0 && inImage[last] + length[last] == image && inPatches[last] + length[last] == patch) {
            length[last] += numbers;
            return;
        }
        if (count == length.length) {
            inImage = Arrays.copyOf(inImage, 2 * count);
            inPatches = Arrays.copyOf(inPatches, 2 * count);
            length = Arrays.copyOf(length, 2 * count);
        }
        inImage[count] = image;
        inPatches[count] = patch;
        length[count++] = numbers;
    }

    /** Returns how many runs one image has. */
    public int count() {
        return count;
    }

    /** Returns where a run starts within its image. */
    public int inImage(int run) {
        return inImage[run];
    }

    /** Returns where a run starts within the patches of its image. */
    public int inPatches(int run) {
        return inPatches[run];
    }

    /** Returns how many numbers a run has. */
    public int length(int run) {
        return length[run];
    }

    /** Returns how many numbers one image has. */
    public int imageSize() {
        return imageSize;
    }

    /** Returns how many numbers all patches of one image have. */
    public int patchesSize() {
        return patchesSize;
    }
}
