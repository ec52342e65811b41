package dev.assize.robustness;

import dev.assize.core.ArrayColumn;
import dev.assize.core.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Adds normal noise to pictures and sequences: {@code x + strength * s * N(0, 1)}, with s the population standard
 * deviation of the present numbers of the channel over all cells at hand. Missing numbers stay missing; a sequence
 * keeps
 * its length.
 */
final class ArrayNoise {
    private ArrayNoise() {}

    static ArrayColumn add(ArrayColumn column, double strength, Seed seed) {
        double[] scales = standardDeviations(column);
        SplittableRandom random = seed.random();
        return column.map((row, index, value) -> {
            int channel = index / (column.length(row) / column.channels());
            return (float) (value + strength * scales[channel] * GaussianNoise.normal(random));
        });
    }

    private static double[] standardDeviations(ArrayColumn column) {
        double[] means = average(column, (channel, value) -> value);
        double[] variances = average(column, (channel, value) -> (value - means[channel]) * (value - means[channel]));
        return Arrays.stream(variances).map(Math::sqrt).toArray();
    }

    @FunctionalInterface
    private interface Figure {
        double of(int channel, double value);
    }

    /** The mean of a figure over the present numbers of each channel; 0 where there are none. */
    private static double[] average(ArrayColumn column, Figure figure) {
        double[] sums = new double[column.channels()];
        long[] counts = new long[sums.length];
        for (int row = 0; row < column.size(); row++) {
            int ofChannel = Math.max(1, column.length(row) / sums.length);
            for (int i = 0; i < column.length(row); i++) {
                if (!column.isMissing(row, i)) {
                    int channel = i / ofChannel;
                    sums[channel] += figure.of(channel, column.valueOr(row, i, 0));
                    counts[channel]++;
                }
            }
        }
        for (int channel = 0; channel < sums.length; channel++) {
            sums[channel] /= Math.max(1, counts[channel]);
        }
        return sums;
    }
}
