package dev.assize.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.engine.kernel.DoubleKernels;
import dev.assize.engine.kernel.Extent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same numbers in another shape, worked by hand: memory has channels last and time first, DL4J neither. */
class ReorderRuleTest {
    private static final Shape IMAGE = Shape.image(2, new Extent(1, 3));

    private static double[] forward(LayerRule rule, Shape input, double... numbers) {
        Signal<double[]> signal = new Signal<>(new DoubleKernels(), input, 1);
        fill(signal, numbers);
        Step<double[]> step = rule.bind(new Scope<>(new DoubleKernels(), 1, signal, List.of()));
        step.resize(1);
        step.forward(Run.PREDICT);
        int size = step.output().shape().size();
        System.arraycopy(step.output().values(0), 0, step.output().gradients(0), 0, size);
        step.backward(true);
        assertThat(all(signal)).containsExactly(numbers); // the way back of the same numbers
        return step.output().values(0);
    }

    private static void fill(Signal<double[]> signal, double[] numbers) {
        int width = signal.shape().width();
        for (int i = 0; i < numbers.length; i++) {
            signal.values(i / width)[i % width] = numbers[i];
        }
    }

    private static double[] all(Signal<double[]> signal) {
        int width = signal.shape().width();
        double[] numbers = new double[signal.shape().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = signal.gradients(i / width)[i % width];
        }
        return numbers;
    }

    @Test
    void anImageBecomesChannelsByPlaces() {
        double[] vector = forward(ReorderRule.to(ReorderRule.Target.VECTOR), IMAGE, 1, 10, 2, 20, 3, 30);
        assertThat(vector).containsExactly(1, 2, 3, 10, 20, 30);
    }

    @Test
    void aVectorBecomesAnImage() {
        double[] image =
                forward(new ReorderRule(ReorderRule.Target.IMAGE, IMAGE), Shape.vector(6), 1, 2, 3, 10, 20, 30);
        assertThat(image).containsExactly(1, 10, 2, 20, 3, 30);
    }

    @Test
    void aSequenceBecomesFeaturesByTime() {
        double[] vector = forward(ReorderRule.to(ReorderRule.Target.VECTOR), Shape.sequence(2, 3), 1, 10, 2, 20, 3, 30);
        assertThat(vector).containsExactly(1, 2, 3, 10, 20, 30);
    }

    @Test
    void leavesAnImageAsItLies_whenPlacesComeFirst() {
        double[] vector = forward(ReorderRule.to(ReorderRule.Target.PLACES_FIRST), IMAGE, 1, 10, 2, 20, 3, 30);

        assertThat(vector).containsExactly(1, 10, 2, 20, 3, 30);
    }

    @Test
    void refusesToFlattenASequence_whenPlacesComeFirst() {
        assertThatThrownBy(() -> ReorderRule.to(ReorderRule.Target.PLACES_FIRST).outputShape(Shape.sequence(2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a sequence of 3 time steps cannot be flattened as an image; give an image, or a vector");
    }

    @Test
    void refusesAnotherNumberOfNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReorderRule(ReorderRule.Target.IMAGE, IMAGE).outputShape(Shape.vector(5)))
                .withMessage("an example of 5 numbers cannot be shown as one of 6; check the input size of the "
                        + "layer's preprocessor");
    }
}
