package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntegratedGradientsTest {
    private static final Tensor ZERO = Tensor.of(new double[3], 3);
    private static final Tensor INPUTS = Tensor.ofRows(new double[][] {{2, 1, -1}, {-0.5, 3, 0.5}});
    private static final Target LOGIT = Target.of(2, 1, OutputScale.LOGIT);

    @Test
    void equalsTheIntegralOnPaper_fromZero() {
        Tensor attributions = new IntegratedGradients(ZERO, Quadrature.GAUSS_LEGENDRE, 2, 100)
                .attribute(PaperFunction.quadratic(), INPUTS, LOGIT);

        // x0², 1.5 x1 x2, 1.5 x1 x2; two Gauss nodes are exact for linear gradients
        assertThat(attributions.toArray())
                .containsExactly(new double[] {4, -1.5, -1.5, 0.25, 2.25, 2.25}, within(1e-14));
    }

    @Test
    void equalsTheIntegralOnPaper_fromAnotherBaseline() {
        Tensor baseline = Tensor.of(new double[] {1, 1, 1}, 3);
        Tensor attributions = new IntegratedGradients(baseline, Quadrature.MIDPOINT, 1, 100)
                .attribute(PaperFunction.quadratic(), INPUTS.slice(0, 1), Target.of(1, 1, OutputScale.LOGIT));

        // gradient at the middle (1.5, 1, 0) is (3, 0, 3), times x - b = (1, 0, -2)
        assertThat(attributions.toArray()).containsExactly(3, 0, -6);
    }

    @ParameterizedTest
    @EnumSource(Quadrature.class)
    void doesNotDependOnTheSliceSize(Quadrature quadrature) {
        Target probability = Target.of(new int[] {1, 0}, OutputScale.PROBABILITY);
        Tensor whole = new IntegratedGradients(ZERO, quadrature, 7, 1000)
                .attribute(PaperFunction.quadratic(), INPUTS, probability);

        for (int slice : new int[] {1, 2, 5, 13, 14}) {
            assertThat(new IntegratedGradients(ZERO, quadrature, 7, slice)
                            .attribute(PaperFunction.quadratic(), INPUTS, probability))
                    .isEqualTo(whole);
        }
    }

    @Test
    void givesNothingToNumbersThatEqualTheirBaseline_orAreNotUsed() {
        SplittableRandom random = new SplittableRandom(20_240_501L);
        PaperFunction ignoresLast = new PaperFunction(x -> Math.sin(x[0]) * x[1], x ->
                new double[] {x[1] * Math.cos(x[0]), Math.sin(x[0]), 0});
        for (int draw = 0; draw < 200; draw++) {
            double[] x = {random.nextDouble() * 4 - 2, 0, random.nextDouble() * 4 - 2};
            Tensor attributions = new IntegratedGradients(ZERO, Quadrature.MIDPOINT, 10, 64)
                    .attribute(ignoresLast, Tensor.of(x, 1, 3), Target.of(1, 1, OutputScale.LOGIT));

            assertThat(attributions.flat(1)).isZero();
            assertThat(attributions.flat(2)).isZero();
        }
    }

    @Test
    void isCompleteUpToTheGap_forRandomInputsAndBaselines() {
        SplittableRandom random = new SplittableRandom(7L);
        for (int draw = 0; draw < 200; draw++) {
            double[] x = random.doubles(3, -2, 2).toArray();
            double[] b = random.doubles(3, -2, 2).toArray();
            Explained explained =
                    new Explained(Tensor.of(x, 1, 3), Tensor.of(b, 3), Target.of(1, draw % 2, OutputScale.PROBABILITY));
            Tensor attributions = new IntegratedGradients(explained.baseline(), Quadrature.GAUSS_LEGENDRE, 64, 64)
                    .attribute(PaperFunction.quadratic(), explained.inputs(), explained.target());

            assertThat(CompletenessGap.of(PaperFunction.quadratic(), explained, attributions)
                            .largest())
                    .isLessThan(1e-6);
        }
    }

    @Test
    void namesBothShapes_whenTheBaselineHasAnother() {
        Tensor four = Tensor.of(new double[4], 4);

        assertThatThrownBy(() -> new IntegratedGradients(four, Quadrature.MIDPOINT, 4, 8)
                        .attribute(PaperFunction.quadratic(), INPUTS, LOGIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the baseline has shape [4], one input has shape [3]; they must be the same");
        assertThatThrownBy(() -> new Explained(INPUTS, Tensor.of(new double[3], 1, 3), LOGIT))
                .hasMessage("the baseline has shape [1, 3], one input has shape [3]; they must be the same");
    }

    @Test
    void saysHowManySteps_whenThereAreTooFew() {
        assertThatThrownBy(() -> new IntegratedGradients(ZERO, Quadrature.TRAPEZOID, 1, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("integrated gradients by the trapezoid rule take at least 2 steps, got 1");
    }

    @Test
    void keepsTheShapeOfImages() {
        PaperFunction sum = new PaperFunction(x -> x[0] + x[3], x -> new double[] {1, 0, 0, 1});
        Tensor images = Tensor.of(new double[] {1, 2, 3, 4}, 1, 1, 2, 2);
        Tensor attributions = new IntegratedGradients(Tensor.of(new double[4], 1, 2, 2), Quadrature.MIDPOINT, 3, 2)
                .attribute(sum, images, Target.of(1, 1, OutputScale.LOGIT));

        assertThat(attributions.shape()).containsExactly(1, 1, 2, 2);
        assertThat(attributions.toArray()).containsExactly(new double[] {1, 0, 0, 4}, within(1e-15));
    }
}
