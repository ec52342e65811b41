package dev.assize.statistics.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/** Collects the coverage at the points of a grid: extremes, mean, and every point outside of a band. */
public final class CoverageSummary {
    /** Least coverage of a 95 % interval that this project calls good. */
    public static final double LEAST = 0.93;
    /** Most coverage of a 95 % interval that this project calls good; more is wasteful, not wrong. */
    public static final double MOST = 0.975;

    private final List<Point> points = new ArrayList<>();

    /**
     * A point of the grid.
     *
     * @param name sizes and rates
     * @param coverage share of outcomes whose interval holds the truth
     * @param large whether at least five hits and five misses are expected in every group
     */
    public record Point(String name, double coverage, boolean large) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s: %.3f", name, coverage);
        }
    }

    /** Adds a point. */
    public void add(Point point) {
        points.add(point);
    }

    /** Returns how many points there are. */
    public int size() {
        return points.size();
    }

    /** Returns the lowest coverage; of points with large groups only, where asked for. */
    public double least(boolean largeOnly) {
        return points.stream()
                .filter(point -> point.large() || !largeOnly)
                .mapToDouble(Point::coverage)
                .min()
                .orElseThrow();
    }

    /** Returns the highest coverage; of points with large groups only, where asked for. */
    public double most(boolean largeOnly) {
        return points.stream()
                .filter(point -> point.large() || !largeOnly)
                .mapToDouble(Point::coverage)
                .max()
                .orElseThrow();
    }

    /** Returns the mean over all points. */
    public double mean() {
        return points.stream().mapToDouble(Point::coverage).average().orElseThrow();
    }

    /** Returns the points below the band, in the order added. */
    public List<Point> below() {
        return where(coverage -> coverage < LEAST);
    }

    /** Returns the points above the band, in the order added. */
    public List<Point> above() {
        return where(coverage -> coverage > MOST);
    }

    private List<Point> where(DoublePredicate wanted) {
        return points.stream().filter(point -> wanted.test(point.coverage())).toList();
    }
}
