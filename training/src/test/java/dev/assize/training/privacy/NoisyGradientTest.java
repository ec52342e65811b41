package dev.assize.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import dev.assize.privacy.noise.NoiseMechanism;
import dev.assize.privacy.noise.NoiseSource;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class NoisyGradientTest {
    private static final int INPUTS = 800;
    private static final int HIDDEN = 100;
    private static final NoiseMechanism NOISE = NoiseMechanism.gaussian(1, 2);

    private static Plan plan(Precision precision, int threads, boolean frozen) {
        DenseLayer dense = new DenseLayer.Builder()
                .nIn(INPUTS)
                .nOut(HIDDEN)
                .activation(Activation.TANH)
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(frozen ? new FrozenLayer(dense) : dense)
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(HIDDEN)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
        network.init();
        return Plan.of(network, PlanOptions.defaults(precision).withThreads(threads));
    }

    /** Leaves a gradient of 0, because nobody takes part, and adds noise to it. */
    private static double[] noise(Plan plan, long step, double divisor) {
        return noise(plan, new NoisyGradient(plan, NoiseSource.seeded(new Seed(4))), step, divisor);
    }

    private static double[] noise(Plan plan, NoisyGradient gradient, long step, double divisor) {
        gradient.begin(NOISE, step);
        plan.trainClipped(
                List.of(Batch.of(new float[0], 0, INPUTS)),
                List.of(Batch.of(new float[0], 0, 2)),
                Records.single(0),
                Clipping.flat(1),
                1);
        gradient.add(NOISE, step, divisor);
        return plan.gradient();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void addsIndependentNoiseToEachNumber_andDivides(Precision precision) {
        double[] gradient = noise(plan(precision, 2, false), 0, 10);
        double squares = Arrays.stream(gradient).map(x -> x * x).sum() / gradient.length;

        assertThat(gradient).hasSize(INPUTS * HIDDEN + HIDDEN + HIDDEN * 2 + 2);
        assertThat(Math.sqrt(squares)).isCloseTo(0.2, within(3.9 * 0.2 / Math.sqrt(2.0 * gradient.length)));
        assertThat(Arrays.stream(gradient).distinct().count()).isGreaterThan(500); // of the 1/256 grid
    }

    @Test
    void addsTheSameNoise_onAnyNumberOfThreads() {
        assertThat(noise(plan(Precision.FLOAT, 1, false), 3, 1))
                .isEqualTo(noise(plan(Precision.FLOAT, 4, false), 3, 1));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void addsTheSameNoise_whenAnotherProcessorDrawsAhead(Precision precision) {
        Plan alone = plan(precision, 2, false);
        Plan helped = plan(precision, 2, false);
        NoisyGradient later = new NoisyGradient(alone, NoiseSource.seeded(new Seed(4)), 2);
        NoisyGradient ahead = new NoisyGradient(helped, NoiseSource.seeded(new Seed(4)), 3);

        for (int step = 0; step < 5; step++) {
            assertThat(noise(helped, ahead, step, 8)).isEqualTo(noise(alone, later, step, 8));
        }
    }

    /** Half of the parameters as doubles is one copy of them as floats. */
    @Test
    void holdsLittleBesidesOneCopyOfTheParameters() {
        Plan plan = plan(Precision.FLOAT, 2, false);
        NoiseSource source = NoiseSource.seeded(new Seed(4));
        long parameters = (long) Float.BYTES * plan.parameterCount();

        assertThat(new NoisyGradient(plan, source, 2).bufferBytes()).isEqualTo(2 * (2 * 8192 + 8192 * 5 / 2));
        assertThat(new NoisyGradient(plan, source, 3).bufferBytes()).isBetween(73_729L, parameters + 73_728);
    }

    @Test
    void addsDiscreteNoiseOfTheSameDeviation() {
        Plan plan = plan(Precision.FLOAT, 2, false);
        NoisyGradient gradient = new NoisyGradient(plan, NoiseSource.seeded(new Seed(4)));
        NoiseMechanism discrete = NoiseMechanism.discrete(1, 2, gradient.numbers());
        gradient.begin(discrete, 0);
        gradient.add(discrete, 0, 10);
        double[] noise = plan.gradient();
        double squares = Arrays.stream(noise).map(x -> x * x).sum() / noise.length;

        assertThat(Math.sqrt(squares))
                .isCloseTo(discrete.deviation() / 10, within(3.9 * 0.22 / Math.sqrt(2.0 * noise.length)));
    }

    @Test
    void addsOtherNoise_inAnotherStep() {
        assertThat(noise(plan(Precision.FLOAT, 2, false), 3, 1))
                .isNotEqualTo(noise(plan(Precision.FLOAT, 2, false), 4, 1));
    }

    @Test
    void addsNoNoiseToWhatIsFrozen() {
        Plan plan = plan(Precision.FLOAT, 2, true);
        double[] gradient = noise(plan, 0, 1);
        int frozen = INPUTS * HIDDEN + HIDDEN;

        assertThat(Arrays.copyOf(gradient, frozen)).containsOnly(0);
        assertThat(Arrays.stream(gradient, frozen, gradient.length)).anyMatch(x -> x != 0);
        assertThat(new NoisyGradient(plan, NoiseSource.seeded(new Seed(4))).numbers())
                .isEqualTo(HIDDEN * 2 + 2);
    }

    @Test
    void addsNoiseToTheSumOfAllLanes() {
        Plan plan = plan(Precision.DOUBLE, 2, false);
        float[] inputs = new float[INPUTS * 6];
        Arrays.fill(inputs, 0.1f);
        float[] targets = {1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1};
        plan.trainClipped(
                List.of(Batch.of(inputs, 6, INPUTS)),
                List.of(Batch.of(targets, 6, 2)),
                Records.single(6),
                Clipping.flat(1),
                1);
        double[] sum = plan.gradient();
        double[] alone = noise(plan(Precision.DOUBLE, 2, false), 7, 1);
        NoisyGradient gradient = new NoisyGradient(plan, NoiseSource.seeded(new Seed(4)));
        gradient.begin(NOISE, 7);
        gradient.add(NOISE, 7, 1);
        double[] noisy = plan.gradient();

        for (int i = 0; i < sum.length; i++) {
            assertThat(noisy[i] - alone[i]).isCloseTo(sum[i], within(NOISE.grid()));
        }
    }

    @Test
    void refusesToDivideByNothing() {
        NoisyGradient gradient = new NoisyGradient(plan(Precision.FLOAT, 1, false), NoiseSource.seeded(new Seed(4)));
        gradient.begin(NOISE, 0);

        assertThatThrownBy(() -> gradient.add(NOISE, 0, 0))
                .hasMessage("a gradient cannot be divided by 0.0 records; give the number that is expected, above 0");
    }
}
