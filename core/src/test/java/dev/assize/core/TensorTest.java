package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
    private static final Tensor MATRIX = Tensor.ofRows(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test
    void addressesRowMajor() {
        assertThat(MATRIX.shape()).containsExactly(2, 3);
        assertThat(MATRIX.at(1, 0)).isEqualTo(4);
        assertThat(MATRIX.flat(5)).isEqualTo(6);
        assertThat(MATRIX.row(1)).containsExactly(4, 5, 6);
        assertThat(MATRIX.length(1)).isEqualTo(3);
    }

    @Test
    void seesTheRestOfTheAxesAsOneRow() {
        Tensor images = Tensor.of(new double[12], 3, 2, 2);

        assertThat(images.rows()).isEqualTo(3);
        assertThat(images.rowSize()).isEqualTo(4);
    }

    @Test
    void slicesAndSelectsExamples() {
        assertThat(MATRIX.slice(1, 2)).isEqualTo(Tensor.of(new double[] {4, 5, 6}, 1, 3));
        assertThat(MATRIX.select(new int[] {1, 1}).toArray()).containsExactly(4, 5, 6, 4, 5, 6);
        assertThat(MATRIX.reshape(3, 2).at(2, 1)).isEqualTo(6);
    }

    @Test
    void comparesShapeAndNumbers() {
        assertThat(MATRIX).isEqualTo(MATRIX.slice(0, 2)).hasSameHashCodeAs(MATRIX.slice(0, 2));
        assertThat(MATRIX).isNotEqualTo(MATRIX.reshape(6));
    }

    @Test
    void copiesWhatIsHandedInAndOut() {
        double[] data = {1, 2};
        Tensor tensor = Tensor.of(data, 2);
        data[0] = 7;
        tensor.toArray()[1] = 7;

        assertThat(tensor.toArray()).containsExactly(1, 2);
    }

    @Test
    void refusesWhatIsNoTensor() {
        assertThatThrownBy(() -> Tensor.of(new double[3], 2, 2)).hasMessage("shape [2, 2] needs 4 numbers, got 3");
        assertThatThrownBy(() -> Tensor.of(new double[0], -1)).hasMessage("shape [-1] has a negative length");
        assertThatThrownBy(() -> Tensor.of(new double[] {1, Double.NaN}, 2))
                .hasMessage("number 1 of a tensor of shape [2] is NaN");
        assertThatThrownBy(() -> Tensor.ofRows(new double[][] {{1}, {1, 2}}))
                .hasMessage("row 1 has 2 numbers, row 0 has 1");
    }
}
