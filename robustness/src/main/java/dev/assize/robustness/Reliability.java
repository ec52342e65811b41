package dev.assize.robustness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Confidence against accuracy in bins, with {@code gap = mean confidence - accuracy} of each bin and its share w of the
 * rows: expected calibration error {@code sum of w |gap|}, largest error {@code max |gap|}, root mean square error
 * {@code sqrt(sum of w gap²)}; all 0 to 1, 0 is calibrated. Empty bins count 0; without rows there is no error.
 *
 * <p>The plug-in errors are biased upwards: a perfectly calibrated model has about
 * {@code 0.8 sqrt(p (1 - p) bins / rows)}.
 *
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo, Pleiss, Sun, Weinberger, On Calibration of Modern Neural
 *     Networks, 2017, section 2</a>
 */
public final class Reliability {
    /** The number of bins of the paper. */
    public static final int BINS = 15;

    private final List<Bin> bins;
    private final long rows;

    private Reliability(List<Bin> bins, long rows) {
        this.bins = List.copyOf(bins);
        this.rows = rows;
    }

    /**
     * One bin.
     *
     * @param lower smallest confidence meant
     * @param upper largest confidence meant
     * @param rows rows in it
     * @param hits rows in it where the model was right
     * @param meanConfidence mean confidence of its rows, 0 without rows
     */
    public record Bin(double lower, double upper, long rows, long hits, double meanConfidence) {
        /** Returns mean confidence minus accuracy, 0 without rows. */
        public double gap() {
            return rows == 0 ? 0 : meanConfidence - (double) hits / rows;
        }
    }

    /** Uses {@code count} bins (lower, upper] of equal width, the first with 0. */
    public static Reliability equalWidth(Confidences confidences, int count) {
        requireBins(count);
        List<List<Integer>> members = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            members.add(new ArrayList<>());
        }
        for (int row = 0; row < confidences.rows(); row++) {
            members.get(binOf(confidences.confidence(row), count)).add(row);
        }
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            bins.add(bin((double) b / count, (double) (b + 1) / count, members.get(b), confidences));
        }
        return new Reliability(bins, confidences.rows());
    }

    /**
     * Uses {@code count} bins of equal size: rows sorted by confidence (stable), the first {@code rows mod count} bins
     * get one more. Known as adaptive calibration error.
     */
    public static Reliability equalSize(Confidences confidences, int count) {
        requireBins(count);
        List<Integer> sorted = IntStream.range(0, confidences.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(confidences::confidence))
                .toList();
        List<Bin> bins = new ArrayList<>();
        int from = 0;
        for (int b = 0; b < count; b++) {
            int to = from + sorted.size() / count + (b < sorted.size() % count ? 1 : 0);
            if (to > from) {
                double lower = confidences.confidence(sorted.get(from));
                double upper = confidences.confidence(sorted.get(to - 1));
                bins.add(bin(lower, upper, sorted.subList(from, to), confidences));
            }
            from = to;
        }
        return new Reliability(bins, confidences.rows());
    }

    /** Returns the bins by rising confidence. */
    public List<Bin> bins() {
        return bins;
    }

    /** Returns the expected calibration error. */
    public double expectedError() {
        return bins.stream()
                .mapToDouble(bin -> share(bin) * Math.abs(bin.gap()))
                .sum();
    }

    /** Returns the largest error of a bin. */
    public double largestError() {
        return bins.stream().mapToDouble(bin -> Math.abs(bin.gap())).max().orElse(0);
    }

    /** Returns the root mean square error. */
    public double rootMeanSquareError() {
        return Math.sqrt(bins.stream()
                .mapToDouble(bin -> share(bin) * bin.gap() * bin.gap())
                .sum());
    }

    /** Returns the bin of equal width that a confidence belongs to. */
    static int binOf(double confidence, int count) {
        return Math.max(0, Math.min(count - 1, (int) Math.ceil(confidence * count) - 1));
    }

    private double share(Bin bin) {
        return rows == 0 ? 0 : (double) bin.rows() / rows;
    }

    private static Bin bin(double lower, double upper, List<Integer> members, Confidences confidences) {
        double sum = 0;
        long hits = 0;
        for (int row : members) {
            sum += confidences.confidence(row);
            hits += confidences.right(row) ? 1 : 0;
        }
        return new Bin(lower, upper, members.size(), hits, members.isEmpty() ? 0 : sum / members.size());
    }

    private static void requireBins(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "the number of bins is " + count + "; it takes at least 1 bin, 15 is usual");
        }
    }
}
