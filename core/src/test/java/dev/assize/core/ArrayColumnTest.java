package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArrayColumnTest {
    private static final float NONE = Float.NaN;

    /** Two pictures of one channel, 2 high and 3 wide. */
    private static ArrayColumn pictures() {
        return ArrayColumn.adopt("picture", new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, NONE, 12}, 1, 2, 3);
    }

    /** Sequences of two channels: three steps, none at all, one step. */
    private static ArrayColumn sequences() {
        return ArrayColumn.adoptSequences(
                "sound", new float[] {1, 2, 3, -1, -2, -3, 7, 8}, 2, new int[] {3, ArrayColumn.MISSING, 1});
    }

    @Test
    void countsTheRowsOfPictures() {
        ArrayColumn column = pictures();

        assertThat(column.size()).isEqualTo(2);
        assertThat(column.type()).isEqualTo(ColumnType.ARRAY);
        assertThat(column.axes()).containsExactly(1, 2, 3);
        assertThat(column.isVarying()).isFalse();
        assertThat(column.channels()).isEqualTo(1);
        assertThat(column.length(1)).isEqualTo(6);
        assertThat(column.cell(1, 0)).containsExactly(7, 8, 9, 10, 0, 12);
    }

    @Test
    void keepsTheLengthOfEverySequence() {
        ArrayColumn column = sequences();

        assertThat(column.isVarying()).isTrue();
        assertThat(column.axes()).containsExactly(2, ArrayColumn.VARYING);
        assertThat(column.steps(0)).isEqualTo(3);
        assertThat(column.length(0)).isEqualTo(6);
        assertThat(column.isMissing(1)).isTrue();
        assertThat(column.length(1)).isZero();
        assertThat(column.cell(2, 0)).containsExactly(7, 8);
        assertThat(column.missingCount()).isEqualTo(1);
    }

    @Test
    void saysWhichNumbersAreMissing() {
        ArrayColumn column = pictures();

        assertThat(column.isMissing(1)).isFalse();
        assertThat(column.isMissing(1, 4)).isTrue();
        assertThat(column.valueOr(1, 4, -5)).isEqualTo(-5);
        assertThat(column.valueOr(1, 5, -5)).isEqualTo(12);
    }

    @Test
    void writesCellsAsNumbersWithBlanks() {
        assertThat(pictures().text(1, "")).isEqualTo("7 8 9 10 ? 12");
        assertThat(sequences().text(1, "(missing)")).isEqualTo("(missing)");
        assertThat(ArrayColumn.adopt("x", new float[] {0.1f}, 1).text(0, "")).isEqualTo("0.1");
    }

    @Test
    void selectsRowsInAnyOrderMoreThanOnce() {
        ArrayColumn selected = sequences().select(new int[] {2, 0, 1, 2});

        assertThat(selected.size()).isEqualTo(4);
        assertThat(selected.text(0, "")).isEqualTo("7 8");
        assertThat(selected.text(1, "")).isEqualTo("1 2 3 -1 -2 -3");
        assertThat(selected.isMissing(2)).isTrue();
        assertThat(selected.named("other").name()).isEqualTo("other");
        assertThat(selected.named("other").text(3, "")).isEqualTo("7 8");
    }

    @Test
    void selectsAsOftenAsAskedWithoutCopyingCells() {
        ArrayColumn column = ArrayColumn.adopt("big", new float[1 << 20], 1 << 10, 1 << 10);
        ArrayColumn many = column.select(new int[100_000]);

        // copies would need 400 GB
        assertThat(many.size()).isEqualTo(100_000);
        assertThat(many.valueOr(99_999, 17, 1)).isZero();
    }

    @Test
    void changesPresentNumbersOnly() {
        ArrayColumn twice = pictures().select(new int[] {1}).map((row, index, value) -> 2 * value + index);
        ArrayColumn emptied = sequences().map((row, index, value) -> row == 2 ? Float.NaN : value);

        assertThat(twice.text(0, "")).isEqualTo("14 17 20 23 ? 29");
        assertThat(emptied.text(0, "")).isEqualTo("1 2 3 -1 -2 -3");
        assertThat(emptied.text(2, "")).isEqualTo("? ?");
        assertThat(emptied.isMissing(1)).isTrue();
    }

    @Test
    void selectionOfASelectionIsTheSelectionOfItsRows() {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        for (int draw = 0; draw < 100; draw++) {
            int[] steps = random.ints(5, 1, 4).toArray();
            int numbers = 0;
            for (int length : steps) {
                numbers += 3 * length;
            }
            float[] values = new float[numbers];
            for (int i = 0; i < numbers; i++) {
                values[i] = i;
            }
            ArrayColumn column = ArrayColumn.adoptSequences("x", values, 3, steps);
            int[] first = random.ints(6, 0, 5).toArray();
            int[] second = random.ints(4, 0, 6).toArray();
            ArrayColumn selected = column.select(first).select(second);
            for (int row = 0; row < second.length; row++) {
                assertThat(selected.text(row, "")).isEqualTo(column.text(first[second[row]], ""));
            }
        }
    }

    @Test
    void refusesNumbersThatDoNotFillCells() {
        assertThatThrownBy(() -> ArrayColumn.adopt("p", new float[7], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'p' has 7 numbers, which fill no whole cells of 6 numbers each");
        assertThatThrownBy(() -> ArrayColumn.adoptSequences("s", new float[7], 2, new int[] {3, 1}))
                .hasMessage("column 's' has 7 numbers, its sequences of 2 channels need 8");
    }

    @Test
    void refusesAxesWithoutLength() {
        assertThatThrownBy(() -> ArrayColumn.adopt("p", new float[0], 2, 0))
                .hasMessage(
                        "column 'p' has cells of the axes [2, 0]; there is at least one axis, and each has a length "
                                + "of 1 or more");
        assertThatThrownBy(() -> ArrayColumn.adopt("p", new float[0]))
                .hasMessage("column 'p' has cells of the axes []; there is at least one axis, and each has a length of "
                        + "1 or more");
        assertThatThrownBy(() -> ArrayColumn.adoptSequences("s", new float[0], 2, new int[] {0}))
                .hasMessage("column 's', row 0 has 0 time steps; a sequence has 1 or more, -1 marks a missing one");
    }

    @Test
    void refusesInfinity() {
        assertThatThrownBy(() -> ArrayColumn.adopt("p", new float[] {1, Float.NEGATIVE_INFINITY}, 2))
                .hasMessage("column 'p', number 1 is -Infinity; numbers of a cell are finite or missing");
        assertThatThrownBy(() -> pictures().map((row, index, value) -> Float.POSITIVE_INFINITY))
                .hasMessage("column 'picture', number 0 is Infinity; numbers of a cell are finite or missing");
    }
}
