package dev.assize.engine.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RecordsTest {
    @Test
    void countsRunsOfRows() {
        Records pairs = Records.runs(6, 2);

        assertThat(pairs.count()).isEqualTo(3);
        assertThat(pairs.rows()).isEqualTo(6);
        assertThat(pairs.start(1)).isEqualTo(2);
        assertThat(pairs.start(3)).isEqualTo(6);
        assertThat(Records.single(3).start(2)).isEqualTo(2);
        assertThat(Records.single(0).count()).isZero();
    }

    @Test
    void takesUsersOfAnyNumberOfRows() {
        int[] starts = {0, 1, 4};
        Records users = Records.of(starts, 6);
        starts[1] = 3;

        assertThat(users.count()).isEqualTo(3);
        assertThat(users.start(1)).isEqualTo(1);
        assertThat(users.start(3)).isEqualTo(6);
        assertThat(Records.of(new int[0], 0).count()).isZero();
    }

    @Test
    void keepsWeightsOfRows() {
        Records weighted = Records.runs(4, 2).withRowWeights(new double[] {1, 0.5, 0, 2});

        assertThat(weighted.rowWeights()).containsExactly(1, 0.5, 0, 2);
        assertThat(weighted.withRowWeights(new double[0]).rowWeights()).isEmpty();
        assertThat(weighted.count()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoPartition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Records.runs(7, 2))
                .withMessage(
                        "7 rows do not make records of 2 rows each; give as many rows to each record, at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Records.of(new int[] {1, 2}, 3))
                .withMessage(
                        "the first record starts at row 1; the rows of all records follow each other from row 0 on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Records.of(new int[] {0, 2, 2}, 3))
                .withMessage(
                        "record 1 has the rows 2 to 1; each record needs at least one row, in the order of the rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Records.of(new int[0], 3))
                .withMessage(
                        "the first record starts at row 3; the rows of all records follow each other from row 0 on");
    }

    @Test
    void refusesWeightsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Records.single(3).withRowWeights(new double[] {1, 2}))
                .withMessage("2 weights were given for 3 rows; give one for each row, or none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Records.single(1).withRowWeights(new double[] {Double.NaN}))
                .withMessage("the weight of row 0 is NaN; weights are finite numbers");
    }
}
