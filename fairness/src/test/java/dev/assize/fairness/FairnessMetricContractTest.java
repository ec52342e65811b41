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
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every metric on the class path keeps, ours or not. */
class FairnessMetricContractTest {
    private static final Scope SCOPE = Scope.attribute("group");
    private static final int DRAWS = 100;

    static List<FairnessMetric> metrics() {
        return MetricCatalog.group().all();
    }

    static List<FairnessMetric> orderless() {
        return metrics().stream()
                .filter(metric -> !metric.id().endsWith("_of_pairs")) // the first shown is compared with the second
                .toList();
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
            for (Evidence evidence : metric.measure(drawn(random))) {
                if (evidence instanceof MeasuredValue value) {
                    assertThat(range.contains(value.estimate().value())).isTrue();
                    assertThat(value.estimate().interval()).hasValueSatisfying(interval -> {
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

            assertThat(values(backward)).containsExactlyInAnyOrderElementsOf(values(forward));
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
        var one = new GroupedOutcomes(SCOPE, List.of(GroupCounts.of("A", 3, 2, 4, 1)), Comparison.ALL);

        for (Evidence evidence : metric.measure(one)) {
            boolean comparison = !(metric instanceof ByGroup) && !(metric instanceof GroupRates);
            assertThat(comparison).isEqualTo(evidence instanceof Undefined);
        }
    }

    @ParameterizedTest
    @MethodSource("withIntervals")
    void scalesWithoutChange_whenEveryCountIsMultiplied(FairnessMetric metric) {
        SplittableRandom random = new SplittableRandom(3L);
        GroupedOutcomes outcomes = drawn(random);
        GroupedOutcomes tenfold = new GroupedOutcomes(
                SCOPE, outcomes.groups().stream().map(group -> times(group, 10)).toList(), outcomes.comparison());

        List<Double> before = numbers(metric.measure(outcomes));
        List<Double> after = numbers(metric.measure(tenfold));

        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).isCloseTo(before.get(i), within(1e-15));
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
                ? String.valueOf(value.estimate().value())
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
}
