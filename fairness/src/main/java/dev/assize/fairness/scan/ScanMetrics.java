package dev.assize.fairness.scan;

import dev.assize.fairness.FairnessMetric;
import dev.assize.fairness.MetricFamily;
import java.util.List;

/** The score and the p-value of both directions of a bias scan. */
public final class ScanMetrics implements MetricFamily {
    /** Makes the family. */
    public ScanMetrics() {}

    @Override
    public List<FairnessMetric> metrics() {
        return List.of(
                new BiasScanMetric(true, false),
                new BiasScanMetric(true, true),
                new BiasScanMetric(false, false),
                new BiasScanMetric(false, true));
    }
}
