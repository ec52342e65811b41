package dev.assize.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The private step that is timed, and the memory that it takes. */
class PrivateStepTest {
    private static final double MOST_MORE = 0.2;

    private static Plan plan(BenchmarkNetwork network) {
        return Plan.of(network.network(), PlanOptions.defaults(Precision.FLOAT).withThreads(2));
    }

    @ParameterizedTest
    @EnumSource(BenchmarkNetwork.class)
    void takesAtMostAFifthMoreMemoryAndOneCopyOfTheParameters(BenchmarkNetwork network) {
        Plan plain = plan(network);
        PlainSteps.stepOf(plain, network).run();
        PrivateStep step = PrivateStep.of(plan(network), network);
        step.run();
        long copy = (long) Float.BYTES * plain.parameterCount();

        assertThat((double) step.bufferBytes()).isLessThan((1 + MOST_MORE) * plain.bufferBytes() + copy);
    }

    @ParameterizedTest
    @EnumSource(value = BenchmarkNetwork.class, names = "MLP")
    void addsNoiseToEveryParameter(BenchmarkNetwork network) {
        Plan noisy = plan(network);
        double[] before = noisy.parameters();
        PrivateStep.of(noisy, network).run();
        double[] after = noisy.parameters();
        Plan clipped = plan(network);
        PrivateStep.withoutNoise(clipped, network).run();
        double[] still = clipped.parameters();
        int moved = 0;
        int movedWithoutNoise = 0;
        for (int i = 0; i < before.length; i++) {
            moved += after[i] != before[i] ? 1 : 0;
            movedWithoutNoise += still[i] != before[i] ? 1 : 0;
        }

        assertThat(moved).isGreaterThan((int) (0.9 * before.length)).isGreaterThan(movedWithoutNoise);
        assertThat(Arrays.stream(after)).allMatch(Double::isFinite);
    }

    @ParameterizedTest
    @EnumSource(value = BenchmarkNetwork.class, names = "MLP")
    void tellsTheSharesOfItsParts(BenchmarkNetwork network) {
        PrivateStep step = PrivateStep.of(plan(network), network);
        step.run();

        assertThat(step.shares()).matches("\\d+ %, \\d+ %, \\d+ %");
    }
}
