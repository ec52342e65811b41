package dev.assize.fairness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Counts;
import dev.assize.core.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recomputes AIF360's figures from our rates: privileged group, all other rows pooled, or one side alone. */
final class Aif360Case {
    private static final Map<String, Rate> RATES = new HashMap<>();

    static {
        RATES.put("statistical_parity", Rate.SELECTION_RATE);
        RATES.put("disparate_impact", Rate.SELECTION_RATE);
        RATES.put("equal_opportunity", Rate.TRUE_POSITIVE_RATE);
        RATES.put("true_positive_rate", Rate.TRUE_POSITIVE_RATE);
        RATES.put("false_positive_rate", Rate.FALSE_POSITIVE_RATE);
        RATES.put("false_negative_rate", Rate.FALSE_NEGATIVE_RATE);
        RATES.put("selection_rate", Rate.SELECTION_RATE);
        RATES.put("base_rate", Rate.BASE_RATE);
        RATES.put("performance_measures.ACC", Rate.ACCURACY);
        RATES.put("performance_measures.TPR", Rate.TRUE_POSITIVE_RATE);
        RATES.put("performance_measures.FPR", Rate.FALSE_POSITIVE_RATE);
        RATES.put("performance_measures.TNR", Rate.TRUE_NEGATIVE_RATE);
        RATES.put("performance_measures.FNR", Rate.FALSE_NEGATIVE_RATE);
        RATES.put("performance_measures.PPV", Rate.POSITIVE_PREDICTIVE_VALUE);
        RATES.put("performance_measures.NPV", Rate.NEGATIVE_PREDICTIVE_VALUE);
    }

    private Aif360Case() {}

    static Optional<Double> of(GoldenSet golden, JsonNode one) {
        String metric = one.get("metric").asText();
        if (one.has("sample_weight") || !metric.startsWith("ClassificationMetric.")) {
            return Optional.empty();
        }
        String name = metric.substring("ClassificationMetric.".length());
        Rate rate = RATES.get(name.replaceAll("_(difference|ratio)$", ""));
        if (rate == null) {
            return Optional.empty();
        }
        List<String> attributes = GoldenSet.attributes(one);
        Tally pooled =
                pooled(golden.tally(attributes, one.get("favorable_label").asText()), one, attributes);
        List<GroupCounts> groups = new OutcomeGrouping(pooled, FairnessOptions.defaults())
                .group(List.of("side"))
                .groups();
        double privileged = rate(rate, groups.get(0));
        double unprivileged = rate(rate, groups.get(1));
        if (name.endsWith("_difference")) {
            return Optional.of(unprivileged - privileged);
        }
        if (name.endsWith("_ratio") || name.equals("disparate_impact")) {
            return Optional.of(unprivileged / privileged);
        }
        return switch (one.get("group").asText()) {
            case "privileged" -> Optional.of(privileged);
            case "unprivileged" -> Optional.of(unprivileged);
            default -> Optional.of(rate(rate, overall(pooled)));
        };
    }

    private static double rate(Rate rate, GroupCounts group) {
        Counts counts = rate.of(group);
        return counts.rate().toDouble();
    }

    private static GroupCounts overall(Tally tally) {
        return new OutcomeGrouping(tally, FairnessOptions.defaults())
                .group(List.of())
                .groups()
                .get(0);
    }

    private static Tally pooled(Tally tally, JsonNode one, List<String> attributes) {
        List<String> privileged = new ArrayList<>();
        JsonNode named = one.get("privileged").get(0);
        attributes.forEach(attribute -> privileged.add(named.get(attribute).asText()));
        List<Tally.Cell> cells = tally.cells().stream()
                .map(cell -> new Tally.Cell(
                        List.of(cell.values().equals(privileged) ? "a: privileged" : "b: others"),
                        cell.truth(),
                        cell.decision(),
                        cell.people()))
                .toList();
        return new Tally(List.of("side"), tally.classes(), cells);
    }
}
