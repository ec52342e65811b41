package dev.assize.fairness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Our numbers of all cells by the names of the peers, with the settings that a case states. */
final class CellCases {
    private static final String AIF360 = "aif360 ClassificationMetric.";

    private CellCases() {}

    static Map<String, CaseAnswer> all() {
        Map<String, CaseAnswer> all = new TreeMap<>();
        inequality(all);
        dependence(all);
        shares(all);
        Map<String, String> same = Map.of(
                "mutual_information_independence", "mutual_information_independence",
                "mutual_information_separation", "mutual_information_separation",
                "mutual_information_sufficiency", "mutual_information_sufficiency",
                "statistical_parity_subgroup_fairness", "statistical_parity_subgroup_fairness",
                "false_positive_subgroup_fairness", "false_positive_subgroup_fairness",
                "selection_rate_group_variance", "selection_rate_variance",
                "demographic_parity_atkinson", "selection_rate_atkinson_index");
        same.forEach((theirs, ours) -> all.put("reference " + theirs, CaseAnswer.metric(ours)));
        return all;
    }

    private static void inequality(Map<String, CaseAnswer> all) {
        CaseAnswer between = (golden, one) -> CaseAnswer.finite(
                GeneralizedEntropy.between(golden.outcomes(one).groups(), alpha(one)));
        CaseAnswer sides = (golden, one) ->
                CaseAnswer.finite(GeneralizedEntropy.between(CaseAnswer.sides(golden.outcomes(one)), alpha(one)));
        CaseAnswer within = (golden, one) ->
                CaseAnswer.finite(GeneralizedEntropy.within(golden.outcomes(one).all(), alpha(one)));
        for (String index : new String[] {"generalized_entropy_index", "theil_index"}) {
            all.put(AIF360 + index, within);
            all.put(AIF360 + "between_all_groups_" + index, between);
            all.put(AIF360 + "between_group_" + index, sides);
        }
        all.put("aif360.sklearn between_group_generalized_entropy_error", between);
        all.put("reference between_all_groups_generalized_entropy_index_alpha_0_published", between);
        all.put("reference between_group_generalized_entropy_index_alpha_0_published", sides);
        all.put(
                AIF360 + "coefficient_of_variation",
                (golden, one) -> CaseAnswer.finite(Math.sqrt(
                        2 * GeneralizedEntropy.within(golden.outcomes(one).all(), 2))));
        all.put(
                AIF360 + "between_all_groups_coefficient_of_variation",
                (golden, one) -> CaseAnswer.finite(Math.sqrt(
                        2 * GeneralizedEntropy.between(golden.outcomes(one).groups(), 2))));
        all.put(
                AIF360 + "between_group_coefficient_of_variation",
                (golden, one) -> CaseAnswer.finite(
                        Math.sqrt(2 * GeneralizedEntropy.between(CaseAnswer.sides(golden.outcomes(one)), 2))));
    }

    private static void dependence(Map<String, CaseAnswer> all) {
        CaseAnswer smoothed = (golden, one) -> CaseAnswer.finite(Dependence.differentialFairness(
                golden.outcomes(one), on(one), one.get("concentration").asDouble()));
        all.put("aif360 BinaryLabelDatasetMetric.smoothed_empirical_differential_fairness", smoothed);
        all.put("aif360.sklearn smoothed_edf", smoothed);
        all.put(AIF360 + "differential_fairness_bias_amplification", (golden, one) -> {
            GroupedOutcomes outcomes = golden.outcomes(one);
            double concentration = one.get("concentration").asDouble();
            return CaseAnswer.finite(Dependence.differentialFairness(outcomes, Rate.SELECTION_RATE, concentration)
                    - Dependence.differentialFairness(outcomes, Rate.BASE_RATE, concentration));
        });
        all.put(
                "aif360.sklearn conditional_demographic_disparity",
                (golden, one) -> CaseAnswer.finite(Dependence.demographicDisparity(golden.outcomes(one), on(one))));
    }

    private static void shares(Map<String, CaseAnswer> all) {
        all.put("aif360.sklearn class_imbalance", (golden, one) -> {
            var sides = CaseAnswer.sides(golden.outcomes(one));
            return CaseAnswer.finite(Dependence.imbalance(sides.get(0), sides.get(1)));
        });
        all.put("aif360.sklearn kl_divergence", (golden, one) -> {
            var sides = CaseAnswer.sides(golden.outcomes(one));
            return CaseAnswer.finite(Dependence.divergence(sides.get(1), sides.get(0), on(one)));
        });
    }

    private static double alpha(JsonNode one) {
        return one.path("alpha").asDouble(1);
    }

    private static Rate on(JsonNode one) {
        return one.get("on").asText().equals("y_true") ? Rate.BASE_RATE : Rate.SELECTION_RATE;
    }
}
