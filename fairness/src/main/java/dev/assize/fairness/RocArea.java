package dev.assize.fairness;

import java.util.ArrayList;
import java.util.List;

/**
 * The ROC curve of a set of people: true positive rate over false positive rate, straight between the scores, and the
 * area between two such curves.
 *
 * @see <a href="https://doi.org/10.1145/3303772.3303791">Gardner, Brooks and Baker, Evaluating the fairness of
 *     predictive student models through slicing analysis, 2019 (ABROCA)</a>
 */
final class RocArea {
    private final List<double[]> points = new ArrayList<>();

    private RocArea() {}

    /** Returns the curve of a group's people; a class must not be empty. */
    static RocArea of(double[] positives, double[] negatives) {
        RocArea curve = new RocArea();
        double m = sum(positives);
        double n = sum(negatives);
        double hits = 0;
        double alarms = 0;
        curve.points.add(new double[] {0, 0});
        for (int i = positives.length - 1; i >= 0; i--) {
            hits += positives[i];
            alarms += negatives[i];
            if (positives[i] > 0 || negatives[i] > 0) {
                curve.points.add(new double[] {Math.min(1, alarms / n), Math.min(1, hits / m)});
            }
        }
        return curve;
    }

    /** Returns the area between this curve and another, 0 to 1. */
    double between(RocArea other) {
        double area = 0;
        double x = 0;
        int mine = 0;
        int theirs = 0;
        while (x < 1) {
            mine = segment(mine, x);
            theirs = other.segment(theirs, x);
            double next = Math.min(points.get(mine + 1)[0], other.points.get(theirs + 1)[0]);
            area += between(at(mine, x) - other.at(theirs, x), at(mine, next) - other.at(theirs, next), next - x);
            x = next;
        }
        return Math.min(1, area);
    }

    /** Returns the segment that goes on to the right of {@code x}. */
    private int segment(int from, double x) {
        int segment = from;
        while (segment + 2 < points.size() && points.get(segment + 1)[0] <= x) {
            segment++;
        }
        return segment;
    }

    private double at(int segment, double x) {
        double[] left = points.get(segment);
        double[] right = points.get(segment + 1);
        return left[1] + (right[1] - left[1]) * (x - left[0]) / (right[0] - left[0]);
    }

    /** Integrates the size of a straight line from {@code start} to {@code end}. */
    private static double between(double start, double end, double width) {
        double sizes = Math.abs(start) + Math.abs(end);
        if (start * end >= 0 || sizes == 0) {
            return sizes / 2 * width;
        }
        return (start * start + end * end) / (2 * sizes) * width;
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
