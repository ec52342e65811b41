package dev.assize.privacy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.ArrayColumn;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AttributeDisclosureTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    /** Class 0: flu flu cold; class 1: flu cold cough cough. The table has 3 flu, 2 cold, 2 cough. */
    private static final AttributeDisclosure ILLNESS = disclosure(
            new double[] {0, 1, 0, 1, 0, 1, 1},
            CategoricalColumn.ofTexts("illness", List.of("flu", "flu", "flu", "cold", "cold", "cough", "cough")));

    @Test
    void measuresDiversity_byHand() {
        assertThat(ILLNESS.distinct()).isEqualTo(2);
        assertThat(ILLNESS.entropy()).isCloseTo(-(2.0 / 3 * Math.log(2.0 / 3) + Math.log(1.0 / 3) / 3), CLOSE);
        assertThat(ILLNESS.entropyDiversity()).isCloseTo(Math.exp(ILLNESS.entropy()), CLOSE);
        assertThat(ILLNESS.recursiveRatio(1).orElseThrow()).isCloseTo(2.0 / 3, CLOSE);
        assertThat(ILLNESS.recursiveRatio(2).orElseThrow()).isCloseTo(2, CLOSE); // 2 / 1 against 2 / (1 + 1)
        assertThat(ILLNESS.recursiveRatio(3)).isEmpty();
        assertThat(ILLNESS.largestConfidence()).isCloseTo(2.0 / 3, CLOSE);
        assertThat(ILLNESS.homogeneousRecords()).isZero();
        assertThat(ILLNESS.valuesOfTable()).isEqualTo(3);
    }

    @Test
    void measuresDistances_byHand() {
        double first = 2.0 / 7; // 2/3 - 3/7 + 1/3 - 2/7 = (14 - 9 + 7 - 6) / 21
        double second = 1.0 / 2 - 2.0 / 7; // only cough is above its part in the table

        assertThat(ILLNESS.equalDistance()).isCloseTo(first, CLOSE);
        assertThat(ILLNESS.meanEqualDistance()).isCloseTo((3 * first + 4 * second) / 7, CLOSE);
        assertThat(ILLNESS.orderedDistance()).isEmpty();
        assertThat(ILLNESS.deltaDisclosure()).isCloseTo(Math.log(7.0 / 4) / Math.log(2), CLOSE);
        assertThat(ILLNESS.beta()).isCloseTo(0.75, CLOSE); // cough: (1/2 - 2/7) / (2/7)
    }

    @Test
    void measuresTheOrderedDistance_asInThePaper() {
        // salaries 3k to 11k, one each; the class {3k, 4k, 5k} of the paper's example is at 0.375 from all of them
        double[] classOf = {0, 0, 0, 1, 1, 1, 2, 2, 2};
        var salaries = disclosure(classOf, NumericColumn.of("salary", 3, 4, 5, 6, 7, 8, 9, 10, 11));

        assertThat(salaries.orderedDistance().orElseThrow()).isCloseTo(0.375, CLOSE);
        assertThat(salaries.equalDistance()).isCloseTo(2.0 / 3, CLOSE);
    }

    @Test
    void agreesWithTheDefinition_ofTheOrderedDistance() {
        SplittableRandom random = new SplittableRandom(9L);
        for (int draw = 0; draw < 40; draw++) {
            int rows = 1 + random.nextInt(80);
            double[] classOf = random.ints(rows, 0, 6).asDoubleStream().toArray();
            double[] values = random.ints(rows, -10, 1 + random.nextInt(40))
                    .asDoubleStream()
                    .toArray();

            assertThat(disclosure(classOf, NumericColumn.of("x", values))
                            .orderedDistance()
                            .orElseThrow())
                    .isCloseTo(byDefinition(classOf, values), CLOSE);
        }
    }

    @Test
    void showsNothing_whenThereIsOneClass() {
        var one = disclosure(new double[4], NumericColumn.of("x", 1, 2, 2, 9));

        assertThat(one.equalDistance()).isZero();
        assertThat(one.orderedDistance().orElseThrow()).isCloseTo(0, CLOSE);
        assertThat(one.deltaDisclosure()).isZero();
        assertThat(one.beta()).isZero();
    }

    @Test
    void showsEverything_whenAllAreAlike() {
        var alike = disclosure(new double[] {1, 1, 2}, NumericColumn.of("x", 5, 5, 5));

        assertThat(alike.distinct()).isEqualTo(1);
        assertThat(alike.entropy()).isZero();
        assertThat(alike.homogeneousRecords()).isEqualTo(3);
        assertThat(alike.largestConfidence()).isEqualTo(1);
        assertThat(alike.orderedDistance()).hasValue(0);
    }

    @Test
    void takesMissingAsAValue_withoutOrder() {
        var holes = disclosure(new double[] {1, 1, 2, 2}, NumericColumn.of("x", 5, Double.NaN, 5, Double.NaN));
        var texts = disclosure(new double[] {1, 1}, CategoricalColumn.ofTexts("t", Arrays.asList("a", null)));

        assertThat(holes.distinct()).isEqualTo(2);
        assertThat(holes.orderedDistance()).isEmpty();
        assertThat(texts.distinct()).isEqualTo(2);
        assertThat(texts.valuesOfTable()).isEqualTo(2);
    }

    @Test
    void keepsEveryFigureInItsRange() {
        SplittableRandom random = new SplittableRandom(11L);
        for (int draw = 0; draw < 40; draw++) {
            var figures = disclosure(
                    random.ints(50, 0, 5).asDoubleStream().toArray(),
                    NumericColumn.of("x", random.ints(50, 0, 7).asDoubleStream().toArray()));

            assertThat(figures.equalDistance()).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(figures.meanEqualDistance());
            assertThat(figures.orderedDistance().orElseThrow()).isBetween(0.0, 1.0);
            assertThat(figures.entropyDiversity()).isLessThanOrEqualTo(7 + 1e-12);
            assertThat(figures.distinct()).isGreaterThanOrEqualTo((int) Math.ceil(figures.entropyDiversity() - 1e-9));
            assertThat(Math.log1p(figures.beta()) / Math.log(2)).isLessThanOrEqualTo(figures.deltaDisclosure() + 1e-12);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        var classes = EquivalenceClasses.of(Table.of(List.of(NumericColumn.of("q", 1, 2))), List.of("q"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeDisclosure.of(classes, NumericColumn.of("x", 1)))
                .withMessage("sensitive column 'x' has 1 rows, the classes have 2; take both from the same table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeDisclosure.of(classes, ArrayColumn.adopt("image", new float[] {1, 2}, 1)))
                .withMessage("sensitive column 'image' holds arrays; name a column of numbers or categories");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ILLNESS.recursiveRatio(0))
                .withMessage("l is 0; recursive diversity needs at least 1 value");
    }

    private static AttributeDisclosure disclosure(double[] classOf, Column sensitive) {
        Table table = Table.of(List.of(NumericColumn.of("class", classOf)));
        return AttributeDisclosure.of(EquivalenceClasses.of(table, List.of("class")), sensitive);
    }

    private static double byDefinition(double[] classOf, double[] values) {
        double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
        double worst = 0;
        for (double c : Arrays.stream(classOf).distinct().toArray()) {
            double sum = 0;
            for (double v : distinct) {
                int inClass = 0;
                int inClassBelow = 0;
                int below = 0;
                for (int row = 0; row < values.length; row++) {
                    inClass += classOf[row] == c ? 1 : 0;
                    inClassBelow += classOf[row] == c && values[row] <= v ? 1 : 0;
                    below += values[row] <= v ? 1 : 0;
                }
                sum += Math.abs((double) inClassBelow / inClass - (double) below / values.length);
            }
            worst = Math.max(worst, sum / Math.max(1, distinct.length - 1));
        }
        return worst;
    }
}
