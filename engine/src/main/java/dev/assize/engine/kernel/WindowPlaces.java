package dev.assize.engine.kernel;

import java.util.Arrays;

/**
 * The places of an image, as indices of their first channel, that each window of a pooling looks at, in row-major
 * order.
 */
public final class WindowPlaces {
    private final Window window;
    private final int[] starts;
    private int[] places = new int[64];
    private int count;

    /** Works out the places of a window. */
    public WindowPlaces(Window window) {
        this.window = window;
        starts = new int[window.positions() + 1];
        for (int position = 0; position < window.positions(); position++) {
            addAll(
                    position / window.output().width(),
                    position % window.output().width());
            starts[position + 1] = count;
        }
    }

    private void addAll(int i, int j) {
        for (int u = 0; u < window.kernel().height(); u++) {
            int row = i * window.stride().height()
                    - window.padding().height()
                    + u * window.dilation().height();
            for (int v = 0; v < window.kernel().width(); v++) {
                int column = j * window.stride().width()
                        - window.padding().width()
                        + v * window.dilation().width();
                boolean inside = row >= 0
                        && row < window.input().height()
                        && column >= 0
                        && column < window.input().width();
                if (inside) {
                    add((row * window.input().width() + column) * window.channels());
                }
            }
        }
    }

    private void add(int place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = place;
    }

    /** Returns how many windows one image has. */
    public int positions() {
        return window.positions();
    }

    /** Returns numbers at each place. */
    public int channels() {
        return window.channels();
    }

    /** Returns how many numbers one image has. */
    public int imageSize() {
        return window.imageSize();
    }

    /** Returns the number of the first place of a window. */
    public int from(int position) {
        return starts[position];
    }

    /** Returns one past the number of the last place of a window. */
    public int to(int position) {
        return starts[position + 1];
    }

    /** Returns the index in the image of a place's first channel. */
    public int place(int number) {
        return places[number];
    }

    /** Returns how many places a window has that lies wholly inside. */
    public int whole() {
        return window.kernel().area();
    }
}
