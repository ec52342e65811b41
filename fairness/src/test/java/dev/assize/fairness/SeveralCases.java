package dev.assize.fairness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.fairness.ranking.Ranking;
import dev.assize.statistics.hypothesis.ChiSquaredTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Golden cases that have several values: our number for each name. Truths are 1 and 0. */
final class SeveralCases {
    private static final List<Rate> SUPERVISED = List.of(
            Rate.FALSE_DISCOVERY_RATE, Rate.FALSE_POSITIVE_RATE, Rate.FALSE_OMISSION_RATE, Rate.FALSE_NEGATIVE_RATE);

    private SeveralCases() {}

    /** Finds our numbers for a golden case. */
    @FunctionalInterface
    interface Answer {
        Map<String, Double> of(GoldenSet golden, JsonNode one);
    }

    static Map<String, Answer> all() {
        Map<String, Answer> all = new TreeMap<>();
        all.put("aif360.sklearn one_vs_rest(statistical_parity_difference)", SeveralCases::oneAgainstRest);
        all.put("reference treatment_equality", SeveralCases::treatment);
        all.put("scipy chi2_contingency", SeveralCases::independence);
        all.put("reference mean_exposure", SeveralCases::exposure);
        all.put("aif360 RegressionDatasetMetric.infeasible_index", SeveralCases::infeasible);
        all.put("aequitas Fairness.get_overall_fairness", SeveralCases::overall);
        return all;
    }

    /** Returns what of a case differs from ours. */
    static Optional<String> difference(GoldenSet golden, JsonNode one, Answer answer) {
        Map<String, Double> ours = answer.of(golden, one);
        List<String> wrong = new ArrayList<>();
        one.get("value").properties().forEach(field -> {
            JsonNode value = field.getValue();
            double theirs = value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asDouble();
            double tolerance = one.path("tolerance").asDouble(1e-9 * Math.max(1, Math.abs(theirs)));
            double found = ours.getOrDefault(field.getKey(), Double.NaN);
            boolean undefined = value.isTextual() && Double.isNaN(found); // theirs is "NaN" or "Infinity"
            if (!undefined && !(Math.abs(found - theirs) <= tolerance)) {
                wrong.add(one.get("id").asText() + ", " + field.getKey() + ": " + found + " instead of " + theirs);
            }
        });
        return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", wrong));
    }

    private static Map<String, Double> oneAgainstRest(GoldenSet golden, JsonNode one) {
        GroupedOutcomes outcomes = golden.outcomes(one);
        Map<String, Double> found = new TreeMap<>();
        for (Evidence evidence : MetricCatalog.group()
                .get("fairness.demographic_parity_difference_to_others")
                .measure(outcomes)) {
            String[] parts = evidence.key().scope().groups().get(0).split(" × ");
            String name = "[\"" + String.join("\", \"", parts) + "\"]";
            found.put(name, -((MeasuredValue) evidence).estimate().value()); // theirs is the rest less the group
        }
        return found;
    }

    private static Map<String, Double> treatment(GoldenSet golden, JsonNode one) {
        Map<String, Double> found = new TreeMap<>();
        for (GroupCounts group : golden.outcomes(one).groups()) {
            Rate.TREATMENT_RATIO
                    .of(group)
                    .ifPresent(estimate -> found.put(group.name().replace(" × ", "|"), estimate.value()));
        }
        return found;
    }

    private static Map<String, Double> independence(GoldenSet golden, JsonNode one) {
        var groups = golden.outcomes(one).groups().stream()
                .map(Rate.SELECTION_RATE::counts)
                .filter(counts -> counts.rows() > 0)
                .toList();
        var result = ChiSquaredTest.ofGroups(groups).orElseThrow();
        return Map.of(
                "statistic", result.statistic().orElseThrow(),
                "dof", groups.size() - 1.0,
                "p_value", result.pValue());
    }

    private static Map<String, Double> exposure(GoldenSet golden, JsonNode one) {
        Ranking ranking = SearchCases.ranking(golden, one);
        List<String> values = SearchCases.values(golden, one);
        Map<String, Double> found = new TreeMap<>();
        for (int group = 0; group < values.size(); group++) {
            found.put(values.get(group), ranking.meanExposure(one.get("k").asInt(), group));
        }
        return found;
    }

    private static Map<String, Double> infeasible(GoldenSet golden, JsonNode one) {
        Ranking ranking = SearchCases.ranking(golden, one);
        double[] targets = SearchCases.targets(golden, one);
        int last = one.get("k").asInt() - 1; // the peer leaves out the whole list
        return Map.of(
                "index", (double) ranking.infeasibleIndex(last, targets),
                "violating_positions", (double) ranking.infeasiblePrefixes(last, targets));
    }

    private static Map<String, Double> overall(GoldenSet golden, JsonNode one) {
        double tau = one.get("tau").asDouble();
        boolean unsupervised = true;
        boolean supervised = true;
        for (JsonNode column : one.get("attribute_columns")) {
            var node = one.deepCopy();
            var names = ((ObjectNode) node).putArray("attributes");
            for (String name : column.asText().split("\\+")) {
                names.add(name);
            }
            GroupedOutcomes outcomes = golden.outcomes(node);
            unsupervised &= alike(outcomes, tau, group -> (double) group.selected())
                    && alike(outcomes, tau, group -> Rate.SELECTION_RATE.value(group.weights()));
            for (Rate rate : SUPERVISED) {
                supervised &= alike(outcomes, tau, group -> rate.value(group.weights()));
            }
        }
        return Map.of(
                "Unsupervised Fairness", unsupervised ? 1.0 : 0,
                "Supervised Fairness", supervised ? 1.0 : 0,
                "Overall Fairness", unsupervised && supervised ? 1.0 : 0);
    }

    /** Whether the ratio of each group to the largest one is between tau and its inverse. */
    private static boolean alike(GroupedOutcomes outcomes, double tau, ToDoubleFunction<GroupCounts> number) {
        double reference =
                number.applyAsDouble(ReferenceGroup.LARGEST.in(outcomes).orElseThrow());
        return outcomes.groups().stream()
                .filter(group -> group.rows() > 0)
                .mapToDouble(number)
                .allMatch(value -> value >= tau * reference && value * tau <= reference);
    }
}
