package dev.assize.vector;

/**
 * Copies a block of a factor into panels [depth, width], as {@link Tile} reads them; what lies outside of the matrix is
 * zero.
 */
final class Panels {
    private static final int STEP = 4; // lines read side by side: more would not fit into the registers

    private float[] numbers = new float[0];
    private int base;
    private int start;
    private int stride;
    private int count;
    private int depth;

    /** Says where the panels of the next block go. */
    Panels into(float[] array, int at) {
        numbers = array;
        base = at;
        return this;
    }

    /**
     * Says which block is copied next.
     *
     * @param first index of its first number
     * @param lineStride distance between the lines of the matrix as stored
     * @param lines how many rows or columns of the product
     * @param terms how many terms of the sums
     */
    Panels block(int first, int lineStride, int lines, int terms) {
        start = first;
        stride = lineStride;
        count = lines;
        depth = terms;
        return this;
    }

    /** Copies a block whose lines run across the panels: {@code [panel][k][i] = from[start + k * stride + i]}. */
    void copyAcross(float[] from, int width) {
        for (int first = 0; first < count; first += width) {
            if (first + width <= count) {
                copyLines(from, start + first, base + first * depth, width);
            } else {
                copyEdge(from, first, width);
            }
        }
    }

    private void copyLines(float[] from, int source, int at, int width) {
        for (int k = 0; k < depth; k++) {
            System.arraycopy(from, source + k * stride, numbers, at + k * width, width);
        }
    }

    private void copyEdge(float[] from, int first, int width) {
        int source = start + first;
        int to = base + first * depth;
        for (int k = 0; k < depth; k++, source += stride, to += width) {
            for (int i = 0; i < width; i++) {
                numbers[to + i] = first + i < count ? from[source + i] : 0f;
            }
        }
    }

    /** Copies a block whose lines run along the panels: {@code [panel][k][i] = from[start + i * stride + k]}. */
    void copyAlong(float[] from, int width) {
        for (int first = 0; first < count; first += width) {
            int present = Math.min(width, count - first);
            int whole = present - present % STEP;
            for (int i = 0; i < whole; i += STEP) {
                turnLines(from, start + (first + i) * stride, base + first * depth + i, width);
            }
            for (int i = whole; i < present; i++) {
                turnLine(from, start + (first + i) * stride, base + first * depth + i, width);
            }
            for (int i = present; i < width; i++) {
                clearLine(base + first * depth + i, width);
            }
        }
    }

    private void turnLines(float[] from, int source, int at, int width) {
        int second = source + stride;
        int third = second + stride;
        int fourth = third + stride;
        int to = at;
        for (int k = 0; k < depth; k++, to += width) {
            numbers[to] = from[source + k];
            numbers[to + 1] = from[second + k];
            numbers[to + 2] = from[third + k];
            numbers[to + 3] = from[fourth + k];
        }
    }

    private void turnLine(float[] from, int source, int at, int width) {
        for (int k = 0; k < depth; k++) {
            numbers[at + k * width] = from[source + k];
        }
    }

    private void clearLine(int at, int width) {
        for (int k = 0; k < depth; k++) {
            numbers[at + k * width] = 0f;
        }
    }
}
