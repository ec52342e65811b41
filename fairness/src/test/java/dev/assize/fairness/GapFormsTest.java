package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Three groups of selection rates 3/4, 1/5 and 1/2 of 4, 5 and 2 people; overall 5/11. */
class GapFormsTest {
    private static final List<GroupCounts> GROUPS =
            List.of(GroupCounts.of("A", 2, 1, 1, 0), GroupCounts.of("B", 1, 0, 2, 2), GroupCounts.of("C", 1, 0, 1, 0));

    @Test
    void comparesWithAllRows() {
        assertThat(value("demographic_parity_difference_to_overall", Comparison.ALL))
                .isCloseTo(3 / 4.0 - 5 / 11.0, within(1e-15));
        assertThat(value("demographic_parity_ratio_to_overall", Comparison.ALL))
                .isCloseTo(11 / 25.0, within(1e-15)); // 1/5 over 5/11
    }

    @Test
    void poolsAllOthers_againstTheReference() {
        Comparison againstB = Comparison.ALL.withReference(named("B"));

        assertThat(value("demographic_parity_pooled_difference", againstB)).isCloseTo(4 / 6.0 - 1 / 5.0, within(1e-15));
        assertThat(value("demographic_parity_pooled_ratio", againstB)).isCloseTo(20 / 6.0, within(1e-14));
        assertThat(value("average_odds_difference", againstB))
                .isCloseTo((1.0 - 1 / 3.0 + 1 / 3.0 - 0) / 2, within(1e-15)); // TPR 3/3, FPR 1/3 against 1/3, 0/2
    }

    @Test
    void namesTheReference_whenItIsTheLargest() {
        MeasuredValue found = (MeasuredValue)
                measured("demographic_parity_pooled_difference", Comparison.ALL).get(0);

        assertThat(found.method()).endsWith("; reference group 'B'");
        assertThat(found.sampleSize()).isEqualTo(11);
    }

    @Test
    void comparesEachGroup_withTheBestOrWithAll() {
        var best = new ReferenceGroup(ReferenceGroup.Choice.BEST, new TreeMap<>());
        var all = new ReferenceGroup(ReferenceGroup.Choice.OVERALL, new TreeMap<>());

        assertThat(keys("demographic_parity_ratio_to_reference", Comparison.ALL.withReference(best)))
                .containsExactly("groups=B vs A", "groups=C vs A");
        assertThat(keys("demographic_parity_ratio_to_reference", Comparison.ALL.withReference(all)))
                .containsExactly("groups=A vs (all)", "groups=B vs (all)", "groups=C vs (all)");
        assertThat(keys("demographic_parity_difference_of_pairs", Comparison.ALL))
                .containsExactly("groups=A vs B", "groups=A vs C", "groups=B vs C");
    }

    @Test
    void readsNamedReferences_andRefusesOtherTexts() {
        var read = ReferenceGroup.parse(ReferenceGroup.Choice.BEST, List.of("sex=Male", "race=White"));

        assertThat(read.named()).containsEntry("sex", "Male").containsEntry("race", "White");
        assertThatThrownBy(() -> ReferenceGroup.parse(ReferenceGroup.Choice.BEST, List.of("Male")))
                .isInstanceOf(FairnessException.class)
                .hasMessageContaining("the reference group 'Male' is not of the form ATTRIBUTE=VALUE");
    }

    @Test
    void isUndefined_whenTheReferenceDoesNotExist() {
        Comparison nobody = Comparison.ALL.withReference(named("Z"));

        for (String id : List.of("demographic_parity_pooled_difference", "demographic_parity_ratio_to_reference")) {
            Undefined found = (Undefined) measured(id, nobody).get(0);
            assertThat(found.reason()).isEqualTo("the reference group 'Z' has no people");
        }
    }

    @Test
    void joinsOddsByTheMeanOrTheWorst() {
        double truePositives = 1.0 - 1 / 3.0;
        double falsePositives = 1 / 2.0;

        assertThat(value("equalized_odds_difference", Comparison.ALL)).isCloseTo(truePositives, within(1e-15));
        assertThat(value("equalized_odds_mean_difference", Comparison.ALL))
                .isCloseTo((truePositives + falsePositives) / 2, within(1e-15));
    }

    @Test
    void namesTheWorstPair_whenThereAreMoreThanTwoGroups() {
        MeasuredValue found = (MeasuredValue)
                measured("demographic_parity_difference", Comparison.ALL).get(0);

        assertThat(found.method()).endsWith("selection rate of 3 groups, highest of 'A', lowest of 'B'");
        assertThat(value("selection_rate_minimum", Comparison.ALL)).isEqualTo(0.2);
        assertThat(value("selection_rate_maximum", Comparison.ALL)).isEqualTo(0.75);
    }

    @Test
    void knowsTheNamesOfThePeers() {
        assertThat(MetricSelection.idOf("statistical_parity_difference"))
                .contains("fairness.demographic_parity_pooled_difference");
        assertThat(MetricSelection.idOf("fairness.selection_rate_ratio")).contains("fairness.demographic_parity_ratio");
        assertThat(MetricSelection.idOf("fairness.no_such_thing")).isEmpty();
        assertThat(MetricCatalog.group().ids())
                .containsAll(MetricSelection.synonyms().values());
        assertThat(MetricCatalog.group().ids())
                .doesNotContainAnyElementsOf(MetricSelection.synonyms().keySet());
    }

    @Test
    void choosesByNameAndSynonym_andReportsWhatIsUnknown() {
        var some = new MetricSelection(List.of("tpr", "fairness.f1_score"));

        assertThat(some.metrics())
                .extracting(FairnessMetric::id)
                .containsExactly("fairness.f1_score", "fairness.true_positive_rate");
        assertThat(new MetricSelection(List.of("f1_scor")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("unknown fairness metric 'f1_scor'", "Did you mean 'fairness.f1_score'?"));
    }

    private static ReferenceGroup named(String group) {
        TreeMap<String, String> names = new TreeMap<>();
        names.put("group", group);
        return new ReferenceGroup(ReferenceGroup.Choice.LARGEST, names);
    }

    private static List<String> keys(String name, Comparison comparison) {
        return measured(name, comparison).stream()
                .map(evidence -> evidence.key().scope().toString().replace("attribute=group, ", ""))
                .toList();
    }

    private static double value(String name, Comparison comparison) {
        Optional<Double> value =
                CaseAnswer.value(name, new GroupedOutcomes(Scope.attribute("group"), GROUPS, comparison));
        return value.orElseThrow();
    }

    private static List<Evidence> measured(String name, Comparison comparison) {
        return MetricCatalog.group()
                .get("fairness." + name)
                .measure(new GroupedOutcomes(Scope.attribute("group"), GROUPS, comparison));
    }
}
