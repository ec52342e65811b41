package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.ArrayColumn;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Digest;
import dev.assize.core.Table;
import dev.assize.core.TextColumn;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowDigestsTest {
    private static Digest of(Column column) {
        return RowDigests.of(Table.of(List.of(column)), List.of(column.name()));
    }

    private static ArrayColumn sequences(float[] values, int channels, int... steps) {
        return ArrayColumn.adoptSequences("x", values, channels, steps);
    }

    @Test
    void isThatOfTheCells_notOfTheStorage() {
        ArrayColumn column = sequences(new float[] {1, 2, 3}, 1, 2, 1);

        assertThat(of(column.select(new int[] {1, 0, 1})))
                .isEqualTo(of(sequences(new float[] {3, 1, 2, 3}, 1, 1, 2, 1)));
    }

    @Test
    void changesWithEveryNumberLengthAndGap() {
        List<Digest> digests = List.of(
                of(sequences(new float[] {1, 2, 3}, 1, 2, 1)),
                of(sequences(new float[] {1, 2, 3}, 1, 1, 2)),
                of(sequences(new float[] {1, 2, 3}, 1, 3)),
                of(sequences(new float[] {1, 2, 3}, 3, 1)),
                of(sequences(new float[] {1, 2, 3}, 1, 2, ArrayColumn.MISSING, 1)),
                of(sequences(new float[] {1, 2, Float.NaN}, 1, 2, 1)),
                of(sequences(new float[] {1, 2, Math.nextUp(3f)}, 1, 2, 1)));

        assertThat(digests).doesNotHaveDuplicates();
    }

    @Test
    void tellsTextsFromCategoriesAndEmptyFromMissing() {
        assertThat(List.of(
                        of(TextColumn.of("x", List.of("a", ""))),
                        of(TextColumn.of("x", Arrays.asList("a", null))),
                        of(CategoricalColumn.ofTexts("x", List.of("a", "")))))
                .doesNotHaveDuplicates();
    }
}
