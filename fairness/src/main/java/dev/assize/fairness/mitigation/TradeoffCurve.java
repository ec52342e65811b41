package dev.assize.fairness.mitigation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The best {@code y} that thresholds of one group reach at each {@code x}: the upper convex hull of the points of all
 * thresholds. Between two corners lies a random choice of their thresholds.
 */
final class TradeoffCurve {
    /**
     * One threshold.
     *
     * @param x the rate that is to be equal
     * @param y what is to be large
     */
    private record Point(double x, double y, Threshold threshold) {}

    private final List<Point> corners;

    private TradeoffCurve(List<Point> corners) {
        this.corners = corners;
    }

    /**
     * Makes the curve of a group.
     *
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param flips whether thresholds that turn the model around are allowed
     */
    static TradeoffCurve of(
            ScoredRows rows, int group, ToDoubleFunction<RateCounts> x, ToDoubleFunction<RateCounts> y, boolean flips) {
        List<Point> points = new ArrayList<>();
        Integer[] falling = falling(rows, group);
        double[] all = rows.labelled().totals()[group];
        double[] above = new double[2];
        int i = 0;
        double threshold = Threshold.ABOVE_ALL;
        while (true) {
            RateCounts counts = new RateCounts(above[1], above[0], all[1], all[0]);
            points.add(new Point(
                    x.applyAsDouble(counts), y.applyAsDouble(counts), new Threshold(threshold, Threshold.Side.ABOVE)));
            if (flips) {
                RateCounts flipped = counts.flipped();
                points.add(new Point(
                        x.applyAsDouble(flipped),
                        y.applyAsDouble(flipped),
                        new Threshold(threshold, Threshold.Side.BELOW)));
            }
            if (i == falling.length) {
                return new TradeoffCurve(hull(points));
            }
            double score = rows.score(falling[i]);
            while (i < falling.length && rows.score(falling[i]) >= score) {
                above[rows.labelled().label(falling[i])] += rows.labelled().weight(falling[i]);
                i++;
            }
            threshold = i == falling.length ? Threshold.BELOW_ALL : (score + rows.score(falling[i])) / 2;
        }
    }

    private static Integer[] falling(ScoredRows rows, int group) {
        Integer[] order = Arrays.stream(rows.rowsOf(group)).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer row) -> -rows.score(row)));
        return order;
    }

    /** The monotone chain of Andrew, 1979: drops every point on or below the line between its neighbors. */
    private static List<Point> hull(List<Point> points) {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y));
        List<Point> kept = new ArrayList<>();
        for (Point next : sorted) {
            while (!kept.isEmpty() && isUseless(kept, next)) {
                kept.remove(kept.size() - 1);
            }
            kept.add(next);
        }
        return kept;
    }

    private static boolean isUseless(List<Point> kept, Point next) {
        Point last = kept.get(kept.size() - 1);
        if (last.x() >= next.x()) {
            return true;
        }
        if (kept.size() < 2) {
            return false;
        }
        Point before = kept.get(kept.size() - 2);
        return (last.y() - before.y()) * (next.x() - before.x()) <= (next.y() - before.y()) * (last.x() - before.x());
    }

    /** Returns the height of the curve at {@code x} in [0, 1]. */
    double at(double x) {
        int right = rightOf(x);
        double share = shareOfLeft(x, right);
        return share * corners.get(right - 1).y()
                + (1 - share) * corners.get(right).y();
    }

    /** Returns the random choice of thresholds that lies at {@code x}, mixed with a constant chance. */
    RandomizedThreshold rule(double x, double ignored, double constant) {
        int right = rightOf(x);
        return new RandomizedThreshold(
                ignored,
                constant,
                shareOfLeft(x, right),
                corners.get(right - 1).threshold(),
                corners.get(right).threshold());
    }

    private double shareOfLeft(double x, int right) {
        double from = corners.get(right - 1).x();
        double to = corners.get(right).x();
        return Math.max(0, Math.min(1, (to - x) / (to - from)));
    }

    /** Returns the first corner at or right of {@code x}, but never the leftmost one. */
    private int rightOf(double x) {
        int low = 1;
        int high = corners.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean reaches = corners.get(middle).x() >= x;
            high = reaches ? middle : high;
            low = reaches ? low : middle + 1;
        }
        return low;
    }
}
