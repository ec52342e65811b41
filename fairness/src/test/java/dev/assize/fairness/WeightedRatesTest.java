package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Estimate;
import dev.assize.core.SortedScores;
import dev.assize.core.Tally;
import dev.assize.core.WeightSum;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightedRatesTest {
    private static final double COVERAGE_DRAWS = 2_000;

    @Test
    void dividesWeights_notPeople() {
        GroupCounts group = group(cell(1, 1, 2, 3, 5), cell(0, 1, 1, 1, 1), cell(0, 0, 4, 2, 1), cell(1, 0, 1, 4, 16));

        assertThat(value(Rate.SELECTION_RATE, group)).isCloseTo(4 / 10.0, within(1e-15)); // (3 + 1) / (3 + 1 + 2 + 4)
        assertThat(value(Rate.TRUE_POSITIVE_RATE, group)).isCloseTo(3 / 7.0, within(1e-15));
        assertThat(value(Rate.F1_SCORE, group)).isCloseTo(6 / 11.0, within(1e-15)); // 2·3 / (2·3 + 1 + 4)
        assertThat(value(Rate.TREATMENT_RATIO, group)).isCloseTo(4, within(1e-15));
        assertThat(value(Rate.BALANCED_ACCURACY, group)).isCloseTo((3 / 7.0 + 2 / 3.0) / 2, within(1e-15));
        assertThat(value(Rate.MATTHEWS_CORRELATION, group))
                .isCloseTo((3 * 2 - 1 * 4) / Math.sqrt(4.0 * 7 * 3 * 6), within(1e-15));
    }

    @Test
    void isUndefined_whenTheWeightsSumToZero() {
        GroupCounts group = group(cell(1, 1, 3, 0, 0), cell(0, 0, 2, 0, 0));

        for (Rate rate : Rate.values()) {
            assertThat(rate.of(group)).as(rate.title()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Rate.class)
    void doesNotChange_whenAllWeightsAreDoubled(Rate rate) {
        SplittableRandom random = new SplittableRandom(4L);
        for (int draw = 0; draw < 50; draw++) {
            GroupCounts once = drawn(random, 1);
            GroupCounts twice = scaled(once, 2);
            Estimate before = rate.of(once).orElseThrow();
            Estimate after = rate.of(twice).orElseThrow();

            assertThat(after.value()).isCloseTo(before.value(), within(1e-12));
            assertThat(after.interval().orElseThrow().lower())
                    .isCloseTo(before.interval().orElseThrow().lower(), within(1e-6));
        }
    }

    /** False alarm rate below 1e-6: 2,000 draws put the coverage within 0.02 of the true one. */
    @ParameterizedTest
    @EnumSource(
            value = Rate.class,
            names = {"SELECTION_RATE", "F1_SCORE", "BALANCED_ACCURACY", "MATTHEWS_CORRELATION"})
    void coversTheTruth_whenWeightsVary(Rate rate) {
        SplittableRandom random = new SplittableRandom(5L);
        double[] cells = {0.35, 0.15, 0.4, 0.1};
        GroupCounts exact = GroupCounts.of("A", 35, 15, 40, 10);
        double truth = rate.of(exact).orElseThrow().value();
        int covered = 0;
        for (int draw = 0; draw < COVERAGE_DRAWS; draw++) {
            Estimate estimate = rate.of(sampled(random, cells, 300)).orElseThrow();
            covered += estimate.interval().orElseThrow().contains(truth) ? 1 : 0;
        }
        assertThat(covered / COVERAGE_DRAWS).isBetween(0.93, 0.975);
    }

    @Test
    void joinsGroups_withTheirWeightsAndScores() {
        SortedScores scores = SortedScores.of(new double[] {0.9, 0.1}, new double[] {2, 3});
        Tally.Cell cell = new Tally.Cell(List.of("A"), 1, 0, 2, new Tally.Measured(new WeightSum(5, 13), scores));
        GroupCounts one = GroupCounts.ofCells("one", List.of(cell));

        GroupCounts both = GroupCounts.union("both", List.of(one, one));

        assertThat(both.weight(1, 0)).isEqualTo(new WeightSum(10, 26));
        assertThat(both.scores(1).size()).isEqualTo(4);
        assertThat(both.scores(1).weight(0)).isEqualTo(3);
        assertThat(both.scores(0).size()).isZero();
        assertThat(one.weighted()).isTrue();
        assertThat(GroupCounts.of("B", 1, 2, 3, 4).weighted()).isFalse();
    }

    private static GroupCounts sampled(SplittableRandom random, double[] cells, int rows) {
        double[] sums = new double[4];
        double[] squares = new double[4];
        long[] people = new long[4];
        for (int row = 0; row < rows; row++) {
            double u = random.nextDouble();
            int at = 0;
            while (at < 3 && u >= cells[at]) {
                u -= cells[at++];
            }
            double weight = 0.5 + random.nextDouble();
            people[at]++;
            sums[at] += weight;
            squares[at] += weight * weight;
        }
        return group(
                cell(1, 1, people[0], sums[0], squares[0]),
                cell(0, 1, people[1], sums[1], squares[1]),
                cell(0, 0, people[2], sums[2], squares[2]),
                cell(1, 0, people[3], sums[3], squares[3]));
    }

    private static GroupCounts drawn(SplittableRandom random, double scale) {
        double[] cells = {0.3, 0.2, 0.3, 0.2};
        return scaled(sampled(random, cells, 60), scale);
    }

    private static GroupCounts scaled(GroupCounts group, double factor) {
        List<Tally.Cell> cells = new ArrayList<>();
        for (int truth = 0; truth <= 1; truth++) {
            for (int decision = 0; decision <= 1; decision++) {
                WeightSum weight = group.weight(truth, decision);
                cells.add(cell(
                        truth,
                        decision,
                        group.people(truth, decision),
                        weight.sum() * factor,
                        weight.squares() * factor * factor));
            }
        }
        return GroupCounts.ofCells("A", cells);
    }

    private static double value(Rate rate, GroupCounts group) {
        return rate.of(group).orElseThrow().value();
    }

    private static GroupCounts group(Tally.Cell... cells) {
        return GroupCounts.ofCells("A", List.of(cells));
    }

    private static Tally.Cell cell(int truth, int decision, long people, double sum, double squares) {
        return new Tally.Cell(
                List.of("A"),
                truth,
                decision,
                people,
                new Tally.Measured(new WeightSum(sum, squares), SortedScores.NONE));
    }
}
