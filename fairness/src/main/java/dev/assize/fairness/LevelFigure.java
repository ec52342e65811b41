package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number of a group that needs its scores in order, positives apart from negatives. Intervals are normal with the
 * standard error of a bootstrap, cut to the range; a group of one row, or all draws equal, gives none.
 */
public enum LevelFigure implements Measure {
    /** Mean distance of observed rate and mean score in ten bins of one width. */
    EXPECTED_CALIBRATION_ERROR(
            "sum over bins [k/10, (k+1)/10) of share of rows · |observed rate - mean score|",
            "0; higher is worse",
            Definition.Range.UNIT,
            "Pakdaman Naeini, Cooper and Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning, 2015",
            (scores, positives, negatives) ->
                    CalibrationBins.of(scores, positives, negatives).mean()),
    /** Largest distance of observed rate and mean score among ten bins of one width. */
    MAXIMUM_CALIBRATION_ERROR(
            "largest |observed rate - mean score| among the bins [k/10, (k+1)/10) that have rows",
            "0; higher is worse",
            Definition.Range.UNIT,
            "Pakdaman Naeini, Cooper and Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning, 2015",
            (scores, positives, negatives) ->
                    CalibrationBins.of(scores, positives, negatives).largest()),
    /** Area under the step curve of precision over recall. */
    AVERAGE_PRECISION(
            "sum over falling scores of precision · growth of recall",
            "1; lower is worse",
            Definition.Range.UNIT,
            "Zhu, Recall, precision and average precision, 2004",
            LevelFigure::averagePrecision),
    /** Coefficient of determination of the truth, 0 or 1, by the score. */
    R2_SCORE(
            "1 - sum of (truth - score)² / sum of (truth - base rate)²",
            "1; lower is worse",
            new Definition.Range(Optional.empty(), Optional.of(1.0)),
            "Draper and Smith, Applied regression analysis, 1998",
            LevelFigure::determination);

    private final String formula;
    private final String ideal;
    private final Definition.Range range;
    private final String citation;
    private final LevelFunction function;

    LevelFigure(String formula, String ideal, Definition.Range range, String citation, LevelFunction function) {
        this.formula = formula;
        this.ideal = ideal;
        this.range = range;
        this.citation = citation;
        this.function = function;
    }

    @Override
    public Definition definition() {
        return new Definition(
                "fairness." + metricName(), GroupNames.sentence(metricName()), formula, range, ideal, citation);
    }

    @Override
    public String metricName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Unit unit() {
        return Unit.NUMBER;
    }

    @Override
    public Needs needs() {
        return Needs.SCORE_AND_TRUTH;
    }

    @Override
    public long rows(GroupCounts group) {
        return group.scores(0).rows() + group.scores(1).rows();
    }

    @Override
    public Optional<Estimate> of(GroupCounts group) {
        ScoreLevels levels = ScoreLevels.of(group.scores(1), group.scores(0));
        double value = function.of(levels);
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        OptionalDouble error = function.standardError(levels);
        double least = range.least().orElse(Double.NEGATIVE_INFINITY);
        return Optional.of(
                error.orElse(0) > 0 ? Estimates.normal(value, error.getAsDouble(), least, 1) : Estimate.certain(value));
    }

    private static double averagePrecision(double[] scores, double[] positives, double[] negatives) {
        double all = 0;
        for (double weight : positives) {
            all += weight;
        }
        double found = 0;
        double taken = 0;
        double area = 0;
        for (int i = scores.length - 1; i >= 0; i--) {
            found += positives[i];
            taken += positives[i] + negatives[i];
            area += positives[i] == 0 ? 0 : positives[i] / all * found / taken;
        }
        return all == 0 ? Double.NaN : Math.min(1, area); // rounding
    }

    private static double determination(double[] scores, double[] positives, double[] negatives) {
        double hits = 0;
        double rows = 0;
        double squares = 0;
        for (int i = 0; i < scores.length; i++) {
            hits += positives[i];
            rows += positives[i] + negatives[i];
            squares += positives[i] * (1 - scores[i]) * (1 - scores[i]) + negatives[i] * scores[i] * scores[i];
        }
        return 1 - squares / (hits * (1 - hits / rows));
    }
}
