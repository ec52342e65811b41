package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.OutputScale;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainOptionsTest {
    @Test
    void defaultsHaveNoProblems() {
        assertThat(ExplainOptions.defaults().problems()).isEmpty();
    }

    @Test
    void reportsAllProblemsTogether_inTheirOrder() {
        AttributionOptions.WorkLimits limits = new AttributionOptions.WorkLimits(0, 1, 1, 1.5, -3);
        AttributionOptions attribution = new AttributionOptions(
                AttributionOptions.Method.SALIENCY,
                AttributionOptions.Baseline.ZERO,
                OutputScale.PROBABILITY,
                Optional.empty(),
                limits);
        ExplainOptions options =
                new ExplainOptions(attribution, new PermutationOptions(ImportanceMetric.LOG_LOSS, 0, 1));

        assertThatThrownBy(() -> new ExplainCheck(options, new Seed(1), Progress.silent()))
                .isInstanceOf(ExplainException.class)
                .hasMessage("""
                        checks.explain: attribution.maxRows is 0
                          Give a whole number of 1 or more.
                        checks.explain: attribution.firstSteps is 1
                          Give a whole number of 2 or more.
                        checks.explain: attribution.mostSteps is 1
                          Give a whole number of 2 or more.
                        checks.explain: attribution.sliceRows is -3
                          Give a whole number of 1 or more.
                        checks.explain: attribution.tolerance is 1.5
                          Give a relative completeness gap above 0 and below 1; 0.01 is the default.
                        checks.explain: permutation.repeats is 0
                          Give a whole number from 1 to 1000; 5 is the default.
                        checks.explain: permutation.maxRows is 1
                          Give 2 or more rows: a single row cannot be shuffled. 2000 is the default.""");
    }

    @Test
    void asksForAsManyMostStepsAsFirstSteps() {
        AttributionOptions.WorkLimits limits = new AttributionOptions.WorkLimits(10, 32, 16, 0.01, 10);
        AttributionOptions attribution = new AttributionOptions(
                AttributionOptions.Method.INTEGRATED_GRADIENTS,
                AttributionOptions.Baseline.MEAN,
                OutputScale.LOGIT,
                Optional.empty(),
                limits);

        assertThat(new ExplainOptions(attribution, PermutationOptions.defaults()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.render())
                        .isEqualTo(
                                "checks.explain: attribution.mostSteps is 16\n  Give a whole number of 32 or more."));
    }

    @Test
    void namesReadAsInOptionsAndScopes() {
        assertThat(ImportanceMetric.LOG_LOSS.id()).isEqualTo("log_loss");
        assertThat(AttributionOptions.Method.INTEGRATED_GRADIENTS.label()).isEqualTo("integrated gradients");
        assertThat(Quadrature.GAUSS_LEGENDRE.label()).isEqualTo("gauss legendre");
    }
}
