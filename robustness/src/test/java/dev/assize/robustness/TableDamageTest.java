package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Role;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TableDamageTest {
    private static final int ROWS = 10_000;
    private static final Table TABLE = Table.of(
            List.of(
                    NumericColumn.of(
                            "age",
                            new SplittableRandom(1L).doubles(ROWS, 20, 60).toArray()),
                    CategoricalColumn.of(
                            "sex",
                            List.of("f", "m"),
                            new SplittableRandom(2L).ints(ROWS, -1, 2).toArray()),
                    NumericColumn.of("constant", new double[ROWS])),
            Map.of("sex", Set.of(Role.SENSITIVE)));

    @Test
    void emptiesAboutTheFractionOfCells_ofTheColumnsAskedFor() {
        Table damaged = new MissingCells().damage(TABLE, List.of("age"), 0.2, new Seed(3));

        // standard error 0.004; five of them
        assertThat(damaged.column("age").missingCount() / (double) ROWS).isCloseTo(0.2, within(0.02));
        assertThat(damaged.column("sex").missingCount())
                .isEqualTo(TABLE.column("sex").missingCount());
        assertThat(damaged.schema()).isEqualTo(TABLE.schema());
    }

    @Test
    void emptiesMoreCellsAtALargerFraction_andTheSameOnesToo() {
        Column few = new MissingCells()
                .damage(TABLE, List.of("sex"), 0.1, new Seed(3))
                .column("sex");
        Column many = new MissingCells()
                .damage(TABLE, List.of("sex"), 0.3, new Seed(3))
                .column("sex");

        for (int row = 0; row < ROWS; row++) {
            if (few.isMissing(row)) {
                assertThat(many.isMissing(row)).isTrue();
            }
        }
        assertThat(many.missingCount()).isGreaterThan(few.missingCount());
    }

    @Test
    void emptiesNothingAtZero_andEverythingAtOne() {
        List<String> columns = List.of("age", "sex");

        assertThat(new MissingCells()
                        .damage(TABLE, columns, 0, new Seed(3))
                        .column("age")
                        .missingCount())
                .isZero();
        assertThat(new MissingCells()
                        .damage(TABLE, columns, 1, new Seed(3))
                        .column("sex")
                        .missingCount())
                .isEqualTo(ROWS);
    }

    @Test
    void noiseHasTheStandardDeviationAskedFor_inUnitsOfTheColumn() {
        NumericColumn before = TABLE.numeric("age");
        NumericColumn after = new GaussianNoise()
                .damage(TABLE, List.of("age"), 0.5, new Seed(3))
                .numeric("age");
        double[] noise = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            noise[row] = after.valueOr(row, 0) - before.valueOr(row, 0);
        }
        double squares = Arrays.stream(noise).map(x -> x * x).sum() / ROWS;

        // a uniform column of width 40 has standard deviation 40 / sqrt(12) = 11.55; the estimate has 0.7 % error
        assertThat(Math.sqrt(squares)).isCloseTo(0.5 * 40 / Math.sqrt(12), within(0.25));
    }

    @Test
    void noiseLeavesMissingCells_categoriesAndConstantColumnsAlone() {
        Table some = Table.of(List.of(NumericColumn.of("x", 1, Double.NaN, 3), NumericColumn.of("constant", 7, 7, 7)));
        Table damaged = new GaussianNoise().damage(some, List.of("x", "constant"), 2, new Seed(1));

        assertThat(damaged.column("x").isMissing(1)).isTrue();
        assertThat(damaged.column("x").missingCount()).isEqualTo(1);
        assertThat(damaged.numeric("constant").valueOr(2, 0)).isEqualTo(7);
        assertThat(new GaussianNoise()
                        .damage(TABLE, List.of("sex"), 2, new Seed(1))
                        .column("sex"))
                .isSameAs(TABLE.column("sex"));
    }

    @Test
    void drawsOfAColumnDoNotDependOnOtherColumns() {
        Table alone = new GaussianNoise().damage(TABLE, List.of("age"), 0.5, new Seed(3));
        Table both = new GaussianNoise().damage(TABLE, List.of("constant", "age"), 0.5, new Seed(3));

        assertThat(both.numeric("age").valueOr(17, 0))
                .isEqualTo(alone.numeric("age").valueOr(17, 0));
    }

    @Test
    void normalDrawsAreNormal() {
        double[] draws = GaussianNoise.normals(100_000, new Seed(20_240_501L));
        double[] expected = {0.158655, 0.5, 0.841345, 0.977250};
        double[] at = {-1, 0, 1, 2};

        for (int i = 0; i < at.length; i++) {
            double z = at[i];
            double below = Arrays.stream(draws).filter(x -> x <= z).count() / 100_000.0;
            // five standard errors at most: 5 * 0.5 / sqrt(100000)
            assertThat(below).isCloseTo(expected[i], within(0.008));
        }
    }

    @Test
    void columnWithoutNumbersStaysAsItIs() {
        NumericColumn empty = NumericColumn.of("x", Double.NaN, Double.NaN);

        assertThat(GaussianNoise.add(empty, 1, new double[] {1, 2}).missingCount())
                .isEqualTo(2);
    }

    @Test
    void saysWhatIsAllowed_whenTheStrengthIsOutOfRange() {
        assertThatThrownBy(() -> new MissingCells().damage(TABLE, List.of("age"), 1.5, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the fraction of missing cells is 1.5; it must lie between 0 and 1");
        assertThatThrownBy(() -> new GaussianNoise().damage(TABLE, List.of("age"), -1, new Seed(1)))
                .hasMessage("the strength of the noise is -1.0; it must be finite and 0 or more");
    }
}
