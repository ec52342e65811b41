package dev.assize.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Seed;
import dev.assize.training.settings.TrainingException;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {
    private static int[] classes(int rows, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rows)
                .map(row -> row < 5 * classes ? row % classes : random.nextInt(classes))
                .toArray();
    }

    @Test
    void holdsEveryRowOutOnce() {
        Folds folds = Folds.of(classes(53, 3, 1), 5, new Seed(7));
        TreeSet<Integer> seen = new TreeSet<>();

        for (int fold = 0; fold < folds.count(); fold++) {
            int[] heldOut = folds.heldOut(fold);
            IntStream.of(heldOut).forEach(row -> assertThat(seen.add(row)).isTrue());
            assertThat(folds.training(fold))
                    .doesNotContain(heldOut)
                    .hasSize(53 - heldOut.length)
                    .isSorted();
        }

        assertThat(seen).hasSize(53);
    }

    @Test
    void differsByOneRowAtMost_inTotalAndInEachClass() {
        for (long seed = 0; seed < 30; seed++) {
            int[] classes = classes(61, 4, seed);
            Folds folds = Folds.of(classes, 5, new Seed(seed));
            for (int c = -1; c < 4; c++) {
                int wanted = c;
                int[] sizes = IntStream.range(0, 5)
                        .map(fold -> (int) IntStream.of(folds.heldOut(fold))
                                .filter(row -> wanted < 0 || classes[row] == wanted)
                                .count())
                        .sorted()
                        .toArray();
                assertThat(sizes[4] - sizes[0]).as("class " + c).isBetween(0, 1);
            }
        }
    }

    @Test
    void dependsOnTheSeedAlone() {
        int[] classes = classes(40, 2, 3);

        assertThat(Folds.of(classes, 4, new Seed(1)).toString())
                .isEqualTo(Folds.of(classes, 4, new Seed(1)).toString())
                .isNotEqualTo(Folds.of(classes, 4, new Seed(2)).toString());
    }

    @Test
    void refusesMoreFoldsThanRowsOfAClass() {
        int[] classes = {0, 0, 0, 0, 0, 1, 1, 1};

        assertThatThrownBy(() -> Folds.of(classes, 4, new Seed(1)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: 'folds' is 4, class number 1 has only 3 rows")
                .hasMessageContaining("Give at most as many folds as the smallest class has rows, or drop the class.");
        assertThat(Folds.of(classes, 3, new Seed(1)).count()).isEqualTo(3);
    }

    @Test
    void refusesLessThanTwoFolds_andMoreThanRows() {
        for (int count : new int[] {0, 1, 9}) {
            assertThatThrownBy(() -> Folds.of(new int[8], count, new Seed(1)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("search: 'folds' is " + count + " for 8 rows");
        }
    }

    @Test
    void refusesAFoldThatThereIsNot() {
        Folds folds = Folds.of(new int[8], 4, new Seed(1));

        assertThatThrownBy(() -> folds.heldOut(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no fold 4; the folds are numbered from 0 to 3");
    }
}
