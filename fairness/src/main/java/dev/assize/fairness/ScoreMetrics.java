package dev.assize.fairness;

import java.util.ArrayList;
import java.util.List;

/**
 * Every {@link ScoreFigure} and {@link LevelFigure} and every way to compare groups by it, and odds of scores instead
 * of decisions.
 */
public final class ScoreMetrics implements MetricFamily {
    private static final List<Measure> ODDS =
            List.of(ScoreFigure.GENERALIZED_TRUE_POSITIVE_RATE, ScoreFigure.GENERALIZED_FALSE_POSITIVE_RATE);

    /** Makes the family. */
    public ScoreMetrics() {}

    @Override
    public List<FairnessMetric> metrics() {
        List<FairnessMetric> metrics = new ArrayList<>();
        for (ScoreFigure figure : ScoreFigure.values()) {
            metrics.addAll(MeasureMetrics.of(figure));
        }
        for (LevelFigure figure : LevelFigure.values()) {
            metrics.addAll(MeasureMetrics.of(figure));
        }
        for (ScoreDistance distance : ScoreDistance.values()) {
            metrics.add(new ScoreDistanceMetric(distance, false));
            metrics.add(new ScoreDistanceMetric(distance, true));
        }
        metrics.add(new Abroca());
        String name = "generalized_equalized_odds_pooled_difference";
        var odds = new Criterion(
                name, ODDS, Criterion.Joining.WORST_SIZE, "Pleiss et al., On fairness and calibration, 2017");
        metrics.add(new GapMetric(name, odds, GapForm.POOLED_DIFFERENCE));
        return metrics;
    }
}
