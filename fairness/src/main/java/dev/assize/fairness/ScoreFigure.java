package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A number made from the scores of a group's people, by weight; a score is the probability of the favorable class. A
 * mean has the normal interval of its standard error, the AUC DeLong's; where the error comes out as 0, there is no
 * interval, for such a sample says nothing about how sure it is.
 */
public enum ScoreFigure implements Measure {
    /** Mean score. */
    MEAN_SCORE("mean of score", "None by itself; compare between groups", List.of(-1, 0, 1), (s, t) -> s),
    /** Mean score less base rate: calibration in the large. */
    CALIBRATION_IN_THE_LARGE("mean of score - truth", "0; further from 0 is worse", List.of(0, 1), (s, t) -> s - t),
    /** Mean squared error. */
    BRIER_SCORE("mean of (score - truth)²", "0; higher is worse", List.of(0, 1), (s, t) -> (s - t) * (s - t)),
    /** Mean absolute error. */
    MEAN_ABSOLUTE_ERROR("mean of |score - truth|", "0; higher is worse", List.of(0, 1), (s, t) -> Math.abs(s - t)),
    /** Mean of the negative logarithm of the probability of the truth, which is at least 2.2e-16. */
    LOG_LOSS("mean of -ln(probability of the truth)", "0; higher is worse", List.of(0, 1), ScoreFigure::logLoss),
    /** Mean score of the truly favorable. */
    GENERALIZED_TRUE_POSITIVE_RATE("mean of score where truth is 1", "1; lower is worse", List.of(1), (s, t) -> s),
    /** Mean of 1 - score of the truly favorable. */
    GENERALIZED_FALSE_NEGATIVE_RATE(
            "mean of 1 - score where truth is 1", "0; higher is worse", List.of(1), (s, t) -> 1 - s),
    /** Mean score of the truly unfavorable. */
    GENERALIZED_FALSE_POSITIVE_RATE("mean of score where truth is 0", "0; higher is worse", List.of(0), (s, t) -> s),
    /** Mean of 1 - score of the truly unfavorable. */
    GENERALIZED_TRUE_NEGATIVE_RATE(
            "mean of 1 - score where truth is 0", "1; lower is worse", List.of(0), (s, t) -> 1 - s),
    /** The probability that a truly favorable person has the higher score, ties counted half. */
    ROC_AUC(
            "P(score of a positive > score of a negative) + P(equal) / 2",
            "1; lower is worse",
            List.of(0, 1),
            (s, t) -> s);

    private final String formula;
    private final String ideal;
    private final List<Integer> truths;
    private final WeightedMean.OfRow row;

    ScoreFigure(String formula, String ideal, List<Integer> truths, WeightedMean.OfRow row) {
        this.formula = formula;
        this.ideal = ideal;
        this.truths = truths;
        this.row = row;
    }

    @Override
    public Definition definition() {
        String words = title();
        return new Definition(
                "fairness." + metricName(),
                Character.toUpperCase(words.charAt(0)) + words.substring(1),
                formula,
                range(),
                ideal,
                citation());
    }

    @Override
    public String title() {
        return this == ROC_AUC ? "area under the ROC curve" : metricName().replace('_', ' ');
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
        return this == MEAN_SCORE ? Needs.SCORE : Needs.SCORE_AND_TRUTH;
    }

    @Override
    public long rows(GroupCounts group) {
        return truths.stream().mapToLong(truth -> group.scores(truth).rows()).sum();
    }

    @Override
    public Optional<Estimate> of(GroupCounts group) {
        if (this == ROC_AUC) {
            return GroupAuc.of(group.scores(1), group.scores(0));
        }
        WeightedMean mean = WeightedMean.of(group, truths, row);
        if (!Double.isFinite(mean.value())) {
            return Optional.empty();
        }
        double least = range().least().orElse(Double.NEGATIVE_INFINITY);
        double most = range().most().orElse(Double.POSITIVE_INFINITY);
        return Optional.of(
                mean.error() > 0
                        ? Estimates.normal(mean.value(), mean.error(), least, most)
                        : Estimate.certain(mean.value()));
    }

    private Definition.Range range() {
        return switch (this) {
            case CALIBRATION_IN_THE_LARGE -> Definition.Range.SIGNED_UNIT;
            case LOG_LOSS -> Definition.Range.NOT_NEGATIVE;
            default -> Definition.Range.UNIT;
        };
    }

    private String citation() {
        return switch (this) {
            case ROC_AUC -> "DeLong, DeLong and Clarke-Pearson, 1988";
            case GENERALIZED_FALSE_NEGATIVE_RATE,
                    GENERALIZED_FALSE_POSITIVE_RATE,
                    GENERALIZED_TRUE_NEGATIVE_RATE,
                    GENERALIZED_TRUE_POSITIVE_RATE -> "Pleiss et al., On fairness and calibration, 2017";
            default -> "Gneiting and Raftery, Strictly proper scoring rules, prediction, and estimation, 2007";
        };
    }

    private static double logLoss(double score, int truth) {
        double probability = truth == 1 ? score : 1 - score;
        return -Math.log(Math.max(Math.ulp(1.0), Math.min(1 - Math.ulp(1.0), probability)));
    }
}
