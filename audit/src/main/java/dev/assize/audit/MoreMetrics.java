package dev.assize.audit;

import dev.assize.fairness.MetricSelection;
import java.util.ArrayList;
import java.util.List;

/** Metrics that are measured besides the usual ones, because of what was asked or is known. */
public final class MoreMetrics {
    private static final List<String> CRITERIA = List.of(
            "accuracy_equality", "demographic_parity", "equal_opportunity", "predictive_equality", "predictive_parity");
    private static final List<String> OF_SCORES =
            List.of("mean_score", "calibration_in_the_large", "brier_score", "log_loss", "roc_auc");

    private MoreMetrics() {}

    /** Returns the usual criteria for every pair of groups. */
    public static List<String> ofPairs() {
        return forms("of_pairs");
    }

    /** Returns the usual criteria for each group and the reference group. */
    public static List<String> toReference() {
        return forms("to_reference");
    }

    /** Returns the numbers that are made from scores, by group and as difference. */
    public static List<String> ofScores() {
        List<String> names = new ArrayList<>();
        for (String figure : OF_SCORES) {
            names.add(figure);
            names.add(figure + "_difference");
        }
        return names.stream()
                .filter(name -> MetricSelection.idOf(name).isPresent())
                .toList();
    }

    private static List<String> forms(String ending) {
        List<String> names = new ArrayList<>();
        for (String criterion : CRITERIA) {
            names.add(criterion + "_difference_" + ending);
            names.add(criterion + "_ratio_" + ending);
        }
        return names;
    }
}
