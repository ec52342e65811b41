package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every single golden value of a peer whose metric we have. */
class FairnessReferenceTest {
    private static final Map<String, String> BETWEEN_GROUPS = new TreeMap<>(Map.of(
            "demographic_parity_difference", "demographic_parity_difference",
            "demographic_parity_ratio", "demographic_parity_ratio",
            "equalized_odds_difference", "equalized_odds_difference",
            "equalized_odds_ratio", "equalized_odds_ratio",
            "equal_opportunity_difference", "equal_opportunity_difference",
            "equal_opportunity_ratio", "equal_opportunity_ratio"));

    static {
        BETWEEN_GROUPS.put("selection_rate_difference", "demographic_parity_difference");
        BETWEEN_GROUPS.put("selection_rate_ratio", "demographic_parity_ratio");
        BETWEEN_GROUPS.put("true_positive_rate_difference", "equal_opportunity_difference");
        BETWEEN_GROUPS.put("true_positive_rate_ratio", "equal_opportunity_ratio");
        BETWEEN_GROUPS.put("false_positive_rate_difference", "predictive_equality_difference");
        BETWEEN_GROUPS.put("false_positive_rate_ratio", "predictive_equality_ratio");
        BETWEEN_GROUPS.put("accuracy_score_difference", "accuracy_equality_difference");
        BETWEEN_GROUPS.put("accuracy_score_ratio", "accuracy_equality_ratio");
    }

    private static final Map<String, Rate> SMALLEST_RATE = Map.of(
            "accuracy_score_group_min", Rate.ACCURACY,
            "precision_score_group_min", Rate.POSITIVE_PREDICTIVE_VALUE,
            "recall_score_group_min", Rate.TRUE_POSITIVE_RATE);

    static List<Path> expected() {
        return ReferenceFolder.files("-expected.json");
    }

    @ParameterizedTest
    @MethodSource("expected")
    void agreesWithFairlearn_betweenGroups(Path file) {
        GoldenSet golden = GoldenSet.open(file);
        List<String> matched = new ArrayList<>();
        for (JsonNode one : golden.cases("fairlearn")) {
            Optional<Double> ours = betweenGroups(golden, one);
            if (ours.isPresent()) {
                golden.assertMatches(one, ours.get());
                matched.add(one.get("id").asText());
            }
        }
        assertThat(matched)
                .as("cases of Fairlearn covered in %s", file.getFileName())
                .hasSizeGreaterThanOrEqualTo(50);
    }

    @ParameterizedTest
    @MethodSource("expected")
    void agreesWithFairlearn_inTheWorstGroup(Path file) {
        GoldenSet golden = GoldenSet.open(file);
        int matched = 0;
        for (JsonNode one : golden.cases("fairlearn")) {
            Rate rate = SMALLEST_RATE.get(one.get("metric").asText());
            if (rate != null) {
                String id = rate.id() + "[";
                double smallest = golden.evidence(one, "1").stream()
                        .filter(e -> e.key().toString().startsWith(id))
                        .filter(MeasuredValue.class::isInstance)
                        .mapToDouble(e -> ((MeasuredValue) e).estimate().value())
                        .min()
                        .orElseThrow();
                golden.assertMatches(one, smallest);
                matched++;
            }
        }
        assertThat(matched).isEqualTo(12);
    }

    /**
     * AIF360 pools all other rows into one unprivileged group; with that pooling its differences are ours with a sign.
     */
    @ParameterizedTest
    @MethodSource("expected")
    void agreesWithAif360_onPooledGroups(Path file) {
        GoldenSet golden = GoldenSet.open(file);
        int matched = 0;
        for (JsonNode one : golden.cases("aif360")) {
            Optional<Double> ours = Aif360Case.of(golden, one);
            if (ours.isPresent()) {
                golden.assertMatches(one, ours.get());
                matched++;
            }
        }
        assertThat(matched)
                .as("cases of AIF360 covered in %s", file.getFileName())
                .isGreaterThanOrEqualTo(130);
    }

    private static Optional<Double> betweenGroups(GoldenSet golden, JsonNode one) {
        String metric = BETWEEN_GROUPS.get(one.get("metric").asText());
        boolean plain = "between_groups".equals(one.path("method").asText())
                && "worst_case".equals(one.path("agg").asText("worst_case"))
                && "y_pred".equals(one.path("predictions").asText("y_pred"))
                && !one.has("sample_weight")
                && !one.has("undefined_groups");
        if (metric == null || !plain) {
            return Optional.empty();
        }
        List<Evidence> evidence = golden.evidence(one, "1");
        String key = "fairness." + metric + "[attribute=" + String.join(" × ", GoldenSet.attributes(one)) + "]";
        return Optional.of(Found.value(evidence, key).estimate().value());
    }

    @ParameterizedTest
    @MethodSource("expected")
    void countsEveryRow_inEveryGrouping(Path file) {
        GoldenSet golden = GoldenSet.open(file);
        Tally tally = golden.tally(golden.attributes(), "1");

        assertThat(tally.cells().stream().mapToLong(Tally.Cell::people).sum()).isEqualTo(golden.rows());
    }
}
