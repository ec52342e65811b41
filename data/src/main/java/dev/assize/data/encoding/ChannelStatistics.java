package dev.assize.data.encoding;

import dev.assize.core.ArrayColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * What the present numbers of one channel are over all rows: two passes, so that a large mean does not cost digits.
 *
 * @param least the smallest
 * @param most the greatest
 * @param mean their mean
 * @param deviation their standard deviation, divided by n
 * @param count how many there are
 */
record ChannelStatistics(double least, double most, double mean, double deviation, long count) {
    /** Returns one entry a channel; one without a number has mean and deviation 0. */
    static List<ChannelStatistics> of(ArrayColumn column) {
        List<ChannelStatistics> channels = new ArrayList<>();
        for (int channel = 0; channel < column.channels(); channel++) {
            channels.add(of(column, channel));
        }
        return channels;
    }

    private static ChannelStatistics of(ArrayColumn column, int channel) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        long count = 0;
        for (int row = 0; row < column.size(); row++) {
            int size = column.length(row) / column.channels();
            for (int i = channel * size; i < (channel + 1) * size; i++) {
                if (!column.isMissing(row, i)) {
                    double value = column.valueOr(row, i, 0);
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                    sum += value;
                    count++;
                }
            }
        }
        if (count == 0) {
            return new ChannelStatistics(0, 0, 0, 0, 0);
        }
        double mean = sum / count;
        return new ChannelStatistics(least, most, mean, Math.sqrt(squares(column, channel, mean) / count), count);
    }

    private static double squares(ArrayColumn column, int channel, double mean) {
        double squares = 0;
        for (int row = 0; row < column.size(); row++) {
            int size = column.length(row) / column.channels();
            for (int i = channel * size; i < (channel + 1) * size; i++) {
                if (!column.isMissing(row, i)) {
                    double distance = column.valueOr(row, i, 0) - mean;
                    squares += distance * distance;
                }
            }
        }
        return squares;
    }

    /** Returns the deviation to divide by: 1 where all numbers are equal. */
    double deviationOr1() {
        return deviation > 0 ? deviation : 1;
    }
}
