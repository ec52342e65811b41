package dev.assize.core;

import java.util.List;

/**
 * One or more lines over a common axis, for example a loss over epochs.
 *
 * @param key its name
 * @param xAxis what runs to the right, with unit
 * @param yAxis what runs upwards, with unit
 * @param series the lines
 */
public record Curve(EvidenceKey key, String xAxis, String yAxis, List<Series> series) implements Evidence {
    /** Copies the lines. */
    public Curve {
        series = List.copyOf(series);
    }

    /**
     * A line.
     *
     * @param name what it stands for
     * @param points in the order of x
     */
    public record Series(String name, List<Point> points) {
        /** Copies the points. */
        public Series {
            points = List.copyOf(points);
        }
    }

    /**
     * A point of a line.
     *
     * @param x finite
     * @param estimate y and how sure it is
     */
    public record Point(double x, Estimate estimate) {
        /** Checks that x is finite. */
        public Point {
            if (!Double.isFinite(x)) {
                throw new IllegalArgumentException("a point of a curve is at x = " + x + "; x must be finite");
            }
        }
    }
}
