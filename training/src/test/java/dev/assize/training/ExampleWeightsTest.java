package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.training.settings.ClassWeights;
import org.junit.jupiter.api.Test;

class ExampleWeightsTest {
    private static final int[] ALL = {0, 1, 2, 3};

    @Test
    void scalesRowWeightsToMeanOne() {
        float[] weights = new ExampleWeights(ClassWeights.NONE, 2)
                .scaled(new double[] {1, 1, 2, 4}, new float[] {0, 0, 1, 1}, ALL);

        assertThat(weights).containsExactly(0.5f, 0.5f, 1, 2); // by hand: divided by the mean, 2
    }

    @Test
    void staysExactlyOne_whenAllAreEqual() {
        float[] weights = new ExampleWeights(ClassWeights.NONE, 2)
                .scaled(new double[] {0.3, 0.3, 0.3}, new float[] {0, 1, 1}, new int[] {0, 1, 2});

        assertThat(weights).containsExactly(new float[] {1, 1, 1}, within(1e-6f));
    }

    @Test
    void givesEachClassTheSameTotal_whenBalanced() {
        float[] weights = new ExampleWeights(ClassWeights.BALANCED, 2)
                .scaled(new double[] {1, 1, 1, 1}, new float[] {0, 0, 0, 1}, ALL);

        float[] expected = {2f / 3, 2f / 3, 2f / 3, 2}; // by hand: 4 / (2 * 3) and 4 / (2 * 1)
        assertThat(weights).containsExactly(expected, within(1e-6f));
    }

    @Test
    void takesTotalsFromTheTrainingRowsAlone() {
        float[] weights = new ExampleWeights(ClassWeights.NONE, 0)
                .scaled(new double[] {2, 2, 100, 6}, new float[] {7, 8, 9, 1}, new int[] {0, 1});

        assertThat(weights).containsExactly(1, 1, 50, 3);
    }
}
