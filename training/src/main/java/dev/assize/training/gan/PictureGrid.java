package dev.assize.training.gan;

import java.util.Arrays;

/** Images side by side in one picture: bright ink on black, with a gray line between them. */
public final class PictureGrid {
    private static final byte LINE = 64;
    private static final int GAP = 1;
    private static final int WHITE = 255;

    private PictureGrid() {}

    /**
     * Returns a PNG file, the same bytes for the same images.
     *
     * @param images what to show, at least one, row by row
     * @param columns images in a row, at least 1
     */
    public static byte[] png(GrayImages images, int columns) {
        if (columns < 1 || images.count() < 1) {
            throw new IllegalArgumentException("a grid of " + images.count() + " images in " + columns
                    + " columns cannot be drawn; give at least one of each");
        }
        int rows = (images.count() + columns - 1) / columns;
        int width = columns * (images.width() + GAP) + GAP;
        int height = rows * (images.height() + GAP) + GAP;
        byte[] pixels = new byte[Math.multiplyExact(width, height)];
        Arrays.fill(pixels, LINE);
        for (int image = 0; image < rows * columns; image++) {
            int top = image / columns * (images.height() + GAP) + GAP;
            int left = image % columns * (images.width() + GAP) + GAP;
            for (int y = 0; y < images.height(); y++) {
                for (int x = 0; x < images.width(); x++) {
                    pixels[(top + y) * width + left + x] = pixel(images, image, y * images.width() + x);
                }
            }
        }
        return PngImage.of(pixels, width, height);
    }

    private static byte pixel(GrayImages images, int image, int at) {
        return image < images.count() ? (byte) Math.round(WHITE * images.flat(image * images.size() + at)) : 0;
    }
}
