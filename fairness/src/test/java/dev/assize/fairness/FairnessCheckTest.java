package dev.assize.fairness;

import static dev.assize.fairness.Tallies.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.Fraction;
import dev.assize.core.GroupTable;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Tally;
import dev.assize.core.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairnessCheckTest {
    /** A: TPR 3/4, FPR 1/4, PPV 3/4, accuracy 6/8. B: TPR 1/2, FPR 1/6, PPV 1/2, accuracy 6/8. */
    private static final Tally TWO = Tallies.confusion("A", counts(3, 1, 3, 1), "B", counts(1, 1, 5, 1));

    private final List<Evidence> evidence = FairnessCheck.run(TWO, FairnessOptions.defaults());

    @Test
    void measuresEveryRateOfAGroup_byHand() {
        assertThat(exact("fairness.selection_rate[attribute=group, group=A]")).isEqualTo(Fraction.of(4, 8));
        assertThat(exact("fairness.base_rate[attribute=group, group=A]")).isEqualTo(Fraction.of(4, 8));
        assertThat(exact("fairness.true_positive_rate[attribute=group, group=A]"))
                .isEqualTo(Fraction.of(3, 4));
        assertThat(exact("fairness.false_positive_rate[attribute=group, group=B]"))
                .isEqualTo(Fraction.of(1, 6));
        assertThat(exact("fairness.true_negative_rate[attribute=group, group=B]"))
                .isEqualTo(Fraction.of(5, 6));
        assertThat(exact("fairness.false_negative_rate[attribute=group, group=B]"))
                .isEqualTo(Fraction.of(1, 2));
        assertThat(exact("fairness.positive_predictive_value[attribute=group, group=A]"))
                .isEqualTo(Fraction.of(3, 4));
        assertThat(exact("fairness.negative_predictive_value[attribute=group, group=B]"))
                .isEqualTo(Fraction.of(5, 6));
        assertThat(exact("fairness.accuracy[attribute=group, group=B]")).isEqualTo(Fraction.of(6, 8));
    }

    @Test
    void measuresOverallRates_byHand() {
        assertThat(exact("fairness.selection_rate")).isEqualTo(Fraction.of(6, 16));
        assertThat(exact("fairness.accuracy")).isEqualTo(Fraction.of(12, 16));
    }

    @Test
    void measuresGapsAndRatios_byHand() {
        assertThat(exact("fairness.demographic_parity_difference[attribute=group]"))
                .isEqualTo(Fraction.of(1, 4));
        assertThat(exact("fairness.demographic_parity_ratio[attribute=group]")).isEqualTo(Fraction.of(1, 2));
        assertThat(exact("fairness.equal_opportunity_difference[attribute=group]"))
                .isEqualTo(Fraction.of(1, 4));
        assertThat(exact("fairness.equal_opportunity_ratio[attribute=group]")).isEqualTo(Fraction.of(2, 3));
        assertThat(exact("fairness.predictive_equality_difference[attribute=group]"))
                .isEqualTo(Fraction.of(1, 12));
        assertThat(exact("fairness.predictive_equality_ratio[attribute=group]")).isEqualTo(Fraction.of(2, 3));
        assertThat(exact("fairness.predictive_parity_difference[attribute=group]"))
                .isEqualTo(Fraction.of(1, 4));
        assertThat(exact("fairness.predictive_parity_ratio[attribute=group]")).isEqualTo(Fraction.of(2, 3));
        assertThat(exact("fairness.accuracy_equality_difference[attribute=group]"))
                .isEqualTo(Fraction.of(0, 1));
        assertThat(exact("fairness.accuracy_equality_ratio[attribute=group]")).isEqualTo(Fraction.of(1, 1));
        assertThat(exact("fairness.equalized_odds_difference[attribute=group]")).isEqualTo(Fraction.of(1, 4));
        assertThat(exact("fairness.equalized_odds_ratio[attribute=group]")).isEqualTo(Fraction.of(2, 3));
        assertThat(exact("fairness.impact_ratio[attribute=group, groups=B vs A]"))
                .isEqualTo(Fraction.of(1, 2));
    }

    @Test
    void givesEveryNumberItsIntervalAndSampleSize() {
        MeasuredValue gap = Found.value(evidence, "fairness.equal_opportunity_difference[attribute=group]");

        assertThat(gap.sampleSize()).isEqualTo(6); // 4 + 2 people of the favorable class
        assertThat(gap.estimate().interval().orElseThrow().contains(0.25)).isTrue();
        assertThat(gap.method()).isEqualTo("largest minus smallest true positive rate: true positive rate of 2 groups");
    }

    @Test
    void showsATableOfAllRates() {
        GroupTable table = (GroupTable) Found.in(evidence, "fairness.group_rates[attribute=group]");

        assertThat(table.rows()).extracting(GroupTable.Row::group).containsExactly("A", "B");
        assertThat(table.rows()).extracting(GroupTable.Row::sampleSize).containsExactly(8L, 8L);
        assertThat(table.columns()).hasSize(12).extracting(GroupTable.Head::id).startsWith("fairness.selection_rate");
        GroupTable.Known cell = (GroupTable.Known) table.rows().get(1).cells().get(0);
        assertThat(cell.estimate().value()).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void definesEveryIdAndNothingTwice() {
        List<String> defined =
                FairnessCheck.definitions().stream().map(Definition::id).toList();

        assertThat(defined).doesNotHaveDuplicates().isSorted().hasSizeGreaterThan(200);
        assertThat(evidence).extracting(e -> e.key().id()).isSubsetOf(defined);
        assertThat(FairnessCheck.definitions()).allSatisfy(definition -> {
            assertThat(definition.title()).isNotBlank();
            assertThat(definition.formula()).isNotBlank();
            assertThat(definition.ideal()).isNotBlank();
            assertThat(definition.citation()).isNotBlank();
        });
    }

    @Test
    void namesNoPieceTwice() {
        assertThat(evidence).extracting(Evidence::key).doesNotHaveDuplicates();
    }

    @Test
    void crossesAttributes_andListsEmptyCombinations() {
        List<Tally.Cell> cells = new ArrayList<>();
        Tallies.add(cells, List.of("f", "young"), 1, 1, 4);
        Tallies.add(cells, List.of("f", "old"), 1, 0, 4);
        Tallies.add(cells, List.of("m", "old"), 0, 1, 2);
        Tally tally = new Tally(List.of("sex", "age"), Tallies.CLASSES, cells);
        var options = FairnessOptions.defaults().withValues(Map.of("age", List.of("young", "old")));

        List<Evidence> found = FairnessCheck.run(tally, options);

        GroupTable table = (GroupTable) Found.in(found, "fairness.group_rates[attribute=sex × age]");
        assertThat(table.rows())
                .extracting(GroupTable.Row::group)
                .containsExactly("f × young", "f × old", "m × young", "m × old");
        assertThat(table.rows()).extracting(GroupTable.Row::sampleSize).containsExactly(4L, 4L, 0L, 2L);
        assertThat(((GroupTable.Unknown) table.rows().get(2).cells().get(0)).reason())
                .isEqualTo("no people");
        assertThat(Found.undefined(found, "fairness.selection_rate[attribute=sex × age, group=m × young]")
                        .reason())
                .isEqualTo("no people");
        assertThat(Found.value(found, "fairness.demographic_parity_difference[attribute=sex × age]")
                        .method())
                .endsWith(
                        "selection rate of 3 groups, highest of 'f × young', lowest of 'f × old'; left out: 'm × young' (no people)");
    }

    @Test
    void doesNotCrossAttributes_whenToldSo() {
        Tally tally = new Tally(
                List.of("sex", "age"), Tallies.CLASSES, List.of(new Tally.Cell(List.of("f", "old"), 1, 1, 3)));

        List<Evidence> found =
                FairnessCheck.run(tally, FairnessOptions.defaults().withIntersectionOrder(1));

        assertThat(found)
                .allSatisfy(e -> assertThat(e.key().scope().attributes()).hasSizeLessThan(2));
    }

    @Test
    void isNotComputed_whenTheTaskIsNotBinary() {
        Tally three =
                new Tally(List.of("group"), List.of("a", "b", "c"), List.of(new Tally.Cell(List.of("A"), 2, 2, 3)));

        List<Evidence> found = FairnessCheck.run(three, FairnessOptions.defaults());

        assertThat(found).hasSize(23).allSatisfy(e -> {
            assertThat(e).isInstanceOf(Undefined.class);
            assertThat(((Undefined) e).cause()).isEqualTo(Undefined.Cause.NOT_COMPUTED);
            assertThat(((Undefined) e).reason())
                    .isEqualTo("group rates need a task with two classes, one of them favorable; this one has 3");
        });
    }

    @Test
    void reportsAllProblemsTogether_whenOptionsDoNotFit() {
        var options = FairnessOptions.defaults()
                .withAttributes(List.of("groop"))
                .withConditions(List.of("dept"))
                .withIntersectionOrder(0);

        assertThatExceptionOfType(FairnessException.class)
                .isThrownBy(() -> FairnessCheck.run(TWO, options))
                .withMessage("""
                        checks: fairness: sensitive column 'groop' was not counted
                          Did you mean 'group'? Known: group.
                        checks: fairness: condition 'dept' was not counted
                          Known: group.
                        checks: fairness: intersectionOrder is 0
                          Allowed are 1 (each attribute by itself) and more; 2 also crosses all pairs.""");
    }

    @Test
    void refusesToRun_whenEveryColumnIsACondition() {
        assertThatExceptionOfType(FairnessException.class)
                .isThrownBy(
                        () -> FairnessCheck.run(TWO, FairnessOptions.defaults().withConditions(List.of("group"))))
                .withMessage("""
                        checks: fairness: no sensitive column is left to compare groups by
                          Name one under data: sensitive that is not also a condition.""");
    }

    private Fraction exact(String key) {
        return Found.value(evidence, key).estimate().exact().orElseThrow();
    }
}
