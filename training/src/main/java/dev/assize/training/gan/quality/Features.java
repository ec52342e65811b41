package dev.assize.training.gan.quality;

/** Rows of numbers that describe images. */
final class Features {
    private final double[] values;
    private final int width;

    /**
     * Keeps rows.
     *
     * @param values shape [rows, width]
     * @param width numbers of a row, at least 1
     */
    Features(double[] values, int width) {
        if (width < 1 || values.length % width != 0) {
            throw new IllegalArgumentException(
                    values.length + " numbers are no whole rows of " + width + "; give all numbers of each row");
        }
        this.values = values;
        this.width = width;
    }

    int rows() {
        return values.length / width;
    }

    int width() {
        return width;
    }

    double get(int row, int column) {
        return values[row * width + column];
    }

    /** Returns the squared distance of a row to a row of others. */
    double squaredDistance(int row, Features others, int other) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            double difference = values[row * width + i] - others.values[other * width + i];
            sum += difference * difference;
        }
        return sum;
    }

    /** Refuses other rows of another width. */
    void requireLike(Features others) {
        if (others.width != width) {
            throw new IllegalArgumentException("rows of " + width + " and of " + others.width
                    + " numbers cannot be compared; describe both kinds of images in the same way");
        }
    }
}
