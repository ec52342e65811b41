package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static float[] labels(int zeros, int ones) {
        float[] labels = new float[zeros + ones];
        Arrays.fill(labels, zeros, zeros + ones, 1);
        return labels;
    }

    @Test
    void holdsOutTheSamePartOfEachClass() {
        Parts parts = Parts.divide(labels(100, 50), 2, 0.2, new Seed(3));

        long ones = Arrays.stream(parts.validation()).filter(row -> row >= 100).count();
        assertThat(ones).isBetween(10L, 11L);
        assertThat(parts.validation().length - ones).isBetween(20L, 21L);
    }

    @Test
    void everyRowIsInExactlyOnePart_inOrder() {
        Parts parts = Parts.divide(labels(30, 21), 2, 0.3, new Seed(4));

        int[] all = IntStream.concat(Arrays.stream(parts.training()), Arrays.stream(parts.validation()))
                .sorted()
                .toArray();
        assertThat(all).containsExactly(IntStream.range(0, 51).toArray());
        assertThat(parts.training()).isSorted();
        assertThat(parts.validation()).isSorted();
    }

    @Test
    void dependsOnTheSeedAlone() {
        int[] first = Parts.divide(labels(40, 40), 2, 0.25, new Seed(1)).validation();

        assertThat(Parts.divide(labels(40, 40), 2, 0.25, new Seed(1)).validation())
                .containsExactly(first);
        assertThat(Parts.divide(labels(40, 40), 2, 0.25, new Seed(2)).validation())
                .isNotEqualTo(first);
    }

    @Test
    void holdsOutNothing_whenThePartIsZero() {
        Parts parts = Parts.divide(labels(4, 4), 2, 0, new Seed(1));

        assertThat(parts.validation()).isEmpty();
        assertThat(parts.training()).hasSize(8);
    }

    @Test
    void keepsOneRowOfEachClass_whenAClassIsTiny() {
        for (int seed = 0; seed < 50; seed++) {
            int[] training = Parts.divide(labels(20, 1), 2, 0.5, new Seed(seed)).training();
            assertThat(training).contains(20);
        }
    }

    @Test
    void takesAllRowsTogether_whenThereAreNoClasses() {
        Parts parts = Parts.divide(new float[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3}, 1, 0.5, new Seed(8));

        assertThat(parts.validation()).hasSizeBetween(5, 6);
    }
}
