package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Batch normalisation in training and prediction, against DL4J's own. */
class BatchNormalizationTest {
    private static final int ROWS = 9;
    private static final InputType VECTOR = InputType.feedForward(5);
    private static final InputType IMAGE = InputType.convolutional(5, 4, 2);

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inDouble(InputType type, List<Layer> layers) {
        Twin twin = twin(type, DataType.DOUBLE, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        Compare.close(plan.forward(twin.batch()).outputs().toArray(), twin.output(), 1e-10);
        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-10);
        double[] losses = plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-10);
        assertThat(Arrays.stream(losses).sum() / ROWS).isCloseTo(twin.score(), within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inFloat(InputType type, List<Layer> layers) {
        Twin twin = twin(type, DataType.FLOAT, layers);
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        Compare.close(plan.forward(twin.batch()).outputs().toArray(), twin.output(), 1e-5);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-5);
        assertThat(plan.options().precision()).isEqualTo(Precision.FLOAT);
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                network("vector", VECTOR, dense(), plain().build(), softmax()),
                network("vector first", VECTOR, plain().build(), softmax()),
                network(
                        "vector, log of deviation",
                        VECTOR,
                        dense(),
                        plain().useLogStd(true).build(),
                        softmax()),
                network(
                        "vector, locked",
                        VECTOR,
                        dense(),
                        plain().lockGammaBeta(true).build(),
                        softmax()),
                network(
                        "vector, locked to others",
                        VECTOR,
                        dense(),
                        plain().lockGammaBeta(true).gamma(1.5).beta(-0.5).build(),
                        softmax()),
                network("image", IMAGE, conv(), plain().build(), softmax()),
                network("image first", IMAGE, plain().build(), conv(), softmax()),
                network(
                        "image, log of deviation",
                        IMAGE,
                        conv(),
                        plain().useLogStd(true).build(),
                        softmax()),
                network(
                        "image, locked to others",
                        IMAGE,
                        conv(),
                        plain().lockGammaBeta(true).gamma(0.5).beta(2).build(),
                        conv(),
                        softmax()),
                network(
                        "image, own epsilon and decay",
                        IMAGE,
                        conv(),
                        plain().eps(0.1).decay(0.5).build(),
                        conv(),
                        plain().build(),
                        softmax()),
                network("flat image", InputType.convolutionalFlat(5, 4, 2), plain().build(), softmax()));
    }

    @Test
    void inputGradient_equalsDifferenceQuotient_inTrainingAndPrediction() {
        Twin twin = twin(IMAGE, DataType.DOUBLE, List.of(conv(), plain().build(), softmax()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        for (boolean training : new boolean[] {true, false}) {
            Pass pass = run(plan, twin, twin.inputs, training);
            pass.backward(twin.targetBatch());
            double[] gradient = pass.inputGradient().toArray();
            for (int i = 0; i < gradient.length; i += 17) {
                double quotient = (loss(plan, twin, i, 1e-5, training) - loss(plan, twin, i, -1e-5, training)) / 2e-5;
                assertThat(gradient[i]).as("number %d", i).isCloseTo(quotient, within(1e-8));
            }
        }
    }

    private static Pass run(Plan plan, Twin twin, double[] inputs, boolean training) {
        Batch batch = Batch.of(inputs, twin.inputShape);
        return training ? plan.forward(batch, 1) : plan.forward(batch);
    }

    private static double loss(Plan plan, Twin twin, int changed, double by, boolean training) {
        double[] inputs = twin.inputs.clone();
        inputs[changed] += by;
        return Arrays.stream(run(plan, twin, inputs, training).backward(twin.targetBatch()))
                .sum();
    }

    /**
     * DL4J does not scale by a locked gamma where beta is 0, and yet multiplies the gradient by it. Its outputs count;
     * the gradient here is that of the outputs.
     */
    @Test
    void gradientIsThatOfTheOutputs_whereDl4jIgnoresALockedGamma() {
        List<Layer> layers =
                List.of(dense(), plain().lockGammaBeta(true).gamma(2).build(), softmax());
        Twin twin = twin(VECTOR, DataType.DOUBLE, layers);
        Twin unscaled = twin(
                VECTOR,
                DataType.DOUBLE,
                List.of(dense(), plain().lockGammaBeta(true).build(), softmax()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        Compare.close(plan.forward(twin.batch()).outputs().toArray(), twin.output(), 1e-10);
        assertThat(twin.output()).isEqualTo(unscaled.output());
        plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), unscaled.gradient(), 1e-10);
        double[] doubled = twin.gradient();
        assertThat(doubled[0]).isCloseTo(2 * plan.gradient()[0], within(1e-10));
    }

    @Test
    void runningNumbersTakeTheirStep_whateverTheFactorIs() {
        Twin twin = twin(VECTOR, DataType.DOUBLE, List.of(plain().decay(0.75).build(), softmax()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] before = plan.parameters();
        plan.train(twin.batch(), twin.targetBatch(), 1);
        plan.move(-1e-3);

        double mean = IntStream.range(0, ROWS)
                .mapToDouble(row -> twin.inputs[row * 5])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, ROWS)
                .mapToDouble(row -> Math.pow(twin.inputs[row * 5] - mean, 2))
                .average()
                .orElseThrow();
        assertThat(plan.parameters()[10]).isCloseTo(0.75 * before[10] + 0.25 * mean, within(1e-12));
        assertThat(plan.parameters()[15]).isCloseTo(0.75 * before[15] + 0.25 * variance, within(1e-12));
        assertThat(plan.parameters()[0]).isNotEqualTo(before[0]);
    }

    @Test
    void givesTheSameBits_onOneAndManyThreads() {
        Twin twin = Twin.of(IMAGE, DataType.FLOAT, 70, List.of(conv(), plain().build(), softmax()));
        PlanOptions options = PlanOptions.defaults(Precision.FLOAT).withLanes(4);
        Plan one = Plan.of(twin.network, options.withThreads(1));
        Plan many = Plan.of(twin.network, options.withThreads(4));
        for (int step = 0; step < 3; step++) {
            assertThat(many.train(twin.batch(), twin.targetBatch(), step))
                    .isEqualTo(one.train(twin.batch(), twin.targetBatch(), step));
            one.move(-0.01);
            many.move(-0.01);
        }
        assertThat(many.parameters()).isEqualTo(one.parameters());
    }

    @Test
    void predictsARowAlone_asInItsBatch() {
        Twin twin = twin(IMAGE, DataType.DOUBLE, List.of(conv(), plain().build(), softmax()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] all = plan.predict(twin.batch()).toArray();
        for (int row = 0; row < ROWS; row++) {
            double[] alone = plan.predict(twin.batch().slice(row, row + 1)).toArray();
            assertThat(alone).containsExactly(Arrays.copyOfRange(all, 3 * row, 3 * row + 3), within(1e-13));
        }
    }

    @Test
    void keepsTheDigits_whenTheMeanIsFarFromZero() {
        Twin twin = Twin.of(VECTOR, DataType.FLOAT, 64, List.of(plain().build(), softmax()));
        double[] far = Arrays.stream(twin.inputs).map(x -> (float) (1000 + x)).toArray();
        Batch batch = Batch.of(far, twin.inputShape);
        double[] single = run(Plan.of(twin.network, Precision.FLOAT), twin, far, true)
                .outputs()
                .toArray();
        double[] exact = Plan.of(twin.network, Precision.DOUBLE)
                .forward(batch, 1)
                .outputs()
                .toArray();

        assertThat(single)
                .containsExactly(exact, within(2e-4)); // 1000 has a spacing of 6e-5 in float, the deviation is 0.7
    }

    @Test
    void refusesSequences_whichDl4jDoesNotNormaliseEither() {
        Twin twin = twin(VECTOR, DataType.DOUBLE, List.of(plain().build(), softmax()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.forward(Batch.of(new double[30], 2, 5, 3)))
                .withMessage(
                        "layer 0 (BatchNormalization): batch normalisation of 5 features or channels got an example of shape [5, 3]; give it "
                                + "vectors [features] or images [channels, height, width] of as many");
    }

    private static Arguments network(String name, InputType type, Layer... layers) {
        return Arguments.of(Named.of(name, type), List.of(layers));
    }

    /** Makes a twin whose running variances are above 0. */
    private static Twin twin(InputType type, DataType dataType, List<Layer> layers) {
        Twin twin = Twin.of(type, dataType, ROWS, layers);
        twin.network.paramTable().forEach((name, values) -> {
            if (name.endsWith("_var")) {
                values.muli(values).addi(0.3);
            }
        });
        return twin;
    }

    private static BatchNormalization.Builder plain() {
        return new BatchNormalization.Builder().useLogStd(false);
    }

    private static Layer dense() {
        return new DenseLayer.Builder().nOut(6).activation(Activation.TANH).build();
    }

    private static Layer conv() {
        return new ConvolutionLayer.Builder(2, 2)
                .nOut(3)
                .activation(Activation.TANH)
                .build();
    }

    private static Layer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }
}
