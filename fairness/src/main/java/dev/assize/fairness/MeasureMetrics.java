package dev.assize.fairness;

import java.util.ArrayList;
import java.util.List;

/** Makes the metrics of one measure: by group, every gap, to the reference group, of every pair, and tests. */
final class MeasureMetrics {
    private MeasureMetrics() {}

    static List<FairnessMetric> of(Measure measure) {
        List<FairnessMetric> metrics = new ArrayList<>();
        metrics.add(new ByGroup(measure));
        Criterion criterion = Criterion.of(measure);
        for (GapForm form : GapForm.values()) {
            if (form.isExtreme()) {
                metrics.add(new GapMetric(measure.metricName() + "_" + form.suffix(), criterion, form));
            } else if (!form.isRatio() || measure.hasRatio()) {
                metrics.add(new GapMetric(criterion, form));
            }
        }
        for (EachComparison.Against against : EachComparison.Against.values()) {
            metrics.add(new EachComparison(measure, against, false));
            if (measure.hasRatio()) {
                metrics.add(new EachComparison(measure, against, true));
            }
        }
        for (EqualityPValue.Family family : EqualityPValue.Family.values()) {
            metrics.add(new EqualityPValue(measure, family));
        }
        return metrics;
    }
}
