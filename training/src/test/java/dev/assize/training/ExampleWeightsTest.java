package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.training.settings.ClassWeights;
import dev.assize.training.settings.TrainingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExampleWeightsTest {
    private static final List<String> CLASSES = List.of("no", "yes");
    private static final int[] ALL = {0, 1, 2, 3};

    @Test
    void scalesRowWeightsToMeanOne() {
        float[] weights = new ExampleWeights(ClassWeights.NONE, CLASSES)
                .scaled(new double[] {1, 1, 2, 4}, new float[] {0, 0, 1, 1}, ALL);

        assertThat(weights).containsExactly(0.5f, 0.5f, 1, 2); // by hand: divided by the mean, 2
    }

    @Test
    void staysExactlyOne_whenAllAreEqual() {
        float[] weights = new ExampleWeights(ClassWeights.NONE, CLASSES)
                .scaled(new double[] {0.3, 0.3, 0.3}, new float[] {0, 1, 1}, new int[] {0, 1, 2});

        assertThat(weights).containsExactly(new float[] {1, 1, 1}, within(1e-6f));
    }

    @Test
    void givesEachClassTheSameTotal_whenBalanced() {
        float[] weights = new ExampleWeights(ClassWeights.BALANCED, CLASSES)
                .scaled(new double[] {1, 1, 1, 1}, new float[] {0, 0, 0, 1}, ALL);

        float[] expected = {2f / 3, 2f / 3, 2f / 3, 2}; // by hand: 4 / (2 * 3) and 4 / (2 * 1)
        assertThat(weights).containsExactly(expected, within(1e-6f));
    }

    @Test
    void countsRowWeightsIntoTheTotalOfAClass_whenBalanced() {
        float[] weights = new ExampleWeights(ClassWeights.BALANCED, CLASSES)
                .scaled(new double[] {1, 2, 3, 2}, new float[] {0, 0, 0, 1}, ALL);

        float[] expected = {1f / 3, 2f / 3, 1, 2}; // by hand: factors 8 / (2 * 6) and 8 / (2 * 2), times 4 / 8
        assertThat(weights).containsExactly(expected, within(1e-6f));
    }

    @Test
    void takesTotalsFromTheTrainingRowsAlone() {
        float[] weights = new ExampleWeights(ClassWeights.NONE, List.of())
                .scaled(new double[] {2, 2, 100, 6}, new float[] {7, 8, 9, 1}, new int[] {0, 1});

        assertThat(weights).containsExactly(1, 1, 50, 3);
    }

    @Test
    void multipliesByTheWeightOfTheClass() {
        ClassWeights weights = ClassWeights.of(Map.of("yes", 3.0));

        float[] scaled =
                new ExampleWeights(weights, CLASSES).scaled(new double[] {1, 2, 1, 0.5}, new float[] {0, 0, 1, 1}, ALL);

        float[] expected = {4 / 7.5f, 8 / 7.5f, 12 / 7.5f, 6 / 7.5f}; // by hand: 1, 2, 3, 1.5 divided by the mean
        assertThat(scaled).containsExactly(expected, within(1e-6f));
    }

    @Test
    void refusesWeightsOfUnknownClasses() {
        ClassWeights weights = ClassWeights.of(Map.of("ja", 2.0, "yess", 3.0));

        assertThatThrownBy(() -> new ExampleWeights(weights, CLASSES))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training settings: 'classWeights' has a weight for 'ja', which is not a class\n"
                        + "  Known: no, yes.\n"
                        + "training settings: 'classWeights' has a weight for 'yess', which is not a class\n"
                        + "  Did you mean 'yes'? Known: no, yes.");
        assertThatThrownBy(() -> new ExampleWeights(weights, List.of()))
                .hasMessageContaining("Leave 'classWeights' out; a regression has no classes.");
    }
}
