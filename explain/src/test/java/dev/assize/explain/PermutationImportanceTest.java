package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.EncodedModel;
import dev.assize.core.Estimate;
import dev.assize.core.NumericColumn;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
    private static final Task TASK = Task.binary("y", "no", "yes");

    /** The class is the sign of x; z is read with weight 0, constant is constant. */
    private static final Table TABLE = Table.of(List.of(
            NumericColumn.of("x", -2, -1, 1, 2),
            NumericColumn.of("z", 4, 3, 2, 1),
            NumericColumn.of("constant", 1, 1, 1, 1)));

    private static final int[] TRUTH = {0, 0, 1, 1};

    private static EncodedModel model(Table table, double... weights) {
        return new EncodedModel(
                TASK, new NumberEncoder(table, table.schema().names()), PaperFunction.linear(0, weights));
    }

    @Test
    void isTheAccuracyLost_shuffleByShuffle() {
        PermutationImportance importance =
                new PermutationImportance(model(TABLE, 1, 0, 0), TABLE, TRUTH, ImportanceMetric.ACCURACY);
        // the first shuffle swaps the two halves, the second swaps two cells over the border, the third changes nothing
        int[][] shuffles = {{2, 3, 0, 1}, {0, 2, 1, 3}, {0, 1, 2, 3}};
        ColumnImportance x = importance.of("x", shuffles);

        assertThat(importance.baseScore()).isEqualTo(1);
        assertThat(x.ofShuffles()).containsExactly(1, 0.5, 0);
        assertThat(x.mean()).isEqualTo(0.5);
    }

    @Test
    void isTheRiseOfTheLogLoss_whenAskedFor() {
        PermutationImportance importance =
                new PermutationImportance(model(TABLE, 1, 0, 0), TABLE, TRUTH, ImportanceMetric.LOG_LOSS);

        // mirrored, every row's logit changes its sign: ln(1 + e^t) - ln(1 + e^-t) = t, with mean |x| = 1.5
        assertThat(importance.of("x", new int[][] {{3, 2, 1, 0}}).mean()).isCloseTo(1.5, within(1e-12));
        assertThat(importance.baseScore())
                .isCloseTo(-(Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(-1))) / 2, within(1e-12));
    }

    @Test
    void isZeroWithoutSpread_forColumnsThatAreConstantOrNotUsed() {
        PermutationImportance importance =
                new PermutationImportance(model(TABLE, 1, 0, 5), TABLE, TRUTH, ImportanceMetric.LOG_LOSS);

        for (String column : List.of("z", "constant")) {
            ColumnImportance unused = importance.of(column, 5, new Seed(3));
            assertThat(unused.mean()).isZero();
            assertThat(unused.standardError()).isZero();
            assertThat(unused.estimate().interval().orElseThrow().upper()).isZero();
        }
    }

    @Test
    void doesNotDependOnTheOrderOfColumns_orOnOtherColumns() {
        EncodedModel model = model(TABLE, 1, 0.3, 0);
        PermutationImportance first = new PermutationImportance(model, TABLE, TRUTH, ImportanceMetric.LOG_LOSS);
        double[] alone = first.of("z", 4, new Seed(9)).ofShuffles();
        first.of("x", 4, new Seed(9));

        assertThat(first.of("z", 4, new Seed(9)).ofShuffles()).isEqualTo(alone);
        assertThat(Arrays.copyOf(first.of("z", 9, new Seed(9)).ofShuffles(), 4)).isEqualTo(alone);
        assertThat(first.of("z", 4, new Seed(10)).ofShuffles()).isNotEqualTo(alone);
    }

    @Test
    void movesAWholeCategoricalColumn_atOnce() {
        Table table = Table.of(List.of(CategoricalColumn.ofTexts("c", List.of("a", "b", "a", "b"))));
        EncodedModel model = model(table, -1, 1);
        PermutationImportance importance =
                new PermutationImportance(model, table, new int[] {0, 1, 0, 1}, ImportanceMetric.ACCURACY);

        assertThat(importance.of("c", new int[][] {{1, 0, 3, 2}}).mean()).isEqualTo(1);
    }

    @Test
    void isNegative_whenTheColumnMisleads() {
        PermutationImportance importance = new PermutationImportance(
                model(TABLE, 1, 0, 0), TABLE, new int[] {1, 1, 0, 0}, ImportanceMetric.ACCURACY);

        assertThat(importance.of("x", new int[][] {{2, 3, 0, 1}}).mean()).isEqualTo(-1);
    }

    @Test
    void intervalCoversTheTrueImportance_inAboutNineteenOfTwentyTables() {
        // Truth is the sign of x, 10 % flipped. Shuffled, a row is right half the time: importance 0.9 - 0.5.
        SplittableRandom random = new SplittableRandom(20_240_501L);
        int covered = 0;
        for (int draw = 0; draw < 300; draw++) {
            double[] cells = random.doubles(150, -1, 1).toArray();
            int[] truth = Arrays.stream(cells)
                    .mapToInt(x -> (x > 0) == (random.nextDouble() < 0.9) ? 1 : 0)
                    .toArray();
            Table table = Table.of(List.of(NumericColumn.of("x", cells)));
            Estimate estimate = new PermutationImportance(model(table, 1), table, truth, ImportanceMetric.ACCURACY)
                    .of("x", 4, new Seed(draw))
                    .estimate();
            covered += estimate.interval().orElseThrow().contains(0.4) ? 1 : 0;
        }
        // 95 % of 300 is 285, standard error 3.8; four of them below
        assertThat(covered).isBetween(270, 299);
    }

    @Test
    void intervalSpansEverything_forASingleRow() {
        Table one = TABLE.select(new int[] {0});
        ColumnImportance importance = new PermutationImportance(
                        model(one, 1, 0, 0), one, new int[] {0}, ImportanceMetric.ACCURACY)
                .of("x", 2, new Seed(1));

        assertThat(importance.standardError()).isEqualTo(1);
        assertThat(importance.estimate().interval().orElseThrow().lower()).isEqualTo(-1);
    }

    @Test
    void namesBothNumbers_whenTruthsAreMissing() {
        EncodedModel model = model(TABLE, 1, 0, 0);

        assertThatThrownBy(() -> new PermutationImportance(model, TABLE, new int[] {1, 0}, ImportanceMetric.ACCURACY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 2 true classes for 4 rows; give one for each row, and at least one row");
        assertThatThrownBy(() -> new PermutationImportance(
                        model, TABLE.select(new int[0]), new int[0], ImportanceMetric.ACCURACY))
                .hasMessage("there are 0 true classes for 0 rows; give one for each row, and at least one row");
    }

    @Test
    void namesTheRow_whenATrueClassDoesNotExist() {
        assertThatThrownBy(() -> new PermutationImportance(
                        model(TABLE, 1, 0, 0), TABLE, new int[] {0, 0, 2, 1}, ImportanceMetric.ACCURACY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("true class of row 2 is 2, the task has classes 0 to 1");
    }

    @Test
    void saysSo_whenThereIsNoShuffle() {
        PermutationImportance importance =
                new PermutationImportance(model(TABLE, 1, 0, 0), TABLE, TRUTH, ImportanceMetric.ACCURACY);

        assertThatThrownBy(() -> importance.of("x", 0, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the importance of column 'x' needs at least one shuffle, got none");
    }
}
