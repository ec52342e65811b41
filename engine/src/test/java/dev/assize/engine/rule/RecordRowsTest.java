package dev.assize.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.engine.clip.Records;
import dev.assize.engine.kernel.DoubleKernels;
import org.junit.jupiter.api.Test;

class RecordRowsTest {
    private final RecordRows rows = new RecordRows();

    @Test
    void numbersRowsWithinThePart() {
        rows.take(Records.of(new int[] {0, 2, 5, 6}, 9), 1, 3); // rows 2 to 5 of the batch

        assertThat(rows.count()).isEqualTo(2);
        assertThat(rows.rows()).isEqualTo(4);
        assertThat(rows.length(0)).isEqualTo(3);
        assertThat(rows.row(0, 2)).isEqualTo(2);
        assertThat(rows.row(1, 0)).isEqualTo(3);
        assertThat(rows.single()).isFalse();
    }

    @Test
    void findsRowsInEveryBlock_whereRowsAreStacked() {
        rows.take(Records.runs(6, 2), 0, 3);
        RecordRows stacked = rows.stacked(2);

        assertThat(stacked.rows()).isEqualTo(12);
        assertThat(stacked.length(1)).isEqualTo(4);
        assertThat(stacked.row(1, 0)).isEqualTo(2);
        assertThat(stacked.row(1, 1)).isEqualTo(3);
        assertThat(stacked.row(1, 2)).isEqualTo(8);
        assertThat(stacked.row(1, 3)).isEqualTo(9);
    }

    @Test
    void seesSingleRows() {
        rows.take(Records.single(4), 1, 3);

        assertThat(rows.single()).isTrue();
        assertThat(rows.stacked(2).single()).isFalse();
    }

    @Test
    void countsRecordsUpToALength() {
        Census census = Census.of(Records.of(new int[] {0, 1, 4, 9}, 11), 4);

        assertThat(census).isEqualTo(new Census(3, 1 + 3 + 2, 1 + 9 + 4, 3));
        assertThat(census.times(5)).isEqualTo(new Census(3, 30, 350, 15));
    }

    @Test
    void gathersVectorsInOneOrder() {
        double[][] parts = {{1, 2, 3, 4, 5, 6}, {11, 12, 13, 14, 15, 16}};
        Vectors<double[]> vectors = Vectors.overTime((int t) -> parts[t], 2, 2);
        rows.take(Records.of(new int[] {0, 1}, 3), 0, 2);
        double[] to = new double[6];
        vectors.gather(rows, 1, 1, 4, to); // vectors: row 1 of both parts, then row 2 of both

        assertThat(to).containsExactly(13, 14, 5, 6, 15, 16);
        assertThat(vectors.vectors()).isEqualTo(2);
    }

    @Test
    void gathersPlacesOfAnImage() {
        double[] images = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}; // 2 rows, 3 places, 2 channels
        Vectors<double[]> vectors = Vectors.inPlaces(part -> images, 3, 2);
        rows.take(Records.single(2), 0, 2);
        double[] to = new double[4];
        vectors.gather(rows, 1, 1, 3, to);

        assertThat(to).containsExactly(9, 10, 11, 12);
        assertThat(vectors.rowSize()).isEqualTo(6);
    }

    @Test
    void clearsWhatChanges() {
        double[] matrix = {Double.NaN, 2, 1, Double.POSITIVE_INFINITY, 4, 1};
        rows.take(Records.single(2), 0, 2);
        Vectors.overTime((int t) -> matrix, 1, 3).withFixedEnd().clear(new DoubleKernels(), rows, 0);

        assertThat(matrix).containsExactly(0, 0, 1, Double.POSITIVE_INFINITY, 4, 1);
    }
}
