package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Seed;
import dev.assize.privacy.noise.Keystream;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.settings.PrivateExtras;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Records of rows and of owners, and copies of pictures. */
class RecordBatchTest {
    private static Keystream bits(long seed) {
        return NoiseSource.seeded(new Seed(seed)).stream(NoiseSource.Purpose.SAMPLING, 0, 1);
    }

    private static Examples examples(int... owners) {
        float[] inputs = new float[owners.length];
        return Examples.ofClasses(FloatRows.adopt(inputs, owners.length, 1), new int[owners.length], 2)
                .withOwners(owners);
    }

    @Test
    void takesEveryRowForARecord_unlessRowsHaveOwners() {
        Examples plain = Examples.ofClasses(FloatRows.adopt(new float[3], 3, 1), new int[3], 2);
        RecordRows records = RecordRows.of(plain, 5);
        RecordRows.Chosen chosen = records.choose(new int[] {0, 2}, bits(1));

        assertThat(records.count()).isEqualTo(3);
        assertThat(chosen.rows()).containsExactly(0, 2);
        assertThat(chosen.starts(1)).containsExactly(0, 1);
    }

    @Test
    void putsTheRowsOfAnOwnerTogether() {
        RecordRows records = RecordRows.of(examples(7, 9, 7, 9, 8), 5);
        RecordRows.Chosen chosen = records.choose(new int[] {0, 1, 2}, bits(1));

        assertThat(records.count()).isEqualTo(3);
        assertThat(chosen.rows()).containsExactly(0, 2, 1, 3, 4);
        assertThat(chosen.starts(1)).containsExactly(0, 2, 4);
        assertThat(chosen.starts(3)).containsExactly(0, 6, 12);
        assertThat(chosen.rowsOf(1)).isEqualTo(2);
        assertThat(chosen.rowsOf(2)).isEqualTo(1);
    }

    /** Each of 4 rows is taken in half of 4,000 draws; within 4 standard deviations. */
    @Test
    void drawsTheRowsOfAnOwnerWithTooMany_equallyOften() {
        RecordRows records = RecordRows.of(examples(1, 1, 1, 1), 2);
        Keystream bits = bits(3);
        int[] taken = new int[4];
        for (int i = 0; i < 4000; i++) {
            int[] rows = records.choose(new int[] {0}, bits).rows();
            assertThat(rows).hasSize(2).doesNotHaveDuplicates();
            Arrays.stream(rows).forEach(row -> taken[row]++);
        }

        for (int count : taken) {
            assertThat(count).isBetween(2000 - 127, 2000 + 127);
        }
    }

    @Test
    void movesPicturesWithZerosFromTheBorder_byHand() {
        float[] from = {1, 2, 3, 4, 5, 6};
        float[] right = new float[6];
        new PictureCopies.Move(2, 3, 0, 1, false).copy(from, 0, right, 0);
        float[] down = new float[6];
        new PictureCopies.Move(2, 3, 1, 0, false).copy(from, 0, down, 0);
        float[] mirrored = new float[6];
        new PictureCopies.Move(2, 3, 0, -1, true).copy(from, 0, mirrored, 0);

        assertThat(right).containsExactly(0, 1, 2, 0, 4, 5);
        assertThat(down).containsExactly(0, 0, 0, 1, 2, 3);
        assertThat(mirrored).containsExactly(2, 1, 0, 5, 4, 0);
    }

    @Test
    void makesAsManyCopiesAsAsked_theSameForTheSameSeed() {
        PictureCopies copies = new PictureCopies(new PrivateExtras(3, 2, true, 0));
        FloatRows pictures = FloatRows.adopt(new float[2 * 4 * 4], 2, 1, 4, 4);

        assertThat(copies.repeated(new int[] {5, 8})).containsExactly(5, 5, 5, 8, 8, 8);
        assertThat(copies.of(pictures, new int[] {0, 0, 1}, new Seed(1)).rows()).isEqualTo(3);
        assertThatThrownBy(() -> copies.of(FloatRows.adopt(new float[4], 2, 2), new int[] {0}, new Seed(1)))
                .hasMessage("rows of 1 axes are no pictures and cannot be moved; augmentation needs rows of [channels, "
                        + "height, width]");
    }
}
