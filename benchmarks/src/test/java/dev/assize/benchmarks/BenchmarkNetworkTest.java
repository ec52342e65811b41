package dev.assize.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BenchmarkNetworkTest {
    @ParameterizedTest
    @EnumSource(BenchmarkNetwork.class)
    void startsNearTheLossOfAGuess_andFallsAfterAStep(BenchmarkNetwork benchmark) {
        Plan plan = Plan.of(benchmark.network(), PlanOptions.defaults(Precision.FLOAT));

        double first = mean(plan.train(benchmark.inputs(), benchmark.targets(), 1));
        plan.move(-0.01 / BenchmarkNetwork.ROWS);
        double second = mean(plan.train(benchmark.inputs(), benchmark.targets(), 1));
        assertThat(first).isBetween(0.3, 4.0);
        assertThat(second).isLessThan(first);
        assertThat(benchmark.dataSet().getFeatures().length())
                .isEqualTo((long) BenchmarkNetwork.ROWS * benchmark.inputs().rowSize());
    }

    private static double mean(double[] losses) {
        return Arrays.stream(losses).average().orElseThrow();
    }
}
