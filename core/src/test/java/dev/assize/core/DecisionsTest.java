package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DecisionsTest {
    @Test
    void takesTheLargestScore_ofEachRow() {
        Tensor scores = Tensor.ofRows(new double[][] {{0.2, 0.5, 0.3}, {0.6, 0.1, 0.3}, {0.1, 0.2, 0.7}});

        assertThat(Decisions.mostProbable(scores)).containsExactly(1, 0, 2);
    }

    @Test
    void takesTheFirstClass_whenScoresAreEqual() {
        Tensor scores = Tensor.ofRows(new double[][] {{0.5, 0.5}, {0.4, 0.6}});

        assertThat(Decisions.mostProbable(scores)).containsExactly(0, 1);
    }

    @Test
    void isEmpty_whenThereAreNoRows() {
        assertThat(Decisions.mostProbable(Tensor.of(new double[0], 0, 2))).isEmpty();
    }

    @Test
    void saysSo_whenThereIsNoClass() {
        assertThatThrownBy(() -> Decisions.mostProbable(Tensor.of(new double[0], 3, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scores of shape Tensor[3, 0] have no class to decide for");
    }
}
