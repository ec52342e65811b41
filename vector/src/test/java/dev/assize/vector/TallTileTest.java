package dev.assize.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TallTileTest {
    static IntStream rows() {
        return IntStream.rangeClosed(0, 128);
    }

    @ParameterizedTest
    @CsvSource({"128,112", "64,56", "70,70", "16,0", "22,14", "14,14", "13,0", "2,0", "0,0", "127,112"})
    void takesAsManyRowsAsLeaveNoneEmpty(int rows, int tall) {
        assertThat(Room.tallRows(rows)).isEqualTo(tall); // 128 = 8 x 14 + 2 x 8
    }

    @ParameterizedTest
    @MethodSource("rows")
    void leavesNoMoreRowsEmptyThanPanelsOfEightAlone(int rows) {
        int tall = Room.tallRows(rows);
        int panels = (rows - tall + PanelTile.ROWS - 1) / PanelTile.ROWS;

        assertThat(tall).isBetween(0, rows);
        assertThat(tall % TallTile.ROWS).isZero();
        assertThat(tall + panels * PanelTile.ROWS)
                .isLessThanOrEqualTo((rows + PanelTile.ROWS - 1) / PanelTile.ROWS * PanelTile.ROWS)
                .isLessThanOrEqualTo(128); // the room for panels
    }

    @Test
    void addsTermsInOrder_byFusedMultiplyAdd() {
        int depth = 37;
        float[] left = waves(TallTile.ROWS * depth, 3);
        float[] right = waves(depth * TallTile.COLUMNS, 1);
        float[] tall = new float[TallTile.ROWS * TallTile.COLUMNS];

        Tile tile = new TallTile();
        tile.factors(left, 0, right);
        tile.target(tall, TallTile.COLUMNS);
        tile.multiply(0, 0, 0, depth);

        assertThat(tall).containsExactly(plain(left, right, depth));
    }

    private static float[] waves(int count, double frequency) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) Math.sin(frequency * i);
        }
        return numbers;
    }

    private static float[] plain(float[] left, float[] right, int depth) {
        float[] sums = new float[TallTile.ROWS * TallTile.COLUMNS];
        for (int i = 0; i < sums.length; i++) {
            for (int k = 0; k < depth; k++) {
                float a = left[k * TallTile.ROWS + i / TallTile.COLUMNS];
                sums[i] = Math.fma(a, right[k * TallTile.COLUMNS + i % TallTile.COLUMNS], sums[i]);
            }
        }
        return sums;
    }
}
