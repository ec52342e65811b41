package dev.assize.fairness;

import java.util.ArrayList;
import java.util.List;

/** Every {@link Rate} and every way to compare groups by it, alone and in the criteria that join several. */
public final class RateMetrics implements MetricFamily {
    private static final String HARDT = "Hardt, Price and Srebro, Equality of opportunity in supervised learning, 2016";
    private static final String BELLAMY = "Bellamy et al., AI Fairness 360, 2018";
    private static final List<Measure> ODDS = List.of(Rate.TRUE_POSITIVE_RATE, Rate.FALSE_POSITIVE_RATE);
    private static final List<Measure> PREDICTIVE = List.of(Rate.POSITIVE_PREDICTIVE_VALUE, Rate.FALSE_OMISSION_RATE);

    /** Makes the family. */
    public RateMetrics() {}

    @Override
    public List<FairnessMetric> metrics() {
        List<FairnessMetric> metrics = new ArrayList<>();
        for (Rate rate : Rate.values()) {
            metrics.addAll(MeasureMetrics.of(rate));
        }
        Criterion worst = new Criterion("equalized_odds", ODDS, Criterion.Joining.WORST, HARDT);
        Criterion mean = new Criterion("equalized_odds_mean", ODDS, Criterion.Joining.MEAN, HARDT);
        for (GapForm form :
                List.of(GapForm.DIFFERENCE, GapForm.RATIO, GapForm.DIFFERENCE_TO_OVERALL, GapForm.RATIO_TO_OVERALL)) {
            metrics.add(new GapMetric(worst, form));
            metrics.add(new GapMetric(mean, form));
        }
        metrics.add(pooled("equalized_odds_pooled_difference", ODDS, Criterion.Joining.WORST_SIZE, HARDT));
        metrics.add(pooled("average_odds_difference", ODDS, Criterion.Joining.MEAN, BELLAMY));
        metrics.add(pooled("average_absolute_odds_difference", ODDS, Criterion.Joining.MEAN_SIZE, BELLAMY));
        metrics.add(pooled("average_predictive_value_difference", PREDICTIVE, Criterion.Joining.MEAN, BELLAMY));
        return metrics;
    }

    private static FairnessMetric pooled(
            String name, List<Measure> measures, Criterion.Joining joining, String citation) {
        return new GapMetric(name, new Criterion(name, measures, joining, citation), GapForm.POOLED_DIFFERENCE);
    }
}
