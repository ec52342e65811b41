package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Plans with layers for images and along time: threads, parts of batches, memory. */
class ImagePlansTest {
    private static final int ROWS = 64;
    private static final InputType IMAGE = InputType.convolutional(8, 8, 2);
    private static final InputType SEQUENCE = InputType.recurrent(3, 10);

    static Stream<Arguments> networks() {
        return Stream.of(
                network(
                        "depthwise",
                        IMAGE,
                        new DepthwiseConvolution2D.Builder(3, 3)
                                .depthMultiplier(2)
                                .activation(Activation.TANH)
                                .build()),
                network(
                        "separable",
                        IMAGE,
                        new SeparableConvolution2D.Builder(3, 3)
                                .nOut(4)
                                .activation(Activation.TANH)
                                .build()),
                network(
                        "deconvolution",
                        IMAGE,
                        new Deconvolution2D.Builder(3, 3)
                                .nOut(4)
                                .stride(2, 2)
                                .activation(Activation.TANH)
                                .build()),
                network(
                        "poolings",
                        IMAGE,
                        new SubsamplingLayer.Builder(PoolingType.AVG).build(),
                        new GlobalPoolingLayer.Builder(PoolingType.PNORM)
                                .pnorm(2)
                                .build()),
                network(
                        "along time",
                        SEQUENCE,
                        new Convolution1DLayer.Builder(3)
                                .nOut(4)
                                .activation(Activation.TANH)
                                .build(),
                        new Subsampling1DLayer.Builder(PoolingType.MAX, 2)
                                .stride(2)
                                .build(),
                        new GlobalPoolingLayer.Builder(PoolingType.MAX).build()));
    }

    static Stream<Arguments> allNetworks() {
        Layer normalization = new BatchNormalization.Builder().build();
        return Stream.concat(networks(), Stream.of(network("batch normalisation", IMAGE, normalization)));
    }

    private static Arguments network(String name, InputType type, Layer... layers) {
        Layer output = new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
        List<Layer> all =
                Stream.concat(Arrays.stream(layers), Stream.of(output)).toList();
        return Arguments.of(Named.of(name, type), all);
    }

    @ParameterizedTest
    @MethodSource("allNetworks")
    void giveTheSameBits_onOneAndManyThreads(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.FLOAT, ROWS, layers);
        PlanOptions options = PlanOptions.defaults(Precision.FLOAT).withLanes(4);
        Plan one = Plan.of(twin.network, options.withThreads(1));
        Plan many = Plan.of(twin.network, options.withThreads(4));
        for (int step = 0; step < 2; step++) {
            assertThat(many.train(twin.batch(), twin.targetBatch(), step))
                    .isEqualTo(one.train(twin.batch(), twin.targetBatch(), step));
            one.move(-0.01);
            many.move(-0.01);
        }
        assertThat(many.parameters()).isEqualTo(one.parameters());
        assertThat(many.predict(twin.batch()).toArray())
                .isEqualTo(one.predict(twin.batch()).toArray());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void takeEachRowForItself(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.DOUBLE, ROWS, layers);
        Plan plan = Plan.of(
                twin.network,
                PlanOptions.defaults(Precision.DOUBLE).withLanes(3).withLaneRows(4));
        double[] losses = plan.train(twin.batch(), twin.targetBatch(), 1);
        double[] gradient = plan.gradient();
        double[] sum = new double[gradient.length];
        for (int row = 0; row < ROWS; row++) {
            double[] loss = plan.train(
                    twin.batch().slice(row, row + 1), twin.targetBatch().slice(row, row + 1), 1);
            Compare.close(loss, new double[] {losses[row]}, 1e-12);
            double[] part = plan.gradient();
            Arrays.setAll(sum, i -> sum[i] + part[i]);
        }
        Compare.close(sum, gradient, 1e-12);
    }

    @ParameterizedTest
    @MethodSource("allNetworks")
    void allocateUnderTenKilobytesAStep(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.FLOAT, ROWS, layers);
        Plan plan = Plan.of(twin.network, PlanOptions.defaults(Precision.FLOAT).withThreads(1));
        Batch inputs = twin.batch();
        Batch targets = twin.targetBatch();
        for (int step = 0; step < 300; step++) {
            plan.train(inputs, targets, step);
            plan.move(-0.001);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int step = 0; step < 20; step++) {
            plan.train(inputs, targets, step);
            plan.move(-0.001);
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 20).isLessThan(10_000);
    }
}
