package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reductions with an exact learner over one feature, so that optima are known on paper. */
class ReductionTest {
    /** Feature 1 is common among a and rare among b; the label follows the feature: 6 of 10 in a, 2 of 10 in b. */
    private static final int[] FEATURE = {1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final Groups GROUPS = Groups.of(
            IntStream.range(0, 20).mapToObj(row -> row < 10 ? "a" : "b").toList());
    private static final LabelledRows ROWS = LabelledRows.of(GROUPS, FEATURE);
    private static final CellLearner LEARNER = new CellLearner(FEATURE, 2);

    @Test
    void mixesToTheBound_whenParityCostsErrors() {
        ExponentiatedGradient.Result<int[]> result = ExponentiatedGradient.fit(
                ROWS, ExponentiatedGradient.Options.of(ReductionConstraint.DEMOGRAPHIC_PARITY, 0.1), LEARNER);

        // perfect decisions lie 0.2 from the overall rate on both sides; halving the distance by a constant answer
        // costs, for "none", half of the 8 favorable rows of 20
        assertThat(result.error()).isCloseTo(0.2, within(1e-9));
        assertThat(result.violation()).isCloseTo(0, within(1e-9));
        assertThat(result.optimalityGap()).isLessThanOrEqualTo(1e-4);
        assertThat(result.shares().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void keepsTheBestModelAlone_whenTheBoundIsWide() {
        ExponentiatedGradient.Result<int[]> result = ExponentiatedGradient.fit(
                ROWS, ExponentiatedGradient.Options.of(ReductionConstraint.DEMOGRAPHIC_PARITY, 0.3), LEARNER);

        assertThat(result.error()).isCloseTo(0, within(1e-9));
        assertThat(result.models()).allMatch(model -> Arrays.equals(model, new int[] {0, 1}));
    }

    @Test
    void saysWhatIsLeft_whenTheBoundCannotBeKept() {
        int[] labels = {1, 0, 1, 0}; // the feature says nothing: every decision is wrong for half of each group
        LabelledRows rows = LabelledRows.of(Groups.of(List.of("a", "a", "b", "b")), labels);

        ExponentiatedGradient.Result<int[]> result = ExponentiatedGradient.fit(
                rows,
                ExponentiatedGradient.Options.of(ReductionConstraint.BOUNDED_GROUP_LOSS, 0.2),
                new CellLearner(new int[4], 1));

        assertThat(result.violation()).isCloseTo(0.3, within(1e-9));
        assertThat(result.error()).isCloseTo(0.5, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(ReductionConstraint.class)
    void keepsTheBound_whenTheLearnerCanKeepIt(ReductionConstraint constraint) {
        SplittableRandom random = new SplittableRandom(20_261_124L);
        int[] feature = new int[600];
        int[] labels = new int[600];
        String[] groups = new String[600];
        for (int row = 0; row < 600; row++) {
            groups[row] = row % 3 == 0 ? "b" : "a";
            feature[row] = Math.min(5, random.nextInt(row % 3 == 0 ? 5 : 8));
            labels[row] = random.nextDouble() < 0.1 + 0.16 * feature[row] ? 1 : 0;
        }
        LabelledRows rows = LabelledRows.of(Groups.of(List.of(groups)), labels);
        double bound = constraint == ReductionConstraint.BOUNDED_GROUP_LOSS ? 0.45 : 0.02;

        ExponentiatedGradient.Result<int[]> result = ExponentiatedGradient.fit(
                rows, ExponentiatedGradient.Options.of(constraint, bound), new CellLearner(feature, 6));

        assertThat(result.violation()).isLessThan(1e-6);
        assertThat(result.optimalityGap()).isLessThan(2e-4);
        assertThat(result.error()).isBetween(0.1, 0.5);
    }

    @ParameterizedTest
    @EnumSource(ReductionConstraint.class)
    void pricesAreTheSlopesOfTheLagrangian_forAnyMultipliers(ReductionConstraint constraint) {
        SplittableRandom random = new SplittableRandom(5);
        double[] weights = random.doubles(20, 0.5, 2).toArray();
        int[] labels = IntStream.range(0, 20).map(row -> row % 2).toArray();
        Moments moments = new Moments(LabelledRows.of(GROUPS, labels, weights), constraint);
        double[] multipliers = random.doubles(moments.bounds(), 0, 1).toArray();
        double total = Arrays.stream(weights).sum();
        double[] prices = moments.prices(multipliers);
        double[] none = new double[20];

        for (int row = 0; row < 20; row++) {
            double[] one = none.clone();
            one[row] = 1;
            double change = lagrangian(moments, one, multipliers) - lagrangian(moments, none, multipliers);
            assertThat(change).isCloseTo(-prices[row] / total, within(1e-12));
        }
    }

    @Test
    void ordersPointsFromOneGroupToTheOther_whenTheGridIsTrained() {
        List<GridSearch.Point<int[]>> points =
                GridSearch.fit(ROWS, ReductionConstraint.DEMOGRAPHIC_PARITY, 15, 2, LEARNER);

        assertThat(points).hasSize(15);
        assertThat(points.get(7).error()).isZero(); // the middle has no multiplier
        assertThat(points.get(7).gap()).isCloseTo(0.4, within(1e-12)); // 6/10 - 2/10
        assertThat(GridSearch.best(points, 0).error()).isZero();
        assertThat(GridSearch.best(points, 1).gap()).isZero();
    }

    @Test
    void hasTheCoarsestLattice_whenThereAreManyGroupsOrEvents() {
        Groups three =
                Groups.of(IntStream.range(0, 20).mapToObj(row -> "g" + row % 3).toList());
        LabelledRows rows = LabelledRows.of(three, FEATURE);

        assertThat(GridSearch.fit(rows, ReductionConstraint.DEMOGRAPHIC_PARITY, 10, 2, LEARNER))
                .hasSize(13); // |i| + |j| <= 2
        assertThat(GridSearch.fit(rows, ReductionConstraint.EQUALIZED_ODDS, 9, 2, LEARNER))
                .hasSize(9); // four dimensions, sum of absolute values <= 1
        assertThat(GridSearch.fit(rows, ReductionConstraint.BOUNDED_GROUP_LOSS, 4, 2, LEARNER))
                .hasSize(4); // three dimensions of one sign
    }

    @Test
    void isRefused_whenAGroupHasNoPositives() {
        int[] labels = FEATURE.clone();
        Arrays.fill(labels, 10, 20, 0);

        assertThatThrownBy(() -> GridSearch.fit(
                        LabelledRows.of(GROUPS, labels), ReductionConstraint.EQUALIZED_ODDS, 9, 2, LEARNER))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: group 'b' has no row that equalized_odds could take a rate over\n"
                        + "  Merge it with another group, leave it out, or choose another constraint.");
    }

    @Test
    void isRefused_whenANumberIsOutOfRange() {
        assertThatThrownBy(() -> ExponentiatedGradient.Options.of(ReductionConstraint.ERROR_RATE_PARITY, -0.1))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: the bound is -0.1\n  It must lie between 0.0 and 1.0.");
        assertThatThrownBy(() -> GridSearch.fit(ROWS, ReductionConstraint.ERROR_RATE_PARITY, 0, 2, LEARNER))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: the size of the grid is 0.0\n  It must lie between 1.0 and 10000.0.");
        assertThatThrownBy(() -> GridSearch.best(List.of(), 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no points to choose from; fit a grid first");
    }

    private static double lagrangian(Moments moments, double[] decisions, double[] multipliers) {
        double sum = moments.error(decisions);
        double[] values = moments.values(decisions);
        for (int k = 0; k < values.length; k++) {
            sum += multipliers[k] * values[k];
        }
        return sum;
    }
}
