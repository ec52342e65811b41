package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
    private static Table table(int rows) {
        List<String> labels = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        double[] numbers = new double[rows];
        SplittableRandom random = new SplittableRandom(11);
        for (int row = 0; row < rows; row++) {
            labels.add(random.nextInt(5) == 0 ? "yes" : "no");
            groups.add("g" + random.nextInt(3));
            numbers[row] = row % 2;
        }
        return Table.of(List.of(
                CategoricalColumn.ofTexts("y", labels),
                CategoricalColumn.ofTexts("g", groups),
                NumericColumn.of("n", numbers)));
    }

    private static double rate(Table table, int[] rows, String column, String value) {
        return (double) Arrays.stream(rows)
                        .filter(row -> table.column(column).text(row, "").equals(value))
                        .count()
                / rows.length;
    }

    @Test
    void putsEveryRowInOnePart() {
        Split split = Split.stratified(table(1000), List.of("y"), 0.3, new Seed(7));

        assertThat(IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test()))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(split.train()).isSorted();
        assertThat(split.test()).isSorted();
    }

    @Test
    void givesEveryStratumTheSamePart() {
        Table table = table(5000);

        Split split = Split.stratified(table, List.of("y", "g", "n"), 0.3, new Seed(7));

        assertThat(split.test().length).isBetween(1494, 1506); // 12 strata, each off by less than one row
        assertThat(rate(table, split.test(), "y", "yes"))
                .isCloseTo(rate(table, split.train(), "y", "yes"), within(0.003));
        assertThat(rate(table, split.test(), "g", "g1"))
                .isCloseTo(rate(table, split.train(), "g", "g1"), within(0.003));
    }

    @Test
    void isTheSameForTheSameSeedOnly() {
        Table table = table(500);

        int[] first = Split.stratified(table, List.of("y"), 0.3, new Seed(7)).test();

        assertThat(Split.stratified(table, List.of("y"), 0.3, new Seed(7)).test())
                .isEqualTo(first);
        assertThat(Split.stratified(table, List.of("y"), 0.3, new Seed(8)).test())
                .isNotEqualTo(first);
    }

    @Test
    void staysTheSameInLaterVersions() {
        assertThat(Split.stratified(table(20), List.of("y"), 0.3, new Seed(7)).test())
                .isEqualTo(GOLDEN);
    }

    private static final int[] GOLDEN = {1, 3, 4, 6, 7, 15, 18};

    @Test
    void doesNotDependOnOtherColumns() {
        Table table = table(500);
        Table other = table.withCells(NumericColumn.of("n", new double[500]));

        assertThat(Split.stratified(other, List.of("y"), 0.3, new Seed(7)).test())
                .isEqualTo(
                        Split.stratified(table, List.of("y"), 0.3, new Seed(7)).test());
    }

    @Test
    void reachesTheStatedPartOnAverage_whenStrataAreSmall() {
        Table table = table(30);
        long tests = 0;
        for (int seed = 0; seed < 2000; seed++) {
            tests += Split.stratified(table, List.of("y", "g"), 0.3, new Seed(seed))
                    .test()
                    .length;
        }

        // 2000 draws of 6 roundings, each of variance at most 1/4: 5 standard errors are 0.14 rows
        assertThat(tests / 2000.0).isCloseTo(9, within(0.14));
    }

    @Test
    void picksEachRowEquallyOften() {
        Table table = table(40);
        int[] picked = new int[40];
        for (int seed = 0; seed < 4000; seed++) {
            for (int row :
                    Split.stratified(table, List.of(), 0.25, new Seed(seed)).test()) {
                picked[row]++;
            }
        }

        // binomial(4000, 1/4): mean 1000, deviation 27; 5 deviations over 40 rows give a false alarm in 40,000 runs
        assertThat(Arrays.stream(picked).boxed().toList())
                .allSatisfy(times -> assertThat(times).isBetween(863, 1137));
    }

    @Test
    void treatsMissingAsAStratum() {
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            labels.add(row < 50 ? null : "x");
        }
        Table table = Table.of(List.of(CategoricalColumn.ofTexts("y", labels)));

        int[] test = Split.stratified(table, List.of("y"), 0.2, new Seed(1)).test();

        assertThat(Arrays.stream(test).filter(row -> row < 50).count()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
    void refusesPartsOutsideTheRange(double part) {
        assertThatThrownBy(() -> Split.stratified(table(10), List.of("y"), part, new Seed(1)))
                .isInstanceOf(DataException.class)
                .hasMessage("split: the test part is " + part + " of the rows\n"
                        + "  Choose a part above 0 and below 1, for example 0.3.");
    }

    @Test
    void refusesAnEmptyPart() {
        Table one = table(10).select(new int[] {0});

        assertThatThrownBy(() -> Split.stratified(one, List.of("y"), 0.3, new Seed(1)))
                .hasMessage("split: the 1 rows are too few for a test part of 0.3\n"
                        + "  Choose another part, or bring more rows.");
    }

    @Test
    void refusesAbsentStrata() {
        assertThatThrownBy(() -> Split.stratified(table(10), List.of("yy"), 0.3, new Seed(1)))
                .hasMessage("split: there is no column 'yy' to split by\n  Did you mean 'y'? Known: g, n, y.");
    }

    @Test
    void splitsByTheValueOfAColumn() {
        Table table = Table.of(
                List.of(CategoricalColumn.ofTexts("split", Arrays.asList("test", "train", null, "other", "train"))));

        Split split = Split.byColumn(table, "split", "train", "test");

        assertThat(split.train()).containsExactly(1, 4);
        assertThat(split.test()).containsExactly(0);
    }

    @Test
    void splitsByNumbers() {
        Split split = Split.byColumn(table(10), "n", "0", "1");

        assertThat(split.train()).containsExactly(0, 2, 4, 6, 8);
        assertThat(split.test()).containsExactly(1, 3, 5, 7, 9);
    }

    @Test
    void refusesAValueThatNeverOccurs() {
        Table table = Table.of(List.of(CategoricalColumn.ofTexts("split", List.of("train", "test"))));

        assertThatThrownBy(() -> Split.byColumn(table, "split", "training", "test"))
                .hasMessage("split: the value 'training' never occurs in column 'split'\n  Known: test, train.");
        assertThatThrownBy(() -> Split.byColumn(table(4), "n", "0", "2"))
                .hasMessage("split: the value '2' never occurs in column 'n'\n  Did you mean '0'? Known: 0, 1.");
    }

    @Test
    void doesNotShareItsArrays() {
        Split split = Split.byColumn(table(4), "n", "0", "1");

        split.train()[0] = 99;

        assertThat(split.train()).containsExactly(0, 2);
    }
}
