package dev.assize.fairness;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Our metrics by the names of AIF360, which subtracts the privileged group from all others together. */
final class Aif360Cases {
    private static final Map<String, Rate> RATES = Map.of(
            "true_positive_rate", Rate.TRUE_POSITIVE_RATE,
            "false_positive_rate", Rate.FALSE_POSITIVE_RATE,
            "false_negative_rate", Rate.FALSE_NEGATIVE_RATE,
            "false_discovery_rate", Rate.FALSE_DISCOVERY_RATE,
            "false_omission_rate", Rate.FALSE_OMISSION_RATE,
            "error_rate", Rate.ERROR_RATE);

    private static final Map<String, Rate> MEASURES = Map.of(
            "TPR", Rate.TRUE_POSITIVE_RATE,
            "FPR", Rate.FALSE_POSITIVE_RATE,
            "TNR", Rate.TRUE_NEGATIVE_RATE,
            "FNR", Rate.FALSE_NEGATIVE_RATE,
            "PPV", Rate.POSITIVE_PREDICTIVE_VALUE,
            "NPV", Rate.NEGATIVE_PREDICTIVE_VALUE,
            "FDR", Rate.FALSE_DISCOVERY_RATE,
            "FOR", Rate.FALSE_OMISSION_RATE,
            "ACC", Rate.ACCURACY);

    private Aif360Cases() {}

    static Map<String, CaseAnswer> all() {
        Map<String, CaseAnswer> all = new TreeMap<>();
        String classification = "aif360 ClassificationMetric.";
        RATES.forEach((theirs, rate) -> {
            all.put(
                    classification + theirs + "_difference",
                    CaseAnswer.metric(rate.criterion() + "_pooled_difference"));
            all.put(classification + theirs + "_ratio", CaseAnswer.metric(rate.criterion() + "_pooled_ratio"));
        });
        MEASURES.forEach(
                (theirs, rate) -> all.put(classification + "performance_measures." + theirs, CaseAnswer.side(rate)));
        for (Rate rate : new Rate[] {Rate.ERROR_RATE, Rate.BASE_RATE, Rate.SELECTION_RATE}) {
            all.put(classification + rate.metricName(), CaseAnswer.side(rate));
        }
        all.put(
                classification + "num_instances",
                (golden, one) ->
                        Optional.of(CaseAnswer.side(golden.outcomes(one), one).weight()));
        all.put(
                classification + "num_pred_positives",
                (golden, one) -> Optional.of(CellSet.SELECTED.sum(
                        CaseAnswer.side(golden.outcomes(one), one).weights())));
        Map<String, Measure> generalized = Map.of(
                "GTPR", ScoreFigure.GENERALIZED_TRUE_POSITIVE_RATE,
                "GFPR", ScoreFigure.GENERALIZED_FALSE_POSITIVE_RATE,
                "GTNR", ScoreFigure.GENERALIZED_TRUE_NEGATIVE_RATE,
                "GFNR", ScoreFigure.GENERALIZED_FALSE_NEGATIVE_RATE);
        generalized.forEach((theirs, figure) ->
                all.put(classification + "performance_measures." + theirs, CaseAnswer.side(figure)));
        named(all, classification);
        labels(all);
        sklearn(all);
        trusty(all);
        return all;
    }

    private static void named(Map<String, CaseAnswer> all, String prefix) {
        Map<String, String> names = Map.of(
                "statistical_parity_difference", "demographic_parity_pooled_difference",
                "disparate_impact", "demographic_parity_pooled_ratio",
                "equal_opportunity_difference", "equal_opportunity_pooled_difference",
                "average_odds_difference", "average_odds_difference",
                "average_abs_odds_difference", "average_absolute_odds_difference",
                "average_predictive_value_difference", "average_predictive_value_difference",
                "equalized_odds_difference", "equalized_odds_pooled_difference",
                "generalized_equalized_odds_difference", "generalized_equalized_odds_pooled_difference");
        names.forEach((theirs, ours) -> all.put(prefix + theirs, CaseAnswer.metric(ours)));
    }

    private static void labels(Map<String, CaseAnswer> all) {
        String prefix = "aif360 BinaryLabelDatasetMetric.";
        all.put(prefix + "statistical_parity_difference", on("_pooled_difference"));
        all.put(prefix + "disparate_impact", on("_pooled_ratio"));
    }

    /** A metric of the labels or of the decisions, as the case says. */
    private static CaseAnswer on(String form) {
        return (golden, one) -> {
            String what = one.get("on").asText().equals("y_true") ? "base_rate" : "demographic_parity";
            return CaseAnswer.value(what + form, golden.outcomes(one));
        };
    }

    private static void sklearn(Map<String, CaseAnswer> all) {
        String prefix = "aif360.sklearn ";
        all.put(prefix + "statistical_parity_difference", CaseAnswer.metric("demographic_parity_pooled_difference"));
        all.put(prefix + "disparate_impact_ratio", CaseAnswer.metric("demographic_parity_pooled_ratio"));
        all.put(prefix + "equal_opportunity_difference", CaseAnswer.metric("equal_opportunity_pooled_difference"));
        all.put(prefix + "generalized_fnr", CaseAnswer.metric("generalized_false_negative_rate_pooled_difference"));
        all.put(prefix + "generalized_fpr", CaseAnswer.metric("generalized_false_positive_rate_pooled_difference"));
        all.put(prefix + "average_odds_difference", CaseAnswer.metric("average_odds_difference"));
        all.put(prefix + "average_odds_error", CaseAnswer.metric("average_absolute_odds_difference"));
        all.put(
                prefix + "average_predictive_value_difference",
                CaseAnswer.metric("average_predictive_value_difference"));
    }

    private static void trusty(Map<String, CaseAnswer> all) {
        all.put(
                "trustyai GroupStatisticalParityDifference.calculate",
                CaseAnswer.metric("demographic_parity_pooled_difference"));
        all.put("trustyai DisparateImpactRatio.calculate", CaseAnswer.metric("demographic_parity_pooled_ratio"));
    }
}
