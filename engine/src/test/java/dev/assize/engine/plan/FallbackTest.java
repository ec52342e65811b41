package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.CapsuleLayer;
import org.deeplearning4j.nn.conf.layers.CapsuleStrengthLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LocallyConnected1D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PrimaryCapsules;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.objdetect.Yolo2OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossFMeasure;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossMixtureDensity;

/** What has no rule runs through DL4J and gives DL4J's numbers. */
class FallbackTest {
    private static final int ROWS = 5;
    private static final InputType VECTOR = InputType.feedForward(5);
    private static final InputType IMAGE = InputType.convolutional(8, 7, 2);
    private static final InputType SEQUENCE = InputType.recurrent(3, 4);
    private static final InputType VOLUME = InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, 4, 5, 4, 2);

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inDouble(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.DOUBLE, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-10);
        double[] losses = plan.train(twin.batch(), twin.targetBatch(), 1);
        if (!onSameDiff(layers)) { // there DL4J gives twice the gradient
            Compare.close(plan.gradient(), twin.gradient(), 1e-10);
        }
        twin.gradient();
        assertThat(Arrays.stream(losses).sum() / ROWS).isCloseTo(twin.score(), within(1e-8));
    }

    private static boolean onSameDiff(List<Layer> layers) {
        return layers.stream().anyMatch(AbstractSameDiffLayer.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inFloat(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.FLOAT, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-5);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        if (!onSameDiff(layers)) {
            Compare.close(plan.gradient(), twin.gradient(), 1e-5);
        }
        assertThat(plan.parameterCount()).isEqualTo((int) twin.network.numParams());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gradientsEqualDifferenceQuotients(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.DOUBLE, 2, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Pass pass = plan.forward(twin.batch());
        pass.backward(twin.targetBatch());
        double[] ofInputs = pass.inputGradient().toArray();
        double[] ofParameters = pass.parameterGradient();
        double[] parameters = plan.parameters();

        for (int i = 0; i < ofInputs.length; i += Math.max(1, ofInputs.length / 3)) {
            double quotient =
                    (loss(plan, twin, moved(twin.inputs, i, 1e-5)) - loss(plan, twin, moved(twin.inputs, i, -1e-5)))
                            / 2e-5;
            assertThat(ofInputs[i]).as("number %d", i).isCloseTo(quotient, within(1e-6));
        }
        for (int i = 0; i < parameters.length; i += Math.max(1, parameters.length / 5)) {
            plan.setParameters(moved(parameters, i, 1e-5));
            double up = loss(plan, twin, twin.inputs);
            plan.setParameters(moved(parameters, i, -1e-5));
            double quotient = (up - loss(plan, twin, twin.inputs)) / 2e-5;
            assertThat(ofParameters[i]).as("parameter %d", i).isCloseTo(quotient, within(1e-6));
        }
    }

    private static double[] moved(double[] numbers, int changed, double by) {
        double[] moved = numbers.clone();
        moved[changed] += by;
        return moved;
    }

    private static double loss(Plan plan, Twin twin, double[] inputs) {
        Pass pass = plan.forward(Batch.of(inputs, twin.inputShape));
        return Arrays.stream(pass.backward(twin.targetBatch())).sum();
    }

    static Stream<Arguments> networks() {
        List<Arguments> all = new ArrayList<>();
        all.add(network("autoencoder", VECTOR, new AutoEncoder.Builder().nOut(3).build(), dense(4), softmax()));
        all.add(network(
                "variational autoencoder",
                VECTOR,
                new VariationalAutoencoder.Builder()
                        .encoderLayerSizes(4)
                        .decoderLayerSizes(4)
                        .nOut(3)
                        .activation(Activation.TANH)
                        .build(),
                softmax()));
        all.add(network(
                "activation",
                VECTOR,
                dense(4),
                new DenseLayer.Builder()
                        .nOut(3)
                        .activation(Activation.RATIONALTANH)
                        .build(),
                softmax()));
        all.add(network(
                "activation of outputs",
                VECTOR,
                dense(4),
                new OutputLayer.Builder(LossFunction.MSE)
                        .nOut(2)
                        .activation(Activation.RATIONALTANH)
                        .build()));
        images(all);
        all.add(network(
                "locally connected over time",
                SEQUENCE,
                new LocallyConnected1D.Builder()
                        .kernelSize(2)
                        .nOut(3)
                        .activation(Activation.TANH)
                        .build(),
                rnn()));
        return all.stream();
    }

    private static void images(List<Arguments> all) {
        all.add(network("local response", IMAGE, conv(6), new LocalResponseNormalization.Builder().build(), softmax()));
        all.add(network(
                "capsules",
                IMAGE,
                conv(4),
                new PrimaryCapsules.Builder(2, 2).kernelSize(3, 3).stride(2, 2).build(),
                new CapsuleLayer.Builder(3, 2, 2).build(),
                new CapsuleStrengthLayer.Builder().build(),
                softmax()));
        all.add(network(
                "loss at each place",
                IMAGE,
                conv(3),
                new CnnLossLayer.Builder(LossFunction.MSE)
                        .activation(Activation.SIGMOID)
                        .build()));
        all.add(network(
                "volumes",
                VOLUME,
                new Convolution3D.Builder(2, 2, 2)
                        .nOut(3)
                        .activation(Activation.TANH)
                        .build(),
                new Subsampling3DLayer.Builder(2, 2, 2).build(),
                dense(4),
                softmax()));
    }

    @Test
    void takesLabelsAsTheLossWantsThem() {
        ILossFunction loss =
                LossMixtureDensity.builder().gaussians(2).labelWidth(1).build(); // 6 outputs, 1 label
        Twin twin = Twin.of(VECTOR, DataType.FLOAT, 4, List.of(dense(4), output(loss, 6, Activation.IDENTITY)));
        double[] labels = {0.3, -0.2, 0.9, 0.1};
        INDArray array = Twin.array(labels, DataType.FLOAT, 4, 1);
        twin.network.setInput(Twin.array(twin.inputs, DataType.FLOAT, twin.inputShape));
        twin.network.setLabels(array);
        twin.network.computeGradientAndScore();
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        double[] losses = plan.train(twin.batch(), Batch.of(labels, 4, 1), 1);
        Compare.close(
                plan.gradient(),
                twin.network.getFlattenedGradients().dup().data().asDouble(),
                1e-5);
        assertThat(Arrays.stream(losses).sum() / 4).isCloseTo(twin.score(), within(1e-5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.train(twin.batch(), Batch.of(new double[3], 3, 1), 1))
                .withMessage("targets of shape [3, 1] were given for layer 1 (OutputLayer); it takes [4, 6]");
    }

    @Test
    void runsDetectionLayers_withLabelsOfTheirOwnShape() {
        INDArray boxes = Nd4j.createFromArray(new double[][] {{1, 1}, {2, 1.5}});
        List<Layer> layers = List.of(
                conv(14), // 2 boxes of 5 + 2 classes
                new Yolo2OutputLayer.Builder().boundingBoxPriors(boxes).build());
        Twin twin = Twin.of(InputType.convolutional(4, 5, 2), DataType.DOUBLE, 2, layers);
        double[] labels = new double[2 * 6 * 3 * 4]; // corners and class of the box at each place
        for (int row = 0; row < 2; row++) {
            double[] corners = {0.6, 1.2, 1.9, 2.1};
            for (int i = 0; i < 4; i++) {
                labels[((row * 6 + i) * 3 + 1) * 4 + 1] = corners[i];
            }
            labels[((row * 6 + 4 + row) * 3 + 1) * 4 + 1] = 1;
        }
        twin.network.setInput(Twin.array(twin.inputs, DataType.DOUBLE, twin.inputShape));
        twin.network.setLabels(Twin.array(labels, DataType.DOUBLE, 2, 6, 3, 4));
        twin.network.computeGradientAndScore();
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        double[] losses = plan.train(twin.batch(), Batch.of(labels, 2, 6, 3, 4), 1);
        Compare.close(
                plan.gradient(),
                twin.network.getFlattenedGradients().dup().data().asDouble(),
                1e-9);
        assertThat(Arrays.stream(losses).sum() / 2).isCloseTo(twin.network.score(), within(1e-9));
    }

    @Test
    void runsLossesOverTheClasses_inFloat() { // DL4J mixes number types in double
        List<Layer> layers = List.of(dense(4), output(new LossFMeasure(), 2, Activation.SOFTMAX));
        Twin twin = Twin.of(VECTOR, DataType.FLOAT, 1, layers);
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        double[] losses = plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-5);
        assertThat(losses[0]).isCloseTo(twin.score(), within(1e-6));
    }

    @Test
    void weighsRows_alsoWhereTheLayerComputesItsLoss() {
        Twin twin = Twin.of(
                VECTOR, DataType.DOUBLE, 3, List.of(dense(4), output(new LossMSE(), 2, Activation.RATIONALTANH)));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        plan.train(List.of(twin.batch()), List.of(twin.targetBatch()), new double[] {0, 3, 0}, 1);
        double[] weighted = plan.gradient();
        plan.train(twin.batch().slice(1, 2), twin.targetBatch().slice(1, 2), 1);
        double[] own = plan.gradient();

        Compare.close(weighted, Arrays.stream(own).map(number -> 3 * number).toArray(), 1e-13);
        assertThat(own).hasSize(plan.parameterCount());
    }

    @Test
    void handsMasksToDl4j() {
        Layer inner = new DenseLayer.Builder()
                .nOut(3)
                .activation(Activation.RATIONALTANH)
                .build();
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, 1, List.of(new TimeDistributed(inner), rnn()));
        double[] steps = {1, 1, 0, 0};
        INDArray mask = Twin.array(steps, DataType.DOUBLE, 1, 4);
        Batch batchMask = Batch.of(steps, 1, 4);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        plan.train(twin.batch().withMask(batchMask), twin.targetBatch().withMask(batchMask), 1);
        twin.network.setLayerMaskArrays(mask, mask);
        Compare.close(plan.gradient(), twin.gradient(), 1e-10);
        assertThat(plan.forward(twin.batch().withMask(batchMask)).activation(0).row(0))
                .contains(0); // masked steps
    }

    @Test
    void warnsOnce_andNamesTheLayers() {
        List<LogRecord> records = new ArrayList<>();
        Logger logger = Logger.getLogger(BlueprintBuilder.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                records.add(logged);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            Twin twin = Twin.of(
                    VECTOR,
                    DataType.FLOAT,
                    ROWS,
                    List.of(
                            new AutoEncoder.Builder().nOut(3).build(),
                            new DenseLayer.Builder()
                                    .nOut(3)
                                    .name("wide")
                                    .activation(Activation.RATIONALTANH)
                                    .build(),
                            softmax()));
            Plan plan = Plan.of(twin.network, Precision.FLOAT);
            plan.train(twin.batch(), twin.targetBatch(), 1);
            plan.predict(twin.batch());
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(records).hasSize(1);
        assertThat(records.get(0).getLevel()).isEqualTo(Level.WARNING);
        assertThat(records.get(0).getMessage())
                .isEqualTo("DL4J runs a part of this network itself, one example at a time, which is slow: layer 0 "
                        + "(AutoEncoder): this kind of layer has no rule in the engine; layer 1 (DenseLayer 'wide'): "
                        + "the activation ActivationRationalTanh has no rule in the engine");
    }

    @Test
    void givesTheSameBits_onOneAndManyThreads() {
        Twin twin = Twin.of(
                VECTOR,
                DataType.FLOAT,
                20,
                List.of(new AutoEncoder.Builder().nOut(3).build(), softmax()));
        PlanOptions options = PlanOptions.defaults(Precision.FLOAT).withLanes(4).withLaneRows(3);
        Plan one = Plan.of(twin.network, options.withThreads(1));
        Plan many = Plan.of(twin.network, options.withThreads(4));

        assertThat(many.train(twin.batch(), twin.targetBatch(), 1))
                .isEqualTo(one.train(twin.batch(), twin.targetBatch(), 1));
        assertThat(many.gradient()).isEqualTo(one.gradient());
    }

    private static Arguments network(String name, InputType type, Layer... layers) {
        return Arguments.of(Named.of(name, type), List.of(layers));
    }

    private static DenseLayer dense(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.TANH)
                .build();
    }

    private static ConvolutionLayer conv(int outputs) {
        return new ConvolutionLayer.Builder(2, 2)
                .nOut(outputs)
                .activation(Activation.TANH)
                .build();
    }

    private static OutputLayer output(ILossFunction loss, int outputs, Activation activation) {
        return new OutputLayer.Builder(loss)
                .nOut(outputs)
                .activation(activation)
                .build();
    }

    private static OutputLayer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static RnnOutputLayer rnn() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }
}
