package dev.assize.engine.kernel;

/**
 * A pair of lengths.
 *
 * @param height downwards
 * @param width across
 */
public record Extent(int height, int width) {
    /** Returns height times width. */
    public int area() {
        return height * width;
    }
}
