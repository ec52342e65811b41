package dev.assize.privacy.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReleaseDifferenceTest {
    @Test
    void subtractsTheCounts_byHand() {
        // cell 1: 3 and 2; cell 2: 1 and none; cell 3: 1 and 4; cell 4: none and 1; cell 5: 2 and 2
        var difference = difference(
                table(1, 1, 1, 2, 3, 5, 5), //
                table(1, 1, 3, 3, 3, 3, 4, 5, 5));

        assertThat(difference.cells()).isEqualTo(5);
        assertThat(difference.changedCells()).isEqualTo(4);
        assertThat(difference.cellsDifferingBy(1, 1)).isEqualTo(3);
        assertThat(difference.cellsDifferingBy(2, 4)).isEqualTo(1);
        assertThat(difference.cellsDifferingBy(0, 0)).isEqualTo(1);
        assertThat(difference.vanishedCells()).isEqualTo(1);
        assertThat(difference.newCells()).isEqualTo(1);
        assertThat(difference.largestDifference()).isEqualTo(3);
    }

    @Test
    void findsNoChange_whenTheReleasesAreEqualInAnotherOrder() {
        var difference = difference(table(3, 1, 2, 2), table(2, 3, 2, 1));

        assertThat(difference.changedCells()).isZero();
        assertThat(difference.largestDifference()).isZero();
        assertThat(difference.vanishedCells()).isZero();
    }

    @Test
    void losesEveryCell_whenTheSecondReleaseIsEmpty() {
        var difference = difference(table(3, 1, 2, 2), table());

        assertThat(difference.vanishedCells()).isEqualTo(3);
        assertThat(difference.largestDifference()).isEqualTo(2);
    }

    @Test
    void isSymmetric_inEveryFigureButNewAndVanished() {
        SplittableRandom random = new SplittableRandom(3L);
        for (int draw = 0; draw < 20; draw++) {
            Table a = table(random.ints(60, 0, 25).asDoubleStream().toArray());
            Table b = table(random.ints(50, 5, 30).asDoubleStream().toArray());

            assertThat(difference(a, b).changedCells())
                    .isEqualTo(difference(b, a).changedCells());
            assertThat(difference(a, b).newCells()).isEqualTo(difference(b, a).vanishedCells());
            assertThat(difference(a, b).largestDifference())
                    .isEqualTo(difference(b, a).largestDifference());
        }
    }

    private static ReleaseDifference difference(Table first, Table second) {
        return ReleaseDifference.of(first, second, List.of("q"));
    }

    private static Table table(double... cells) {
        return Table.of(List.of(NumericColumn.of("q", cells)));
    }
}
