package dev.assize.engine.kernel;

import java.util.Arrays;

/**
 * A pooling row by row: for each row of outputs and each place of the window, the pieces of the image that the
 * windows of that row see at that place. Such a row of candidates is as long as the row of outputs and is worked on
 * as a whole.
 */
public final class PoolingRows {
    private final Window window;
    private final int[] starts;
    private int[] inImage = new int[64];
    private int[] inRow = new int[64];
    private int[] length = new int[64];
    private int count;

    /** Works out the pieces of a window. */
    public PoolingRows(Window window) {
        this.window = window;
        starts = new int[rows() * places() + 1];
        for (int row = 0; row < rows(); row++) {
            for (int place = 0; place < places(); place++) {
                addPieces(row, place);
                starts[list(row, place) + 1] = count;
            }
        }
    }

    private void addPieces(int row, int place) {
        int imageRow = row * window.stride().height()
                - window.padding().height()
                + place / window.kernel().width() * window.dilation().height();
        int shift = place % window.kernel().width() * window.dilation().width()
                - window.padding().width();
        for (int j = 0; j < window.output().width(); j++) {
            int column = j * window.stride().width() + shift;
            boolean inside = imageRow >= 0
                    && imageRow < window.input().height()
                    && column >= 0
                    && column < window.input().width();
            if (inside) {
                add(starts[list(row, place)], imageRow * window.input().width() + column, j);
            }
        }
    }

    private void add(int first, int imagePlace, int j) {
        int in = imagePlace * window.channels();
        int out = j * window.channels();
        int last = count - 1;
        if (last >= first && inImage[last] + length[last] == in && inRow[last] + length[last] == out) {
            length[last] += window.channels();
            return;
        }
        if (count == length.length) {
            inImage = Arrays.copyOf(inImage, 2 * count);
            inRow = Arrays.copyOf(inRow, 2 * count);
            length = Arrays.copyOf(length, 2 * count);
        }
        inImage[count] = in;
        inRow[count] = out;
        length[count++] = window.channels();
    }

    /** Returns how many channels an image has. */
    public int channels() {
        return window.channels();
    }

    /** Returns how many rows of outputs an image has. */
    public int rows() {
        return window.output().height();
    }

    /** Returns how many places the window has. */
    public int places() {
        return window.kernel().area();
    }

    /** Returns how many numbers a row of outputs has. */
    public int rowLength() {
        return window.output().width() * window.channels();
    }

    /** Returns how many numbers one image has. */
    public int imageSize() {
        return window.imageSize();
    }

    /** Returns how many numbers the outputs of one image have. */
    public int pooledSize() {
        return window.pooledSize();
    }

    /** Returns the number of the list of pieces for a row of outputs and a place. */
    int list(int row, int place) {
        return row * places() + place;
    }

    /** Returns the number of the list for a row of outputs and the last place. */
    int lastList(int row) {
        return list(row, places() - 1);
    }

    /**
     * Returns how many places of the image the window of each output sees, in the order of the outputs of one image.
     */
    public double[] seen() {
        double[] seen = new double[pooledSize()];
        for (int row = 0; row < rows(); row++) {
            for (int piece = from(list(row, 0)); piece < to(lastList(row)); piece++) {
                int first = row * rowLength() + inRow(piece);
                for (int i = first; i < first + length(piece); i++) {
                    seen[i]++;
                }
            }
        }
        return seen;
    }

    /** Tells whether the pieces of a list leave out some outputs: their windows reach over the border. */
    boolean hasGaps(int list) {
        int covered = 0;
        for (int piece = from(list); piece < to(list); piece++) {
            covered += length[piece];
        }
        return covered < rowLength();
    }

    /** Returns the first piece of a list. */
    int from(int list) {
        return starts[list];
    }

    /** Returns one past the last piece of a list. */
    int to(int list) {
        return starts[list + 1];
    }

    /** Returns where a piece starts within its image. */
    int inImage(int piece) {
        return inImage[piece];
    }

    /** Returns where a piece starts within the row of outputs. */
    int inRow(int piece) {
        return inRow[piece];
    }

    /** Returns how many numbers a piece has. */
    int length(int piece) {
        return length[piece];
    }
}
