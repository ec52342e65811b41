package dev.assize.fairness;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Other names of our metrics: what Fairlearn, AIF360 and Aequitas call them where they mean exactly the same number,
 * and the plain name of each rate's gap, for example {@code selection_rate_difference}. AIF360 subtracts the privileged
 * group from all others together, which are our pooled forms.
 */
final class Synonyms {
    private Synonyms() {}

    /** Returns the id that each other name stands for; all begin with {@code fairness.}. */
    static SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        for (Rate rate : Rate.values()) {
            for (GapForm form : GapForm.values()) {
                if (!form.isExtreme() && !rate.criterion().equals(rate.metricName())) {
                    add(all, rate.metricName() + "_" + form.suffix(), rate.criterion() + "_" + form.suffix());
                }
            }
        }
        fairlearn(all);
        aif360(all);
        aequitas(all);
        return Collections.unmodifiableSortedMap(all);
    }

    private static void fairlearn(SortedMap<String, String> all) {
        add(all, "accuracy_score_difference", "accuracy_equality_difference");
        add(all, "accuracy_score_ratio", "accuracy_equality_ratio");
        add(all, "accuracy_score_group_min", "accuracy_minimum");
        add(all, "balanced_accuracy_score_group_min", "balanced_accuracy_minimum");
        add(all, "f1_score_group_min", "f1_score_minimum");
        add(all, "precision_score_group_min", "positive_predictive_value_minimum");
        add(all, "recall_score_group_min", "true_positive_rate_minimum");
        add(all, "zero_one_loss_difference", "error_rate_difference");
        add(all, "zero_one_loss_ratio", "error_rate_ratio");
        add(all, "zero_one_loss_group_max", "error_rate_maximum");
    }

    private static void aif360(SortedMap<String, String> all) {
        add(all, "mean_difference", "demographic_parity_pooled_difference");
        add(all, "statistical_parity_difference", "demographic_parity_pooled_difference");
        add(all, "disparate_impact", "demographic_parity_pooled_ratio");
        add(all, "average_abs_odds_difference", "average_absolute_odds_difference");
        add(all, "average_odds_error", "average_absolute_odds_difference");
        add(all, "recall", "true_positive_rate");
        add(all, "sensitivity", "true_positive_rate");
        add(all, "specificity", "true_negative_rate");
        add(all, "precision", "positive_predictive_value");
    }

    private static void aequitas(SortedMap<String, String> all) {
        add(all, "tpr", "true_positive_rate");
        add(all, "fpr", "false_positive_rate");
        add(all, "tnr", "true_negative_rate");
        add(all, "fnr", "false_negative_rate");
        add(all, "npv", "negative_predictive_value");
        add(all, "fdr", "false_discovery_rate");
        add(all, "for", "false_omission_rate");
        add(all, "pprev", "selection_rate");
        add(all, "prev", "base_rate");
        add(all, "pprev_disparity", "demographic_parity_ratio_to_reference");
        add(all, "tpr_disparity", "equal_opportunity_ratio_to_reference");
        add(all, "fpr_disparity", "predictive_equality_ratio_to_reference");
        add(all, "precision_disparity", "predictive_parity_ratio_to_reference");
    }

    private static void add(SortedMap<String, String> all, String other, String name) {
        all.put("fairness." + other, "fairness." + name);
    }
}
