package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every metric on the class path keeps, ours or not. */
class FairnessMetricContractTest {
    private static final Scope SCOPE = Scope.attribute("group");
    private static final int DRAWS = 30;
    private static final int SCORED_DRAWS = 4; // intervals from scores are bootstrapped, which takes time

    static List<FairnessMetric> metrics() {
        return MetricCatalog.group().all();
    }

    static List<FairnessMetric> orderless() {
        return metrics().stream()
                .filter(metric -> !metric.id().endsWith("_of_pairs")) // the first shown is compared with the second
                .toList();
    }

    /** A ranking is judged itself, not as a sample of others, so its numbers have no interval. */
    private static boolean ranks(FairnessMetric metric) {
        return metric.id().startsWith("fairness.ranking_");
    }

    /** P-values have no interval, and fall as people become more. */
    static List<FairnessMetric> withIntervals() {
        return metrics().stream()
                .filter(metric -> !metric.id().contains("_p_value"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void hasAnIdOfTheModule(FairnessMetric metric) {
        assertThat(metric.id())
                .matches("fairness\\.[a-z][a-z0-9_]*")
                .isEqualTo(metric.definition().id());
    }

    @ParameterizedTest
    @MethodSource("withIntervals")
    void staysInItsRange_andInsideItsInterval(FairnessMetric metric) {
        SplittableRandom random = new SplittableRandom(20_240_501L);
        Definition.Range range = metric.definition().range();
        for (int draw = 0; draw < DRAWS; draw++) {
            for (Evidence evidence : metric.measure(draw < SCORED_DRAWS ? scored(random) : drawn(random))) {
                if (evidence instanceof MeasuredValue value) {
                    assertThat(range.contains(value.estimate().value())).isTrue();
                    assertThat(value.estimate().interval().isPresent() || bootstrapped(metric) || ranks(metric))
                            .isTrue();
                    value.estimate().interval().ifPresent(interval -> {
                        assertThat(value.estimate().value())
                                .isBetween(interval.lower() - 1e-12, interval.upper() + 1e-12);
                        assertThat(interval.upper()).isGreaterThan(interval.lower());
                    });
                }
                assertThat(evidence.key().id()).isEqualTo(metric.id());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("orderless")
    void doesNotDependOnGroupOrder(FairnessMetric metric) {
        SplittableRandom random = new SplittableRandom(7L);
        for (int draw = 0; draw < DRAWS; draw++) {
            GroupedOutcomes outcomes = drawn(random);
            List<GroupCounts> reversed = new ArrayList<>(outcomes.groups());
            Collections.reverse(reversed);
            List<Evidence> forward = metric.measure(outcomes);
            List<Evidence> backward = metric.measure(new GroupedOutcomes(SCOPE, reversed, outcomes.comparison()));

            assertThat(values(backward)).containsExactlyInAnyOrderElementsOf(values(forward)); // to 12 digits
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void keepsQuiet_whenThereIsNobody(FairnessMetric metric) {
        var nobody =
                new GroupedOutcomes(SCOPE, List.of(GroupCounts.empty("A"), GroupCounts.empty("B")), Comparison.ALL);

        assertThat(metric.measure(nobody)).isNotEmpty().noneMatch(MeasuredValue.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void saysNothingOfGaps_whenThereIsOneGroup(FairnessMetric metric) {
        var people = LevelFigureTest.group(new double[] {0.2, 0.7, 0.8}, new double[] {0.1, 0.3, 0.6}, 1);
        var group = GroupCounts.union("A", List.of(people, GroupCounts.of("A", 3, 2, 4, 1)));
        var one = new GroupedOutcomes(SCOPE, List.of(group), Comparison.ALL);

        for (Evidence evidence : metric.measure(one)) {
            assertThat(evidence instanceof Undefined).isEqualTo(!speaksOfSingleGroups(metric));
        }
    }

    private static boolean speaksOfSingleGroups(FairnessMetric metric) {
        return metric instanceof ByGroup
                || metric instanceof GroupRates
                || metric instanceof GroupShare
                || metric instanceof ScoringRate
                || metric instanceof UnknownShare
                || metric.id().startsWith("fairness.local_law_144_");
    }

    static List<FairnessMetric> unsmoothed() {
        return withIntervals().stream()
                .filter(metric -> !metric.definition().formula().contains("differential fairness")
                        && !metric.id().endsWith("differential_fairness")
                        && !metric.id().contains("bias_scan")) // half a row more weighs less among many
                .toList();
    }

    @ParameterizedTest
    @MethodSource("unsmoothed")
    void scalesWithoutChange_whenEveryCountIsMultiplied(FairnessMetric metric) {
        SplittableRandom random = new SplittableRandom(3L);
        GroupedOutcomes outcomes = drawn(random);
        GroupedOutcomes tenfold = new GroupedOutcomes(
                SCOPE, outcomes.groups().stream().map(group -> times(group, 10)).toList(), outcomes.comparison());

        List<Double> before = numbers(metric.measure(outcomes));
        List<Double> after = numbers(metric.measure(tenfold));

        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).isCloseTo(before.get(i), within(1e-12));
        }
    }

    private static List<Double> numbers(List<Evidence> evidence) {
        return evidence.stream()
                .filter(MeasuredValue.class::isInstance)
                .map(e -> ((MeasuredValue) e).estimate().value())
                .toList();
    }

    private static List<String> values(List<Evidence> evidence) {
        Function<Evidence, String> text = e -> e instanceof MeasuredValue value
                ? String.format(Locale.ROOT, "%.12g", value.estimate().value())
                : e.getClass().getSimpleName();
        return evidence.stream().map(text).collect(Collectors.toList());
    }

    private static GroupCounts times(GroupCounts group, long factor) {
        return GroupCounts.of(
                group.name(),
                factor * group.people(1, 1),
                factor * group.people(0, 1),
                factor * group.people(0, 0),
                factor * group.people(1, 0));
    }

    private static GroupedOutcomes drawn(SplittableRandom random) {
        List<GroupCounts> groups = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            groups.add(GroupCounts.of(
                    "g" + i, random.nextInt(9), random.nextInt(9), random.nextInt(9), random.nextInt(9)));
        }
        return new GroupedOutcomes(SCOPE, groups, Comparison.ALL);
    }

    private static GroupedOutcomes scored(SplittableRandom random) {
        List<GroupCounts> groups = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            double[] positives = random.doubles(2 + random.nextInt(5)).toArray();
            double[] negatives = random.doubles(2 + random.nextInt(5)).toArray();
            GroupCounts people = LevelFigureTest.group(positives, negatives, 1);
            groups.add(GroupCounts.union("g" + i, List.of(people, GroupCounts.of("g" + i, 2, 1, 3, 1))));
        }
        return new GroupedOutcomes(SCOPE, groups, Comparison.ALL);
    }

    /** A bootstrap whose draws are all equal, or mostly have no value, gives no interval; a scan has a p-value. */
    private static boolean bootstrapped(FairnessMetric metric) {
        return metric instanceof CellFigure
                || metric.id().contains("average_precision")
                || metric.id().contains("bias_scan");
    }
}
