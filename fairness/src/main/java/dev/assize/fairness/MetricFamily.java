package dev.assize.fairness;

import java.util.List;

/**
 * Metrics that are made alike, listed in {@code META-INF/services/dev.assize.fairness.MetricFamily}: one number of a
 * group and all ways to compare groups by it.
 */
public interface MetricFamily {
    /** Returns the metrics; the same ones at every call. */
    List<FairnessMetric> metrics();

    /** Returns a number by group and every way to compare groups by it. */
    static List<FairnessMetric> of(Measure measure) {
        return MeasureMetrics.of(measure);
    }
}
