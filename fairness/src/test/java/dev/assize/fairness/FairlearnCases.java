package dev.assize.fairness;

import java.util.Map;
import java.util.TreeMap;

/** Our metrics by the names of Fairlearn. */
final class FairlearnCases {
    private static final Map<String, String> GAPS = Map.of(
            "demographic_parity", "demographic_parity",
            "selection_rate", "demographic_parity",
            "equal_opportunity", "equal_opportunity",
            "true_positive_rate", "equal_opportunity",
            "false_positive_rate", "predictive_equality",
            "true_negative_rate", "true_negative_rate",
            "false_negative_rate", "false_negative_rate",
            "accuracy_score", "accuracy_equality",
            "zero_one_loss", "error_rate");

    private FairlearnCases() {}

    static Map<String, CaseAnswer> all() {
        Map<String, CaseAnswer> all = new TreeMap<>();
        GAPS.forEach((theirs, ours) -> {
            all.put("fairlearn " + theirs + "_difference", gap(ours + "_difference"));
            all.put("fairlearn " + theirs + "_ratio", gap(ours + "_ratio"));
        });
        all.put("fairlearn equalized_odds_difference", odds("difference"));
        all.put("fairlearn equalized_odds_ratio", odds("ratio"));
        all.put("fairlearn roc_auc_score_group_min", CaseAnswer.metric("roc_auc_minimum"));
        all.put("fairlearn r2_score_group_min", CaseAnswer.metric("r2_score_minimum"));
        all.put("fairlearn log_loss_group_max", CaseAnswer.metric("log_loss_maximum"));
        all.put("fairlearn mean_absolute_error_group_max", CaseAnswer.metric("mean_absolute_error_maximum"));
        all.put("fairlearn mean_squared_error_group_max", CaseAnswer.metric("brier_score_maximum"));
        MetricSelection.synonyms().forEach((theirs, ours) -> {
            if (theirs.endsWith("_group_min") || theirs.endsWith("_group_max")) {
                String id = ours.substring("fairness.".length());
                all.put("fairlearn " + theirs.substring("fairness.".length()), CaseAnswer.metric(id));
            }
        });
        return all;
    }

    private static CaseAnswer gap(String name) {
        return (golden, one) -> CaseAnswer.value(name + method(one.get("method").asText()), golden.outcomes(one));
    }

    private static CaseAnswer odds(String form) {
        return (golden, one) -> {
            String mean = one.get("agg").asText().equals("mean") ? "_mean_" : "_";
            String name =
                    "equalized_odds" + mean + form + method(one.get("method").asText());
            return CaseAnswer.value(name, golden.outcomes(one));
        };
    }

    private static String method(String theirs) {
        return theirs.equals("to_overall") ? "_to_overall" : "";
    }
}
