package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.ArrayColumn;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.TextColumn;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Damage to pictures, sequences and texts. */
class ShapedDamageTest {
    private static final Seed SEED = new Seed(5);
    private static final int ROWS = 400;

    /** Channel 0 alternates 0 and 2 (deviation 1), channel 1 is 7 throughout. */
    private static ArrayColumn pictures() {
        float[] values = new float[ROWS * 8];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 8 < 4 ? 2 * (i % 2) : 7;
        }
        return ArrayColumn.adopt("image", values, 2, 2, 2);
    }

    private static ArrayColumn sequences() {
        return ArrayColumn.adoptSequences(
                "sound", new float[] {1, 2, Float.NaN, 3}, 1, new int[] {3, ArrayColumn.MISSING, 1});
    }

    private static ArrayColumn noisy(ArrayColumn column, double strength) {
        Table table = Table.of(List.of(column));
        return new GaussianNoise()
                .damage(table, List.of(column.name()), strength, SEED)
                .array(column.name());
    }

    private static Table emptied(Table table, String column, double fraction) {
        return new MissingCells().damage(table, List.of(column), fraction, SEED);
    }

    @Test
    void noiseHasTheDeviationOfTheChannel() {
        ArrayColumn noisy = noisy(pictures(), 0.5);

        double squares = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < 4; i++) {
                double moved = noisy.valueOr(row, i, 0) - pictures().valueOr(row, i, 0);
                squares += moved * moved / (4 * ROWS);
            }
            assertThat(noisy.valueOr(row, 4, 0)).isEqualTo(7);
        }
        // the standard error of the deviation of 1600 draws is 0.009
        assertThat(Math.sqrt(squares)).isCloseTo(0.5, within(0.04));
    }

    @Test
    void noiseLeavesLengthsAndMissingNumbersAlone() {
        ArrayColumn noisy = noisy(sequences(), 0.5);

        assertThat(noisy.steps(0)).isEqualTo(3);
        assertThat(noisy.isMissing(0, 2)).isTrue();
        assertThat(noisy.isMissing(1)).isTrue();
        assertThat(noisy.valueOr(0, 0, 0)).isNotEqualTo(1);
    }

    @Test
    void noNoiseChangesNothing() {
        assertThat(noisy(sequences(), 0).text(0, "")).isEqualTo("1 2 ?");
        assertThat(noisy(pictures(), 0).text(3, "")).isEqualTo(pictures().text(3, ""));
    }

    @Test
    void singleNumbersBecomeMissing() {
        ArrayColumn emptied =
                emptied(Table.of(List.of(pictures())), "image", 0.25).array("image");

        int missing = 0;
        for (int row = 0; row < ROWS; row++) {
            assertThat(emptied.isMissing(row)).isFalse();
            for (int i = 0; i < 8; i++) {
                missing += emptied.isMissing(row, i) ? 1 : 0;
            }
        }
        // 3200 draws: the standard error of the share is 0.0077
        assertThat(missing / 3200.0).isCloseTo(0.25, within(0.035));
    }

    @Test
    void wholeTextsBecomeMissing() {
        Table table = Table.of(List.of(TextColumn.of("name", Collections.nCopies(ROWS, "Ada"))));

        assertThat(emptied(table, "name", 1).column("name").missingCount()).isEqualTo(ROWS);
        assertThat(emptied(table, "name", 0).column("name").missingCount()).isZero();
        assertThat(emptied(table, "name", 0.5).column("name").missingCount()).isBetween(150, 250);
    }

    @Test
    void equalSeedsGiveEqualDamage() {
        assertThat(noisy(pictures(), 1).text(9, ""))
                .isEqualTo(noisy(pictures(), 1).text(9, ""));
        assertThat(emptied(Table.of(List.of(pictures())), "image", 0.5)
                        .column("image")
                        .text(9, ""))
                .isEqualTo(emptied(Table.of(List.of(pictures())), "image", 0.5)
                        .column("image")
                        .text(9, ""));
    }
}
