package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AdaptiveIntegratedGradientsTest {
    private static final Tensor ZERO = Tensor.of(new double[1], 1);

    /** A step function's gradient is 0 almost everywhere, so no rule ever sees the difference. */
    private static final PaperFunction STEP = new PaperFunction(x -> x[0] > 0.3 ? 1 : 0, x -> new double[] {0});

    /** A kink at 0.3: the rules need many steps. */
    private static final PaperFunction KINK =
            new PaperFunction(x -> Math.max(0, x[0] - 0.3), x -> new double[] {x[0] > 0.3 ? 1 : 0});

    @Test
    void stopsAtTheFirstSteps_whenTheGapIsSmallEnough() {
        AdaptiveIntegratedGradients.Result result =
                run(PaperFunction.linear(0, 2), new StepLimits(4, 256, 0.01), 1.0, 2.0);

        assertThat(result.mostSteps()).isEqualTo(4);
        assertThat(result.rowsPastTolerance()).isZero();
        assertThat(result.attributions().toArray()).containsExactly(2, 4);
    }

    @Test
    void doublesTheSteps_untilTheGapMeetsTheTolerance() {
        AdaptiveIntegratedGradients.Result result = run(KINK, new StepLimits(2, 1000, 0.002), 1.0, 0.2);

        assertThat(result.mostSteps()).isGreaterThan(4).isLessThan(1000);
        assertThat(result.rowsPastTolerance()).isZero();
        assertThat(result.gap().largestRelative()).isLessThanOrEqualTo(0.002);
    }

    @Test
    void reportsTheRowsLeft_whenTheMostStepsAreReached() {
        AdaptiveIntegratedGradients.Result result = run(STEP, new StepLimits(4, 10, 0.01), 1.0, 0.1);

        assertThat(result.mostSteps()).isEqualTo(10);
        assertThat(result.rowsPastTolerance()).isEqualTo(1);
        assertThat(result.gap().gap(0)).isEqualTo(-1);
        assertThat(result.gap().relative(0)).isEqualTo(1);
        assertThat(result.gap().relative(1)).isZero();
    }

    @Test
    void keepsWithinTheSliceSize_andMeetsTheTolerance_onAReluNetwork() {
        for (Path file : Golden.files("explain", "mlp_relu\\.model\\.json")) {
            JsonNode model = Golden.read(file);
            TinyMlp mlp = TinyMlp.of(model);
            Explained explained = new Explained(
                    Golden.tensor(model.get("inputs")),
                    Golden.tensor(model.get("baselines").get("zero")),
                    Target.of(Golden.ints(model.get("targets")), OutputScale.LOGIT));
            AdaptiveIntegratedGradients.Result result = new AdaptiveIntegratedGradients(
                            Quadrature.GAUSS_LEGENDRE, new StepLimits(8, 2048, 0.001), 50)
                    .attribute(mlp, explained);

            assertThat(mlp.largestBatch()).isEqualTo(50);
            assertThat(mlp.calls()).isGreaterThan(1);
            assertThat(result.rowsPastTolerance()).isZero();
            assertThat(result.gap().largestRelative()).isLessThanOrEqualTo(0.001);
        }
    }

    @Test
    void saysWhatIsAllowed_whenLimitsAreOutOfOrder() {
        assertThatThrownBy(() -> new StepLimits(8, 4, 0.01))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps from 8 to 4 with tolerance 0.01; start with 2 or more, end no lower, tolerance 0 or "
                        + "more");
        assertThatThrownBy(() -> new StepLimits(8, 16, Double.NaN))
                .hasMessage("steps from 8 to 16 with tolerance NaN; start with 2 or more, end no lower, tolerance 0 or "
                        + "more");
    }

    private static AdaptiveIntegratedGradients.Result run(PaperFunction f, StepLimits steps, double... inputs) {
        Tensor rows = Tensor.of(inputs, inputs.length, 1);
        Explained explained = new Explained(rows, ZERO, Target.of(inputs.length, 1, OutputScale.LOGIT));
        return new AdaptiveIntegratedGradients(Quadrature.MIDPOINT, steps, 1024).attribute(f, explained);
    }
}
