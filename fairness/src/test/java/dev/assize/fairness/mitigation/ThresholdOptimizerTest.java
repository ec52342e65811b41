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

class ThresholdOptimizerTest {
    private static final Groups GROUPS = Groups.of(List.of("a", "a", "a", "a", "b", "b", "b", "b"));
    private static final int[] LABELS = {1, 1, 1, 0, 1, 0, 0, 0};
    private static final double[] SCORES = {0.9, 0.8, 0.7, 0.1, 0.6, 0.4, 0.3, 0.2};

    @Test
    void selectsTheSameShareOfEveryGroup_whenParityIsWanted() {
        ThresholdOptimizer rule = ThresholdOptimizer.fit(
                rows(LABELS, SCORES),
                new ThresholdOptimizer.Options(ParityConstraint.DEMOGRAPHIC_PARITY, RuleObjective.ACCURACY, 4, false));

        // by hand: a is right for 1, 2, 3, 4, 3 of 4 people when 0..4 are selected, b for 3, 4, 3, 2, 1;
        // together 4, 6, 6, 6, 4 of 8
        assertThat(selected(rule, "a")).isCloseTo(selected(rule, "b"), within(1e-12));
        assertThat(selected(rule, "a")).isBetween(0.25, 0.75);
        double[] all = ExpectedRates.of(rule, LabelledRows.of(GROUPS, LABELS), SCORES, group -> true);
        assertThat(all[3]).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void liesBetweenTwoThresholds_whenTheGridDoesNotMeetACorner() {
        ThresholdOptimizer rule = ThresholdOptimizer.fit(
                rows(LABELS, SCORES),
                new ThresholdOptimizer.Options(ParityConstraint.DEMOGRAPHIC_PARITY, RuleObjective.ACCURACY, 2, false));

        // by hand: only 0, 1/2 and 1 can be chosen; 6 of 8 are right at 1/2, 4 at both ends. On the hull of a, 1/2 lies
        // two thirds of the way from (0, 1/4) to (3/4, 1); on that of b one third from (1/4, 1) to (1, 1/4)
        RandomizedThreshold ofA = rule.rules().get(0);
        assertThat(ofA.firstShare()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(ofA.first().value()).isEqualTo(Threshold.ABOVE_ALL);
        assertThat(ofA.second().value()).isCloseTo(0.4, within(1e-12));
        assertThat(rule.rules().get(1).firstShare()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(rule.rules().get(1).second().value()).isEqualTo(Threshold.BELOW_ALL);
        assertThat(selected(rule, "b")).isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(ParityConstraint.class)
    void makesTheRateEqualInEveryGroup(ParityConstraint constraint) {
        SplittableRandom random = new SplittableRandom(5);
        for (int draw = 0; draw < 20; draw++) {
            ScoredRows rows = random(random, 120, 3);
            for (RuleObjective objective : RuleObjective.values()) {
                boolean flips = draw % 2 == 0;
                ThresholdOptimizer rule =
                        ThresholdOptimizer.fit(rows, new ThresholdOptimizer.Options(constraint, objective, 100, flips));
                double[][] rates = rates(rule, rows);
                for (double[] group : rates) {
                    assertThat(group[0]).isCloseTo(rates[0][0], within(equalPart(constraint, 0)));
                    assertThat(group[1]).isCloseTo(rates[0][1], within(equalPart(constraint, 1)));
                    assertThat(group[2]).isCloseTo(rates[0][2], within(equalPart(constraint, 2)));
                }
            }
        }
    }

    /** 1e-9 for the rates that the constraint speaks of, 1 for all others. */
    private static double equalPart(ParityConstraint constraint, int rate) {
        boolean equal = switch (constraint) {
            case DEMOGRAPHIC_PARITY -> rate == 0;
            case TRUE_POSITIVE_RATE_PARITY, FALSE_NEGATIVE_RATE_PARITY -> rate == 1;
            case FALSE_POSITIVE_RATE_PARITY, TRUE_NEGATIVE_RATE_PARITY -> rate == 2;
            case EQUALIZED_ODDS -> rate > 0;
        };
        return equal ? 1e-9 : 1;
    }

    @Test
    void isNeverLessAccurateThanDecidingEverybodyAlike() {
        SplittableRandom random = new SplittableRandom(6);
        for (int draw = 0; draw < 20; draw++) {
            ScoredRows rows = random(random, 90, 2);
            double[] all = rows.totals();
            for (ParityConstraint constraint : ParityConstraint.values()) {
                ThresholdOptimizer rule = ThresholdOptimizer.fit(rows, ThresholdOptimizer.Options.of(constraint));
                double accuracy = ExpectedRates.of(rule, rows.labelled(), scores(rows), group -> true)[3];
                assertThat(accuracy).isGreaterThanOrEqualTo(Math.max(all[0], all[1]) / 90 - 1e-9);
            }
        }
    }

    @Test
    void turnsAModelAround_whenFlipsAreAllowed() {
        double[] backwards = Arrays.stream(SCORES).map(score -> 1 - score).toArray();
        ThresholdOptimizer rule = ThresholdOptimizer.fit(
                rows(LABELS, backwards),
                new ThresholdOptimizer.Options(
                        ParityConstraint.TRUE_POSITIVE_RATE_PARITY, RuleObjective.ACCURACY, 100, true));

        assertThat(rates(rule, rows(LABELS, backwards))[0][3]).isEqualTo(1);
        assertThat(rule.rules().get(0).second().side()).isEqualTo(Threshold.Side.BELOW);
    }

    @Test
    void countsARowOfWeightTwoLikeTwoRows() {
        List<String> names = List.of("a", "a", "a", "b", "b", "b", "b");
        LabelledRows weighted =
                LabelledRows.of(Groups.of(names), new int[] {1, 1, 0, 1, 0, 0, 0}, new double[] {2, 1, 1, 1, 1, 1, 1});
        ThresholdOptimizer.Options options = ThresholdOptimizer.Options.of(ParityConstraint.DEMOGRAPHIC_PARITY);

        ThresholdOptimizer once = ThresholdOptimizer.fit(
                ScoredRows.of(weighted, new double[] {0.9, 0.7, 0.1, 0.6, 0.4, 0.3, 0.2}), options);
        ThresholdOptimizer twice =
                ThresholdOptimizer.fit(rows(LABELS, new double[] {0.9, 0.9, 0.7, 0.1, 0.6, 0.4, 0.3, 0.2}), options);

        assertThat(once.rules()).isEqualTo(twice.rules());
    }

    @Test
    void ends_whenAllScoresAreEqual() {
        double[] same = new double[8];
        ThresholdOptimizer rule = ThresholdOptimizer.fit(
                rows(LABELS, same), ThresholdOptimizer.Options.of(ParityConstraint.EQUALIZED_ODDS));

        assertThat(rates(rule, rows(LABELS, same))[0][1])
                .isCloseTo(rates(rule, rows(LABELS, same))[1][1], within(1e-9));
    }

    @Test
    void isRefused_whenAScoreIsNotANumber() {
        double[] scores = {0.9, Double.NaN, 0.3, 0.6, 0.8, 0.2, Double.NaN, 0.1};

        assertThatThrownBy(() -> rows(LABELS, scores))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: the score of row 1, 6 (counted from 0) is not a number between 0 and 1\n"
                        + "  Hand in the probability of the favorable class, or leave rows out.");
    }

    @Test
    void isRefused_whenAGroupHasNoPositives() {
        int[] labels = {1, 1, 1, 0, 0, 0, 0, 0};

        assertThatThrownBy(() -> rows(labels, SCORES))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: group 'b' has no row of label 1\n"
                        + "  Its rates have no value; merge it with another group or leave it out.");
    }

    @Test
    void isRefused_whenAGroupIsNewOrTheGridIsEmpty() {
        ThresholdOptimizer rule = ThresholdOptimizer.fit(
                rows(LABELS, SCORES), ThresholdOptimizer.Options.of(ParityConstraint.DEMOGRAPHIC_PARITY));

        assertThatThrownBy(() -> rule.favorableProbabilities(Groups.of(List.of("c")), new double[] {0.5}))
                .isInstanceOf(MitigationException.class)
                .hasMessageStartingWith(
                        "mitigation: there are rows of the group 'c', which the mitigation was not fitted on\n");
        assertThatThrownBy(() -> new ThresholdOptimizer.Options(
                        ParityConstraint.EQUALIZED_ODDS, RuleObjective.ACCURACY, 0, false))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: the grid has 0 steps\n  Allowed are 1 to 1,000,000; 1,000 is usual.");
    }

    private static double selected(ThresholdOptimizer rule, String group) {
        int code = GROUPS.names().indexOf(group);
        return ExpectedRates.of(rule, LabelledRows.of(GROUPS, LABELS), SCORES, each -> each == code)[0];
    }

    static double[][] rates(DecisionRule rule, ScoredRows rows) {
        return IntStream.range(0, rule.groups().size())
                .mapToObj(group -> ExpectedRates.of(rule, rows.labelled(), scores(rows), each -> each == group))
                .toArray(double[][]::new);
    }

    static double[] scores(ScoredRows rows) {
        return IntStream.range(0, rows.labelled().rows())
                .mapToDouble(rows::score)
                .toArray();
    }

    private static ScoredRows rows(int[] labels, double[] scores) {
        return ScoredRows.of(LabelledRows.of(GROUPS, labels), scores);
    }

    /** Rows of several groups whose scores say something of the label; every group has both labels. */
    static ScoredRows random(SplittableRandom random, int rows, int groups) {
        List<String> names =
                IntStream.range(0, rows).mapToObj(i -> "g" + i % groups).toList();
        int[] labels = IntStream.range(0, rows)
                .map(i -> i < 2 * groups ? i / groups : random.nextInt(3) < 1 + i % groups ? 1 : 0)
                .toArray();
        double[] scores = IntStream.range(0, rows)
                .mapToDouble(i -> Math.rint(20 * (0.4 * random.nextDouble() + 0.3 * labels[i] + 0.2)) / 20)
                .toArray();
        return ScoredRows.of(LabelledRows.of(Groups.of(names), labels), scores);
    }
}
