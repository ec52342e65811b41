package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import java.util.List;
import org.junit.jupiter.api.Test;

class EqualityPValueTest {
    private static final Scope SCOPE = Scope.attribute("group");

    /** Selected 3 of 4 and 1 of 4: the lady tasting tea. */
    @Test
    void isFishersTest_whenThereAreTwoGroups() {
        MeasuredValue found =
                only("demographic_parity_p_value", GroupCounts.of("A", 2, 1, 1, 0), GroupCounts.of("B", 1, 0, 2, 1));

        assertThat(found.estimate().value()).isCloseTo(17.0 / 35, within(1e-14));
        assertThat(found.estimate().interval()).isEmpty();
        assertThat(found.sampleSize()).isEqualTo(8);
        assertThat(found.method()).isEqualTo("Fisher's exact test: selection rate of 2 groups");
        assertThat(found.key().scope()).isEqualTo(SCOPE);
    }

    @Test
    void isPearsonsTest_whenThereAreManyPeople() {
        MeasuredValue found = only(
                "demographic_parity_p_value",
                GroupCounts.of("A", 30, 20, 30, 20),
                GroupCounts.of("B", 40, 20, 20, 20),
                GroupCounts.of("C", 30, 30, 20, 20));

        // 50, 60 and 60 of 100: 170/300 expected, X² = (6.67² + 3.33² + 3.33²)(1/56.67 + 1/43.33); two degrees
        double statistic = (400 / 9.0 + 100 / 9.0 + 100 / 9.0) * (3 / 170.0 + 3 / 130.0);
        assertThat(found.estimate().value()).isCloseTo(Math.exp(-statistic / 2), within(1e-13));
        assertThat(found.method())
                .isEqualTo("Pearson chi-squared test, 2 degrees of freedom: selection rate of 3 groups, highest of 'B',"
                        + " lowest of 'A'");
    }

    /** Fisher's p of 4 of 4 against 0 of 4 is 2/70, of equal groups 1; Holm multiplies the two smallest by 3 and 2. */
    @Test
    void correctsPairsByHolm() {
        List<Evidence> pairs = measured(
                "demographic_parity_p_value_of_pairs",
                GroupCounts.of("A", 2, 2, 0, 0),
                GroupCounts.of("B", 0, 0, 2, 2),
                GroupCounts.of("C", 0, 0, 2, 2));

        assertThat(pairs)
                .map(pair -> pair.key().scope())
                .containsExactly(SCOPE.withGroups("A", "B"), SCOPE.withGroups("A", "C"), SCOPE.withGroups("B", "C"));
        assertThat(((MeasuredValue) pairs.get(0)).estimate().value()).isCloseTo(4 / 70.0, within(1e-14));
        assertThat(((MeasuredValue) pairs.get(1)).estimate().value()).isCloseTo(4 / 70.0, within(1e-14));
        assertThat(((MeasuredValue) pairs.get(0)).method())
                .isEqualTo("Fisher's exact test, Holm over 2 pairs: selection rate");
        assertThat(pairs.get(2)).isInstanceOf(Undefined.class); // nobody of B and C was selected
    }

    @Test
    void testsEstimatesThatAreNormal() {
        MeasuredValue found =
                only("f1_score_p_value", GroupCounts.of("A", 30, 20, 30, 20), GroupCounts.of("B", 40, 20, 20, 20));

        assertThat(found.method()).isEqualTo("z test: f1 score of 2 groups");
        assertThat(found.estimate().value()).isBetween(0.05, 0.6);
    }

    @Test
    void isUndefined_whenTheCountsAllowOneOutcomeOnly() {
        Undefined none = (Undefined)
                measured("demographic_parity_p_value", GroupCounts.of("A", 1, 1, 0, 0), GroupCounts.of("B", 2, 2, 0, 0))
                        .get(0);
        Undefined alone = (Undefined)
                measured("equal_opportunity_p_value", GroupCounts.of("A", 1, 1, 0, 0), GroupCounts.of("B", 0, 2, 1, 0))
                        .get(0);

        assertThat(none.reason())
                .isEqualTo(
                        "no test of the selection rate: the counts allow only one outcome, or an error is not known");
        assertThat(alone.reason()).startsWith("comparing the true positive rate needs two groups, only 'A' has one");
    }

    @Test
    void saysWhatItTests() {
        FairnessMetric metric = MetricCatalog.group().get("fairness.equal_opportunity_p_value_of_pairs");

        assertThat(metric.definition().formula())
                .isEqualTo(
                        "p-value of the equality of two groups, corrected by Holm over all pairs: true positive rate");
        assertThat(metric.definition().ideal()).isEqualTo("None; small values are evidence of a difference");
    }

    private static MeasuredValue only(String name, GroupCounts... groups) {
        return (MeasuredValue) measured(name, groups).get(0);
    }

    private static List<Evidence> measured(String name, GroupCounts... groups) {
        return MetricCatalog.group()
                .get("fairness." + name)
                .measure(new GroupedOutcomes(SCOPE, List.of(groups), Comparison.ALL));
    }
}
