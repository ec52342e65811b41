package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import org.junit.jupiter.api.Test;

class PaddedSequencesTest {
    /** Three steps of a and b; F = sum over steps that are not padding of 5 + 2 a + b²: a jump where a step begins. */
    private static final PaperFunction MASKED = new PaperFunction(
            x -> {
                double sum = 0;
                for (int step = 0; step < 3; step++) {
                    boolean padding = x[step] == 0 && x[3 + step] == 0;
                    sum += padding ? 0 : 5 + 2 * x[step] + x[3 + step] * x[3 + step];
                }
                return sum;
            },
            x -> {
                double[] slope = new double[6];
                for (int step = 0; step < 3; step++) {
                    boolean padding = x[step] == 0 && x[3 + step] == 0;
                    slope[step] = padding ? 0 : 2;
                    slope[3 + step] = padding ? 0 : 2 * x[3 + step];
                }
                return slope;
            });

    private static final AdaptiveIntegratedGradients INTEGRATION =
            new AdaptiveIntegratedGradients(Quadrature.GAUSS_LEGENDRE, new StepLimits(4, 8, 0.01), 5);

    private static Explained explained(double... numbers) {
        int rows = numbers.length / 6;
        Tensor baseline = Tensor.of(new double[] {1, 1, 1, 1, 1, 1}, 2, 3);
        return new Explained(Tensor.of(numbers, rows, 2, 3), baseline, Target.of(rows, 1, OutputScale.LOGIT));
    }

    private static AdaptiveIntegratedGradients.Result attribute(Explained explained) {
        return new PaddedSequences(explained).attribute(INTEGRATION, MASKED);
    }

    @Test
    void attributesToTheStepsOfASequence_completely() {
        AdaptiveIntegratedGradients.Result result = attribute(explained(
                2, 0, 0, 3, 0, 0, // one step
                2, 4, 6, 0, 1, 3, // three steps
                5, 0, 0, 1, 0, 0)); // one step, and one number as in the baseline

        assertThat(result.attributions().shape()).containsExactly(3, 2, 3);
        assertThat(result.attributions().row(0)).containsExactly(new double[] {2, 0, 0, 8, 0, 0}, within(1e-12));
        assertThat(result.attributions().row(1)).containsExactly(new double[] {2, 6, 10, -1, 0, 8}, within(1e-12));
        assertThat(result.attributions().row(2)).containsExactly(new double[] {8, 0, 0, 0, 0, 0}, within(1e-12));
        assertThat(result.gap().rows()).isEqualTo(3);
        assertThat(result.gap().largest()).isLessThan(1e-12);
        assertThat(result.rowsPastTolerance()).isZero();
    }

    @Test
    void plainMethodMissesTheJump_withABaselineLongerThanTheSequence() {
        Explained explained = explained(2, 0, 0, 3, 0, 0);

        // the plain baseline counts two more steps of 8 each; the gradient shows how 3 of each go, and the 5 are lost
        assertThat(INTEGRATION.attribute(MASKED, explained).gap().largest()).isCloseTo(10, within(1e-9));
        assertThat(attribute(explained).gap().largest()).isLessThan(1e-12);
    }

    @Test
    void equalsThePlainMethod_whereNothingIsPadded() {
        Explained explained = explained(2, 4, 6, 0, 1, 3, 1, 1, 1, 2, 2, 2);

        assertThat(attribute(explained).attributions().toArray())
                .containsExactly(
                        INTEGRATION.attribute(MASKED, explained).attributions().toArray(), within(1e-12));
    }

    @Test
    void givesNothingToASequenceThatIsAllPadding() {
        AdaptiveIntegratedGradients.Result result = attribute(explained(0, 0, 0, 0, 0, 0));

        assertThat(result.attributions().toArray()).containsOnly(0);
        assertThat(result.gap().largest()).isZero();
    }
}
