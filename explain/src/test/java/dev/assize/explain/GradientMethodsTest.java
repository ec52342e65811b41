package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientMethodsTest {
    private static final Tensor INPUTS = Tensor.ofRows(new double[][] {{2, 1, -1}, {0, 3, 0.5}});
    private static final Target CLASS_ONE = Target.of(2, 1, OutputScale.LOGIT);

    @Test
    void saliencyIsTheGradient_withItsSign() {
        Tensor saliency =
                new Saliency(Saliency.Sign.SIGNED, 10).attribute(PaperFunction.quadratic(), INPUTS, CLASS_ONE);

        // F = x0² + 3 x1 x2: gradient (2 x0, 3 x2, 3 x1)
        assertThat(saliency.toArray()).containsExactly(4, -3, 3, 0, 1.5, 9);
    }

    @Test
    void saliencyIsTheSizeOfTheGradient_whenAbsolute() {
        Tensor saliency =
                new Saliency(Saliency.Sign.ABSOLUTE, 10).attribute(PaperFunction.quadratic(), INPUTS, CLASS_ONE);

        assertThat(saliency.toArray()).containsExactly(4, 3, 3, 0, 1.5, 9);
    }

    @Test
    void inputTimesGradientMultiplies_numberByNumber() {
        Tensor product = new InputTimesGradient(10).attribute(PaperFunction.quadratic(), INPUTS, CLASS_ONE);

        assertThat(product.toArray()).containsExactly(8, -3, -3, 0, 4.5, 4.5);
    }

    @Test
    void inputTimesGradientIsComplete_whenTheFunctionIsLinear() {
        PaperFunction linear = PaperFunction.linear(0.7, 1, -2, 0.5);
        Tensor product = new InputTimesGradient(10).attribute(linear, INPUTS, CLASS_ONE);
        Explained explained = new Explained(INPUTS, Tensor.of(new double[3], 3), CLASS_ONE);

        assertThat(CompletenessGap.of(linear, explained, product).largest()).isCloseTo(0, within(1e-15));
    }

    @Test
    void probabilityGradientIsLogitGradientTimesSlopeOfTheLogistic() {
        PaperFunction linear = PaperFunction.linear(0, 1, -2, 0.5);
        Tensor origin = Tensor.of(new double[3], 1, 3);
        Target probability = Target.of(1, 1, OutputScale.PROBABILITY);

        // at F = 0 the slope of the logistic function is 1/4
        assertThat(new Saliency(Saliency.Sign.SIGNED, 1)
                        .attribute(linear, origin, probability)
                        .toArray())
                .containsExactly(0.25, -0.5, 0.125);
    }

    @Test
    void resultsDoNotDependOnTheSliceSize() {
        for (int slice : new int[] {1, 2, 3, 100}) {
            assertThat(new InputTimesGradient(slice).attribute(PaperFunction.quadratic(), INPUTS, CLASS_ONE))
                    .isEqualTo(new InputTimesGradient(10).attribute(PaperFunction.quadratic(), INPUTS, CLASS_ONE));
        }
    }

    @Test
    void noRowsGiveNoAttributions() {
        Tensor none = Tensor.of(new double[0], 0, 3);
        Target target = Target.of(0, 1, OutputScale.LOGIT);
        List<AttributionMethod> methods = List.of(
                new Saliency(Saliency.Sign.ABSOLUTE, 1),
                new InputTimesGradient(1),
                new IntegratedGradients(Tensor.of(new double[3], 3), Quadrature.MIDPOINT, 4, 8));

        assertThat(methods)
                .allSatisfy(method -> assertThat(method.attribute(PaperFunction.quadratic(), none, target))
                        .isEqualTo(none));
    }

    @Test
    void namesTheRowAndTheClasses_whenTheTargetClassDoesNotExist() {
        Target third = Target.of(new int[] {1, 2}, OutputScale.LOGIT);

        assertThatThrownBy(() -> new InputTimesGradient(10).attribute(PaperFunction.quadratic(), INPUTS, third))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("target class of row 1 is 2, the model has classes 0 to 1");
        assertThatThrownBy(() -> new InputTimesGradient(10)
                        .attribute(PaperFunction.quadratic(), INPUTS, Target.of(2, -1, OutputScale.LOGIT)))
                .hasMessage("target class of row 0 is -1, the model has classes 0 to 1");
    }

    @Test
    void namesBothNumbers_whenThereAreTooFewTargets() {
        Target one = Target.of(1, 1, OutputScale.LOGIT);

        assertThatThrownBy(
                        () -> new Saliency(Saliency.Sign.SIGNED, 10).attribute(PaperFunction.quadratic(), INPUTS, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 1 target classes for 2 inputs; give one class for each input");
    }

    @Test
    void refusesASliceWithoutRows() {
        assertThatThrownBy(() -> new InputTimesGradient(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the slice size is 0 rows; at least 1 row must go to the model at once");
    }

    @Test
    void targetDoesNotSeeLaterChangesOfTheCallersArray() {
        int[] classes = {1, 0};
        Target target = Target.of(classes, OutputScale.LOGIT);
        classes[0] = 0;

        assertThat(target.classOf(0)).isEqualTo(1);
        assertThat(target.select(new int[] {1, 0}).classOf(0)).isZero();
        assertThat(target.scale()).isEqualTo(OutputScale.LOGIT);
    }
}
