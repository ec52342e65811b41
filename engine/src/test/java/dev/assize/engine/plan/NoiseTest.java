package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Random changes of inputs in training: what is drawn, and what does not change it. */
class NoiseTest {
    private static final int ROWS = 128;
    private static final int FEATURES = 80; // 10240 draws: a mean has a standard error of 0.01

    static List<IDropout> kinds() {
        return List.of(new GaussianNoise(0.7), new GaussianDropout(0.2), new AlphaDropout(0.8));
    }

    private static Twin twin(IDropout noise) {
        return Twin.of(
                InputType.feedForward(FEATURES),
                DataType.DOUBLE,
                ROWS,
                List.of(
                        new DropoutLayer.Builder().dropOut(noise).build(),
                        new DenseLayer.Builder()
                                .nOut(4)
                                .dropOut(noise)
                                .activation(Activation.TANH)
                                .build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build()));
    }

    private static double[] noisy(Twin twin, double[] inputs) {
        return Plan.of(twin.network, Precision.DOUBLE)
                .forward(twin.withInputs(inputs).batch(), 11)
                .activation(0)
                .toArray();
    }

    private static double[] filled(double value) {
        double[] inputs = new double[ROWS * FEATURES];
        Arrays.fill(inputs, value);
        return inputs;
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }

    private static double deviation(double[] numbers) {
        double mean = mean(numbers);
        return Math.sqrt(Arrays.stream(numbers)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void gaussianNoise_addsItsDeviation() {
        double[] noisy = noisy(twin(new GaussianNoise(0.7)), filled(3));
        assertThat(mean(noisy)).isCloseTo(3, within(0.035)); // 5 standard errors of 0.007
        assertThat(deviation(noisy)).isCloseTo(0.7, within(0.025)); // 5 of 0.005
    }

    @Test
    void gaussianDropout_multipliesWithMeanOne() {
        double[] noisy = noisy(twin(new GaussianDropout(0.2)), filled(3));
        assertThat(mean(noisy)).isCloseTo(3, within(0.075));
        assertThat(deviation(noisy)).isCloseTo(3 * Math.sqrt(0.2 / 0.8), within(0.055));
        assertThat(Arrays.stream(noisy(twin(new GaussianDropout(0.2)), filled(0)))
                        .map(Math::abs)
                        .max()
                        .orElseThrow())
                .isZero();
    }

    @Test
    void alphaDropout_keepsMeanAndVarianceOfWhatItIsMadeFor() {
        double saturation = -1.7580993408473766; // what SELU tends to
        double a = 1 / Math.sqrt(0.8 + saturation * saturation * 0.8 * 0.2);
        double b = -a * 0.2 * saturation;
        double[] noisy = noisy(twin(new AlphaDropout(0.8)), filled(2));

        long kept = Arrays.stream(noisy)
                .filter(x -> Math.abs(x - (2 * a + b)) < 1e-12)
                .count();
        long dropped = Arrays.stream(noisy)
                .filter(x -> Math.abs(x - (saturation * a + b)) < 1e-12)
                .count();
        assertThat(kept + dropped).isEqualTo(noisy.length);
        assertThat(kept / (double) noisy.length).isCloseTo(0.8, within(0.02)); // 5 standard errors of 0.004
        double[] standard = new double[ROWS * FEATURES]; // mean 0, variance 1
        Arrays.setAll(standard, i -> i % 2 == 0 ? 1 : -1);
        double[] after = noisy(twin(new AlphaDropout(0.8)), standard);
        assertThat(mean(after)).isCloseTo(0, within(0.05));
        assertThat(deviation(after)).isCloseTo(1, within(0.05));
    }

    @Test
    void spatialDropout_dropsWholeFeaturesOfASequence() {
        Layer output = new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
        Twin twin = Twin.of(
                InputType.recurrent(20, 6),
                DataType.DOUBLE,
                50,
                List.of(
                        new DropoutLayer.Builder()
                                .dropOut(new SpatialDropout(0.7))
                                .build(),
                        output));
        double[] noisy = Plan.of(twin.network, Precision.DOUBLE)
                .forward(twin.batch(), 2)
                .activation(0)
                .toArray();

        int kept = 0;
        for (int i = 0; i < noisy.length; i++) {
            double factor = noisy[i] / twin.inputs[i];
            double first = noisy[i / 6 * 6] / twin.inputs[i / 6 * 6];
            assertThat(factor).isCloseTo(first == 0 ? 0 : 1 / 0.7, within(1e-12));
            kept += i % 6 == 0 && factor != 0 ? 1 : 0;
        }
        assertThat(kept / 1000.0).isCloseTo(0.7, within(0.075)); // 5 standard errors of 0.0145
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void drawsTheSame_howeverTheBatchIsSplit_andOtherwiseForAnotherSeed(IDropout noise) {
        Twin twin = twin(noise);
        PlanOptions options = PlanOptions.defaults(Precision.DOUBLE);
        Plan one = Plan.of(twin.network, options.withLanes(1).withLaneRows(128));
        Plan split = Plan.of(twin.network, options.withLanes(3).withLaneRows(8));

        double[] losses = one.train(twin.batch(), twin.targetBatch(), 9);
        Compare.close(split.train(twin.batch(), twin.targetBatch(), 9), losses, 1e-13);
        Compare.close(split.gradient(), one.gradient(), 1e-13);
        assertThat(one.train(twin.batch(), twin.targetBatch(), 10)).isNotEqualTo(losses);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void doesNothing_inPrediction(IDropout noise) {
        Twin twin = twin(noise);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-12);
        assertThat(plan.forward(twin.batch()).activation(0).toArray()).isEqualTo(twin.inputs);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void gradientEqualsDifferenceQuotient_forAFixedSeed(IDropout noise) {
        Twin twin = twin(noise);
        Differences.check(twin, 31);
        assertThat(twin.targets).hasSize(ROWS * 3);
    }

    @Test
    void bothDirectionsDrawForThemselves() {
        Layer rnn = new SimpleRnn.Builder()
                .nOut(2)
                .dropOut(0.5)
                .activation(Activation.IDENTITY)
                .build();
        Layer output = new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
        Twin twin = Twin.of(InputType.recurrent(4, 1), DataType.DOUBLE, 9, List.of(new Bidirectional(rnn), output));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] parameters = plan.parameters();
        int half = 4 * 2 + 2 * 2 + 2;
        System.arraycopy(parameters, 0, parameters, half, half); // the same layer twice
        plan.setParameters(parameters);

        double[] predicted = plan.forward(twin.batch()).activation(0).toArray();
        double[] trained = plan.forward(twin.batch(), 5).activation(0).toArray();
        assertThat(predicted[0]).isEqualTo(predicted[2]);
        assertThat(trained[0]).isNotEqualTo(trained[2]);
    }

    @Test
    void isNotApplied_whereDl4jDoesNot() {
        Twin twin = Twin.of(
                InputType.feedForward(5),
                DataType.DOUBLE,
                9,
                List.of(
                        new DenseLayer.Builder()
                                .nOut(4)
                                .activation(Activation.TANH)
                                .build(),
                        new ActivationLayer.Builder()
                                .activation(Activation.SIGMOID)
                                .dropOut(0.5)
                                .build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        plan.train(twin.batch(), twin.targetBatch(), 5);
        Compare.close(plan.gradient(), twin.gradient(), 1e-10);
        assertThat(plan.forward(twin.batch(), 5).outputs().toArray())
                .isEqualTo(plan.forward(twin.batch()).outputs().toArray());
    }
}
