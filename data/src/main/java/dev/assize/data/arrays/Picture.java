package dev.assize.data.arrays;

import dev.assize.data.arrays.ArraySource.Size;
import java.nio.file.Path;

/** A decoded picture: one plane of bytes where it is gray, else three. */
final class Picture {
    /** Weights of red, green and blue in brightness: ITU-R BT.601, rounded to thousandths. */
    private static final double[] BRIGHTNESS = {0.299, 0.587, 0.114};

    private final Path file;
    private final Size size;
    private final byte[] planes;

    /** Keeps the planes: red, green, blue, or a single one. */
    Picture(Path file, Size size, byte[] planes) {
        this.file = file;
        this.size = size;
        this.planes = planes;
    }

    Path file() {
        return file;
    }

    Size size() {
        return size;
    }

    boolean isGray() {
        return planes.length == size.height() * size.width();
    }

    /** Writes the planes as numbers from 0 to 255: one where {@code gray}, else three. */
    void write(float[] target, int at, boolean gray) {
        int area = size.height() * size.width();
        if (gray && !isGray()) {
            for (int i = 0; i < area; i++) {
                target[at + i] = (float) (BRIGHTNESS[0] * number(i)
                        + BRIGHTNESS[1] * number(area + i)
                        + BRIGHTNESS[2] * number(2 * area + i));
            }
            return;
        }
        int numbers = gray ? area : 3 * area;
        for (int i = 0; i < numbers; i++) {
            target[at + i] = number(i % planes.length);
        }
    }

    private int number(int index) {
        return planes[index] & 0xFF;
    }

    /**
     * Returns the picture in another size: each new pixel is the mean of what it covers of the old ones, weighted by
     * the
     * covered area and rounded. Height and width are scaled for themselves, so proportions may change.
     */
    Picture scaled(Size target) {
        if (target.equals(size)) {
            return this;
        }
        int area = size.height() * size.width();
        int planeCount = planes.length / area;
        byte[] scaled = new byte[planeCount * target.height() * target.width()];
        for (int plane = 0; plane < planeCount; plane++) {
            double[] narrow = shrink(plane * area, target.width());
            for (int x = 0; x < target.width(); x++) {
                for (int y = 0; y < target.height(); y++) {
                    double mean = mean(
                            narrow,
                            x,
                            target.width(),
                            size.height(),
                            (double) size.height() / target.height() * y,
                            (double) size.height() / target.height() * (y + 1));
                    scaled[(plane * target.height() + y) * target.width() + x] = (byte) Math.round(mean);
                }
            }
        }
        return new Picture(file, target, scaled);
    }

    /** Scales the rows of a plane. */
    private double[] shrink(int from, int width) {
        double[] plane = new double[size.height() * size.width()];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = number(from + i);
        }
        double[] narrow = new double[size.height() * width];
        double step = (double) size.width() / width;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < width; x++) {
                narrow[y * width + x] = mean(plane, y * size.width(), 1, size.width(), step * x, step * (x + 1));
            }
        }
        return narrow;
    }

    /** The mean of a line of numbers over the stretch from {@code low} to {@code high}, each number being 1 long. */
    private static double mean(double[] numbers, int from, int stride, int count, double low, double high) {
        double sum = 0;
        int last = Math.min(count, (int) Math.ceil(high));
        for (int i = (int) low; i < last; i++) {
            double covered = Math.min(high, i + 1) - Math.max(low, i);
            sum += covered * numbers[from + i * stride];
        }
        return sum / (high - low);
    }
}
