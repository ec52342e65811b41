package dev.assize.fairness.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Table;
import dev.assize.core.Undefined;
import dev.assize.fairness.Comparison;
import dev.assize.fairness.FairnessOptions;
import dev.assize.fairness.MetricSelection;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class RegressionCheckTest {
    private static final FairnessOptions SEX = FairnessOptions.defaults().withAttributes(List.of("sex"));
    private static final double[] PREDICTED = {1, 2, 4, 3, 5, 7, 9};
    private static final double[] TRUE = {2, 2, 1, 3, 6, 6, 9};
    private static final Table PEOPLE = people("f", "f", "f", "m", "m", "m", "m");

    private static Table people(String... sexes) {
        return Table.of(List.of(CategoricalColumn.ofTexts("sex", List.of(sexes))));
    }

    private static List<Evidence> run(FairnessOptions options) {
        return RegressionCheck.run(PEOPLE, NumberOutcomes.of(PREDICTED, TRUE), options);
    }

    private static Evidence find(List<Evidence> evidence, String key) {
        return evidence.stream()
                .filter(piece -> piece.key().toString().equals("fairness.regression_" + key))
                .findFirst()
                .orElseThrow();
    }

    private static Estimate estimate(List<Evidence> evidence, String key) {
        return ((MeasuredValue) find(evidence, key)).estimate();
    }

    private static double value(List<Evidence> evidence, String key) {
        return estimate(evidence, key).value();
    }

    /** f: p 1 2 4, y 2 2 1, p - y -1 0 3; m: p 3 5 7 9, y 3 6 6 9, p - y 0 -1 1 0. */
    @Test
    void isRight_byHand() {
        List<Evidence> found = run(SEX);

        assertThat(value(found, "mean_prediction[attribute=sex, group=f]")).isCloseTo(7.0 / 3, within(1e-12));
        assertThat(value(found, "mean_prediction[attribute=sex, group=m]")).isEqualTo(6);
        assertThat(value(found, "mean_prediction_difference[attribute=sex]")).isCloseTo(11.0 / 3, within(1e-12));
        assertThat(value(found, "mean_prediction_ratio[attribute=sex]")).isCloseTo(7.0 / 18, within(1e-12));
        assertThat(value(found, "mean_target[attribute=sex, group=f]")).isCloseTo(5.0 / 3, within(1e-12));
        assertThat(value(found, "mean_error[attribute=sex, group=f]")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(value(found, "mean_error[attribute=sex, group=m]")).isZero();
        assertThat(value(found, "mean_absolute_error_difference[attribute=sex]"))
                .isCloseTo(4.0 / 3 - 0.5, within(1e-12));
        assertThat(value(found, "mean_squared_error[attribute=sex, group=f]")).isCloseTo(10.0 / 3, within(1e-12));
        assertThat(value(found, "mean_squared_error_maximum[attribute=sex]")).isCloseTo(10.0 / 3, within(1e-12));
        assertThat(value(found, "root_mean_squared_error[attribute=sex, group=m]"))
                .isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(value(found, "r_squared[attribute=sex, group=m]")).isCloseTo(1 - 0.5 / 4.5, within(1e-12));
        assertThat(value(found, "mean_absolute_error")).isCloseTo(6.0 / 7, within(1e-12));
    }

    /** The median of 1 2 4 is 2, of 3 5 7 9 the second, 5; F(2) = 2/3 where G is 0, F(4) = 1 where G is 1/4. */
    @Test
    void comparesQuantilesAndDistributions_byHand() {
        List<Evidence> found = run(SEX);

        assertThat(value(found, "quantile_difference[attribute=sex, quantile=0.5]"))
                .isEqualTo(3);
        assertThat(value(found, "quantile_difference[attribute=sex, quantile=0.1]"))
                .isEqualTo(2);
        assertThat(value(found, "quantile_difference[attribute=sex, quantile=0.9]"))
                .isEqualTo(5);
        assertThat(value(found, "kolmogorov_smirnov[attribute=sex]")).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void hasTheIntervalsOfStudentAndWelch() {
        SplittableRandom random = new SplittableRandom(5);
        double[] women = random.doubles(12, 0, 1).toArray();
        double[] men = random.doubles(20, 1, 4).toArray();
        double[] all = IntStream.range(0, 32)
                .mapToDouble(i -> i < 12 ? women[i] : men[i - 12])
                .toArray();
        Table people = Table.of(List.of(CategoricalColumn.ofTexts(
                "sex", IntStream.range(0, 32).mapToObj(i -> i < 12 ? "f" : "m").toList())));

        List<Evidence> found = RegressionCheck.run(people, NumberOutcomes.of(all), SEX);

        Interval mean = estimate(found, "mean_prediction[attribute=sex, group=f]")
                .interval()
                .orElseThrow();
        double half = 2.200985 * Math.sqrt(StatUtils.variance(women) / 12); // t of 11 degrees
        assertThat(mean.upper()).isCloseTo(StatUtils.mean(women) + half, within(1e-6));
        assertThat(mean.method()).isEqualTo("Student t");
        Estimate gap = estimate(found, "mean_prediction_difference[attribute=sex]");
        double p = new TTest().tTest(women, men); // of Welch
        double alpha =
                dev.assize.statistics.Confidences.provingAbove(gap.uncertainty().orElseThrow(), 0);
        assertThat(alpha / 2)
                .as("both signs are looked at, so one is half of the pair")
                .isCloseTo(p, within(1e-6 + p));
        assertThat(value(found, "kolmogorov_smirnov[attribute=sex]"))
                .isCloseTo(new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(women, men), within(1e-12));
        assertThat(find(found, "mean_error[attribute=sex, group=f]"))
                .isInstanceOfSatisfying(
                        Undefined.class,
                        none -> assertThat(none.reason()).isEqualTo("it needs the true numbers, and no row has one"));
    }

    @Test
    void hasNoValue_whereThereIsNone() {
        List<Evidence> one = RegressionCheck.run(people("f", "f"), NumberOutcomes.of(new double[] {1, 2}), SEX);
        assertThat(((Undefined) find(one, "mean_prediction_difference[attribute=sex]")).reason())
                .isEqualTo("comparing needs two groups, and there are 1");

        List<Evidence> constant = RegressionCheck.run(
                people("f", "f", "m"), NumberOutcomes.of(new double[] {1, 2, 3}, new double[] {4, 4, 4}), SEX);
        assertThat(((Undefined) find(constant, "r_squared[attribute=sex, group=f]")).reason())
                .isEqualTo("all its people have the same true number, so there is no variance to predict");
        assertThat(estimate(constant, "mean_prediction[attribute=sex, group=m]").interval())
                .as("one person says nothing of spread")
                .isEmpty();

        List<Evidence> negative = RegressionCheck.run(people("f", "m"), NumberOutcomes.of(new double[] {-1, 2}), SEX);
        assertThat(((Undefined) find(negative, "mean_prediction_ratio[attribute=sex]")).reason())
                .contains("below 0");

        List<Evidence> huge = RegressionCheck.run(
                people("f", "m"), NumberOutcomes.of(new double[] {1e300, 2}, new double[] {0, 0}), SEX);
        assertThat(((Undefined) find(huge, "mean_squared_error[attribute=sex, group=f]")).reason())
                .contains("too large");

        List<Evidence> nobody = RegressionCheck.run(PEOPLE.select(new int[0]), NumberOutcomes.of(new double[0]), SEX);
        assertThat(nobody).isNotEmpty().allSatisfy(piece -> assertThat(piece).isInstanceOf(Undefined.class));
    }

    @Test
    void leavesOutAndNames_whoIsNotCompared() {
        Table people = Table.of(List.of(
                CategoricalColumn.of("sex", List.of("m", "f"), new int[] {0, 0, 0, 1, 1, CategoricalColumn.MISSING})));
        FairnessOptions options = SEX.withComparison(new Comparison(Comparison.Missing.SHOWN_ONLY, 1));

        List<Evidence> found =
                RegressionCheck.run(people, NumberOutcomes.of(new double[] {1, 2, 3, 4, 6, 90}), options);

        assertThat(value(found, "mean_prediction[attribute=sex, group=(missing)]"))
                .isEqualTo(90);
        assertThat(value(found, "mean_prediction_difference[attribute=sex]")).isEqualTo(3);
        assertThat(((MeasuredValue) find(found, "mean_prediction_difference[attribute=sex]")).method())
                .isEqualTo("largest minus smallest of mean of p of 2 groups, highest of 'f', lowest of 'm'; "
                        + "left out: '(missing)' (value not known)");
    }

    @Test
    void crossesAttributes_andKeepsTheOrderOfValues() {
        Table people = Table.of(List.of(
                CategoricalColumn.of("age", List.of("young", "old"), new int[] {1, 0, 1, 0}),
                CategoricalColumn.ofTexts("sex", List.of("f", "f", "m", "m"))));

        List<Evidence> found = RegressionCheck.run(
                people,
                NumberOutcomes.of(new double[] {1, 2, 3, 5}),
                FairnessOptions.defaults()
                        .withAttributes(List.of("age", "sex"))
                        .withMetrics(new MetricSelection(List.of("regression_mean_prediction"))));

        assertThat(found.stream().map(piece -> piece.key().scope().toString()))
                .containsExactly(
                        "",
                        "attribute=age, group=young",
                        "attribute=age, group=old",
                        "attribute=sex, group=f",
                        "attribute=sex, group=m",
                        "attribute=age × sex, group=young × f",
                        "attribute=age × sex, group=young × m",
                        "attribute=age × sex, group=old × f",
                        "attribute=age × sex, group=old × m");
    }

    @Test
    void knowsItsIds_inTheSelectionOfMetrics() {
        List<String> ids =
                RegressionCheck.definitions().stream().map(Definition::id).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates().hasSize(20);
        assertThat(new MetricSelection(ids).problems()).isEmpty();
        assertThat(ids).allMatch(MetricSelection.ALL::asksOfNumbers).allMatch(MetricSelection.USUAL::asksOfNumbers);
        assertThat(new MetricSelection(List.of("regression_mean_eror")).problems())
                .hasSize(1);
        assertThat(new MetricSelection(List.of("regression_mean_error")).asksOfNumbers(ids.get(0)))
                .isFalse();
    }

    /** Every value lies in the range of its definition and in its interval, whatever the numbers. */
    @Test
    void staysInItsRange_onRandomNumbers() {
        SplittableRandom random = new SplittableRandom(8);
        for (int trial = 0; trial < 60; trial++) {
            int n = 1 + random.nextInt(40);
            double scale = Math.pow(10, random.nextInt(-8, 9));
            String[] sexes = random.ints(n, 0, 3).mapToObj(i -> "g" + i).toArray(String[]::new);
            double[] predicted =
                    random.doubles(n, -1, 2).map(x -> Math.rint(x * 5) * scale).toArray();
            double[] truth =
                    random.doubles(n, -1, 2).map(x -> Math.rint(x * 5) * scale).toArray();

            for (Evidence piece : RegressionCheck.run(people(sexes), NumberOutcomes.of(predicted, truth), SEX)) {
                if (piece instanceof MeasuredValue measured) {
                    Definition definition = RegressionCheck.definitions().stream()
                            .filter(each -> each.id().equals(piece.key().id()))
                            .findFirst()
                            .orElseThrow();
                    double value = measured.estimate().value();
                    assertThat(definition.range().contains(value))
                            .as("%s %s", piece.key(), value)
                            .isTrue();
                    measured.estimate()
                            .interval()
                            .ifPresent(interval -> assertThat(value).isBetween(interval.lower(), interval.upper()));
                }
            }
        }
    }

    @Test
    void isRefused_whereNumbersAreNone() {
        assertThatThrownBy(() -> NumberOutcomes.of(new double[] {1, Double.NaN}))
                .hasMessage("the prediction of person 1 is NaN; give finite numbers");
        assertThatThrownBy(() -> NumberOutcomes.of(new double[2], new double[3]))
                .hasMessageContaining("2 predictions and 3 true numbers");
        assertThatThrownBy(() -> RegressionCheck.run(PEOPLE, NumberOutcomes.of(new double[2]), SEX))
                .hasMessageContaining("2 predictions for 7 people");
        assertThat(Arrays.equals(
                        NumberOutcomes.of(PREDICTED).select(new int[] {2, 2}).predicted(), new double[] {4, 4}))
                .isTrue();
    }
}
