package dev.assize.privacy.attack;

import java.util.ArrayList;
import java.util.List;

/**
 * The upper concave envelope of the receiver operating characteristic: the best that an attacker can do who may toss a
 * coin between two thresholds. Its corners go from (0, 0), nobody is caught, to (1, 1), everybody is. O(n log n).
 *
 * @see <a href="https://doi.org/10.1023/A:1010920819831">Provost and Fawcett, Robust classification for imprecise
 *     environments, 2001, on the convex hull</a>
 */
public final class RocEnvelope {
    private final List<Corner> corners;
    private final int inCount;
    private final int outCount;

    private RocEnvelope(List<Corner> corners, int inCount, int outCount) {
        this.corners = corners;
        this.inCount = inCount;
        this.outCount = outCount;
    }

    /**
     * A corner.
     *
     * @param caught true positives
     * @param falselyCaught false positives
     * @param threshold the lowest score that counts as caught; the largest double where nobody is
     */
    public record Corner(long caught, long falselyCaught, double threshold) {}

    /** Finds the envelope. */
    public static RocEnvelope of(CanaryScores scores) {
        List<Corner> corners = new ArrayList<>();
        corners.add(new Corner(0, 0, Double.MAX_VALUE));
        for (double threshold : scores.thresholds()) {
            Corner next = new Corner(
                    scores.caught(threshold).hits(),
                    scores.falselyCaught(threshold).hits(),
                    threshold);
            while (corners.size() > 1 && !bulges(corners, next)) {
                corners.remove(corners.size() - 1);
            }
            corners.add(next);
        }
        return new RocEnvelope(List.copyOf(corners), scores.inCount(), scores.outCount());
    }

    /** Whether the last corner lies above the line from the one before it to {@code next}. */
    private static boolean bulges(List<Corner> corners, Corner next) {
        Corner last = corners.get(corners.size() - 1);
        Corner before = corners.get(corners.size() - 2);
        long toLast = (last.caught - before.caught) * (next.falselyCaught - before.falselyCaught);
        long toNext = (next.caught - before.caught) * (last.falselyCaught - before.falselyCaught);
        return toLast > toNext;
    }

    /** Returns the corners from (0, 0) to everybody, at least two. */
    public List<Corner> corners() {
        return corners;
    }

    /** Returns the area under the envelope, in [1/2, 1], at least that of the plain curve. */
    public double area() {
        double area = 0;
        for (int i = 1; i < corners.size(); i++) {
            double width = (double) (corners.get(i).falselyCaught - corners.get(i - 1).falselyCaught) / outCount;
            area += width * (truePositiveRate(i) + truePositiveRate(i - 1)) / 2;
        }
        return area;
    }

    /** Returns the largest true positive rate at a false positive rate in [0, 1]. */
    public double truePositiveRateAt(double falsePositiveRate) {
        double target = falsePositiveRate * outCount;
        int last = 0;
        while (last + 1 < corners.size() && corners.get(last + 1).falselyCaught <= target) {
            last++;
        }
        if (last == corners.size() - 1) {
            return 1;
        }
        Corner left = corners.get(last);
        Corner right = corners.get(last + 1);
        double part = (target - left.falselyCaught) / (right.falselyCaught - left.falselyCaught);
        return (left.caught + part * (right.caught - left.caught)) / inCount;
    }

    /** Returns the largest part of all records that a threshold guesses right, in [1/2, 1] for sides of equal size. */
    public double largestAccuracy() {
        double right = corners.stream()
                .mapToDouble(corner -> corner.caught + (outCount - corner.falselyCaught))
                .max()
                .orElseThrow();
        return right / (inCount + outCount);
    }

    /** Returns the largest true minus false positive rate, in [0, 1]. */
    public double largestAdvantage() {
        return corners.stream()
                .mapToDouble(c -> (double) c.caught / inCount - (double) c.falselyCaught / outCount)
                .max()
                .orElseThrow();
    }

    private double truePositiveRate(int corner) {
        return (double) corners.get(corner).caught / inCount;
    }
}
