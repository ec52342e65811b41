package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Evidence;
import dev.assize.core.Tally;
import dev.assize.core.Undefined;
import dev.assize.statistics.ClopperPearsonInterval;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The awkward inputs of the golden folder, with the behavior that it recommends. */
class EdgeCasesReferenceTest {
    private static final String SUFFIX = "[attribute=group]";

    private static JsonNode cases;

    @BeforeAll
    static void read() {
        cases = ReferenceFolder.json(ReferenceFolder.files("edge-cases.json").get(0))
                .get("cases");
    }

    @Test
    void leavesTheGroupOut_whenItHasNoActualPositives() {
        List<Evidence> found = run("group without actual positives");

        assertThat(Found.undefined(found, "fairness.true_positive_rate[attribute=group, group=B]")
                        .reason())
                .isEqualTo("none of its 5 people counts for TP / (TP + FN): denominator 0");
        assertThat(Found.undefined(found, "fairness.equal_opportunity_difference" + SUFFIX)
                        .reason())
                .isEqualTo("comparing the true positive rate needs two groups, only 'A' has one; left out: "
                        + "'B' (none of its 5 people counts for TP / (TP + FN): denominator 0)");
        assertThat(Found.undefined(found, "fairness.equalized_odds_difference" + SUFFIX)
                        .cause())
                .isEqualTo(Undefined.Cause.NO_VALUE);
        assertThat(value(found, "predictive_equality_difference")).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void leavesTheGroupOut_whenItHasNoActualNegatives() {
        List<Evidence> found = run("group without actual negatives");

        assertThat(value(found, "equal_opportunity_difference")).isCloseTo(0.4666666666666666, within(1e-12));
        assertThat(Found.undefined(found, "fairness.predictive_equality_ratio" + SUFFIX)
                        .reason())
                .startsWith("comparing the false positive rate needs two groups, only 'A' has one");
    }

    @Test
    void hasRatioZeroAndNoPrecision_whenAGroupIsNeverSelected() {
        List<Evidence> found = run("group never selected");

        assertThat(value(found, "demographic_parity_ratio")).isZero();
        assertThat(Found.value(found, "fairness.impact_ratio[attribute=group, groups=B vs A]")
                        .estimate()
                        .value())
                .isZero();
        assertThat(Found.in(found, "fairness.positive_predictive_value[attribute=group, group=B]"))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void staysFinite_whenThePrivilegedGroupIsNeverSelected() {
        List<Evidence> found = run("privileged group never selected");

        assertThat(value(found, "demographic_parity_ratio")).isZero();
        assertThat(value(found, "demographic_parity_difference")).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void hasDifferenceZeroAndNoRatio_whenNobodyIsSelected() {
        List<Evidence> found = run("nobody selected");

        assertThat(value(found, "demographic_parity_difference")).isZero();
        assertThat(Found.undefined(found, "fairness.demographic_parity_ratio" + SUFFIX)
                        .reason())
                .isEqualTo("every compared group has a selection rate of 0, and 0/0 has no value");
        assertThat(Found.undefined(found, "fairness.impact_ratio[attribute=group, groups=B vs A]")
                        .reason())
                .isEqualTo("nobody in any compared group was selected, and 0/0 has no value");
    }

    @Test
    void isAtParity_whenEverybodyIsSelected() {
        List<Evidence> found = run("everybody selected");

        for (String criterion : List.of("demographic_parity", "equal_opportunity", "equalized_odds")) {
            assertThat(value(found, criterion + "_difference")).as(criterion).isZero();
            assertThat(value(found, criterion + "_ratio")).as(criterion).isEqualTo(1);
        }
    }

    @Test
    void hasNoRatioOfErrorRates_whenPredictionsArePerfect() {
        List<Evidence> found = run("perfect predictions");

        assertThat(value(found, "equalized_odds_difference")).isZero();
        assertThat(Found.undefined(found, "fairness.equalized_odds_ratio" + SUFFIX)
                        .reason())
                .isEqualTo("every compared group has a false positive rate of 0, and 0/0 has no value");
    }

    @Test
    void isUndefined_whenThereIsOneGroupOnly() {
        List<Evidence> found = run("one group only");

        assertThat(Found.undefined(found, "fairness.demographic_parity_difference" + SUFFIX)
                        .reason())
                .isEqualTo("comparing the selection rate needs two groups, only 'A' has one");
        assertThat(Found.in(found, "fairness.impact_ratio" + SUFFIX)).isInstanceOf(Undefined.class);
    }

    @Test
    void namesTheAbsentGroup_whenItIsExpected() {
        List<Evidence> found = FairnessCheck.run(
                tally(input("privileged value absent from data")),
                FairnessOptions.defaults().withValues(Map.of("group", List.of("C", "A"))));

        assertThat(Found.value(found, "fairness.demographic_parity_difference" + SUFFIX)
                        .method())
                .endsWith("selection rate of 2 groups; left out: 'C' (no people)");
        assertThat(Found.undefined(found, "fairness.impact_ratio[attribute=group, groups=C vs A]")
                        .reason())
                .isEqualTo("no people");
    }

    @Test
    void computesAndShowsTheUncertainty_whenAGroupHasOneRow() {
        List<Evidence> found = run("group of one row");

        assertThat(Found.value(found, "fairness.selection_rate[attribute=group, group=B]")
                        .sampleSize())
                .isEqualTo(1);
        var groups = new OutcomeGrouping(tally(input("group of one row")), FairnessOptions.defaults())
                .group(List.of("group"));
        var exact = ClopperPearsonInterval.of(
                Rate.SELECTION_RATE.counts(groups.groups().get(1)), 0.95);
        assertThat(exact.upper()).isCloseTo(0.975, within(1e-12));
    }

    @Test
    void keepsPeopleOfUnknownGroup_asTheirOwnGroup() {
        JsonNode input = input("missing group value");
        List<Evidence> found = FairnessCheck.run(tally(input), FairnessOptions.defaults());

        long people = found.stream()
                .filter(e -> e.key().toString().startsWith("fairness.selection_rate[attribute=group, group="))
                .mapToLong(e -> ((dev.assize.core.MeasuredValue) e).sampleSize())
                .sum();
        assertThat(people).isEqualTo(input.get("y_pred").size());
        assertThat(Found.value(found, "fairness.selection_rate[attribute=group, group=(missing)]")
                        .sampleSize())
                .isEqualTo(2);
    }

    @Test
    void agreesWithFairlearn_whereverItDividesByNoZero() {
        int compared = 0;
        for (JsonNode one : cases) {
            JsonNode input = one.get("input");
            JsonNode peer =
                    one.path("fairlearn").path("demographic_parity_difference").path("value");
            boolean binary = input.path("y_pred").path(0).isInt() && isBinary(input.get("y_pred"));
            String name = one.get("name").asText();
            if (peer.isNumber()
                    && binary
                    && input.get("group").size() == input.get("y_pred").size()
                    && !input.has("weight")
                    && !name.contains("missing")
                    && !name.contains("one group")) {
                List<Evidence> found = FairnessCheck.run(tally(input), FairnessOptions.defaults());
                assertThat(value(found, "demographic_parity_difference"))
                        .as(name)
                        .isCloseTo(peer.asDouble(), within(1e-12));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(8);
    }

    private static boolean isBinary(JsonNode labels) {
        for (JsonNode label : labels) {
            if (label.asInt() < 0 || label.asInt() > 1) {
                return false;
            }
        }
        return true;
    }

    private static double value(List<Evidence> evidence, String metric) {
        return Found.value(evidence, "fairness." + metric + SUFFIX).estimate().value();
    }

    private static List<Evidence> run(String name) {
        return FairnessCheck.run(tally(input(name)), FairnessOptions.defaults());
    }

    private static JsonNode input(String name) {
        for (JsonNode one : cases) {
            if (one.get("name").asText().equals(name)) {
                return one.get("input");
            }
        }
        throw new AssertionError("no edge case '" + name + "'");
    }

    private static Tally tally(JsonNode input) {
        List<Tally.Cell> cells = new ArrayList<>();
        Iterator<JsonNode> truths = input.get("y_true").iterator();
        Iterator<JsonNode> decisions = input.get("y_pred").iterator();
        for (JsonNode group : input.get("group")) {
            String name = group.isNull() ? Comparison.MISSING_VALUE : group.asText();
            cells.add(new Tally.Cell(
                    List.of(name), truths.next().asInt(), decisions.next().asInt(), 1));
        }
        return new Tally(List.of("group"), Tallies.CLASSES, cells);
    }
}
