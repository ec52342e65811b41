package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Output, loss and parameter gradient of every rule, against DL4J's own. */
class LayersAgainstDl4jTest {
    private static final int ROWS = 7;
    private static final double DOUBLE = 1e-10; // both sides in double
    private static final double ROUNDED_CONSTANT = 1e-8; // DL4J keeps 0.01, 0.2 and 1.702 as floats
    private static final List<Activation> ROUNDED =
            List.of(Activation.LEAKYRELU, Activation.HARDSIGMOID, Activation.GELU);
    private static final double FLOAT = 1e-5; // relative to the largest number
    private static final InputType VECTOR = InputType.feedForward(5);
    private static final InputType IMAGE = InputType.convolutional(9, 8, 2);
    private static final InputType SEQUENCE = InputType.recurrent(4, 6);

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inDouble(InputType type, List<Layer> layers, double tolerance) {
        Twin twin = Twin.of(type, DataType.DOUBLE, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        Compare.close(plan.forward(twin.batch()).outputs().toArray(), twin.output(), tolerance);
        double[] losses = plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), tolerance);
        assertThat(Arrays.stream(losses).sum() / ROWS).isCloseTo(twin.score(), within(tolerance));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inFloat(InputType type, List<Layer> layers, double ignored) {
        Twin twin = Twin.of(type, DataType.FLOAT, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        Compare.close(plan.forward(twin.batch()).outputs().toArray(), twin.output(), FLOAT);
        assertThat(plan.options().precision()).isEqualTo(Precision.FLOAT);
        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), FLOAT);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), FLOAT);
    }

    static Stream<Arguments> networks() {
        List<Arguments> all = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            if (!List.of(Activation.RRELU, Activation.RATIONALTANH, Activation.SOFTMAX)
                    .contains(activation)) {
                double tolerance = ROUNDED.contains(activation) ? ROUNDED_CONSTANT : DOUBLE;
                List<Layer> layers = List.of(dense(6, activation), softmax(3));
                all.add(Arguments.of(Named.of("dense " + activation, VECTOR), layers, tolerance));
            }
        }
        all.add(network(
                "no bias",
                VECTOR,
                new DenseLayer.Builder()
                        .nOut(4)
                        .hasBias(false)
                        .activation(Activation.TANH)
                        .build(),
                softmax(3)));
        all.add(network(
                "trained slopes",
                VECTOR,
                dense(4, Activation.IDENTITY),
                new PReLULayer.Builder().inputShape(4).build(),
                softmax(3)));
        all.add(network("softmax inside", VECTOR, dense(4, Activation.SOFTMAX), softmax(3)));
        all.add(network(
                "activation layer",
                VECTOR,
                dense(4, Activation.IDENTITY),
                new ActivationLayer(Activation.ELU),
                softmax(3)));
        heads(all);
        images(all);
        sequences(all);
        return all.stream();
    }

    private static void heads(List<Arguments> all) {
        all.add(network(
                "sigmoid", VECTOR, dense(4, Activation.TANH), output(LossFunction.XENT, Activation.SIGMOID, 2)));
        all.add(network("nll", VECTOR, output(LossFunction.NEGATIVELOGLIKELIHOOD, Activation.SOFTMAX, 3)));
        all.add(network("mse", VECTOR, dense(4, Activation.TANH), output(LossFunction.MSE, Activation.IDENTITY, 3)));
        all.add(network("mse tanh", VECTOR, dense(4, Activation.TANH), output(LossFunction.MSE, Activation.TANH, 3)));
        all.add(network("l2 softmax", VECTOR, output(LossFunction.L2, Activation.SOFTMAX, 3)));
        all.add(network("mae", VECTOR, output(LossFunction.MEAN_ABSOLUTE_ERROR, Activation.IDENTITY, 3)));
        all.add(network("l1", VECTOR, output(LossFunction.L1, Activation.SIGMOID, 3)));
        all.add(network("hinge", VECTOR, output(LossFunction.HINGE, Activation.IDENTITY, 3)));
        all.add(network("squared hinge", VECTOR, output(LossFunction.SQUARED_HINGE, Activation.TANH, 3)));
        all.add(network(
                "loss layer",
                VECTOR,
                dense(3, Activation.IDENTITY),
                new LossLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .build()));
    }

    private static void images(List<Arguments> all) {
        all.add(network("conv", IMAGE, conv(3, 3).build(), softmax(3)));
        all.add(network(
                "conv stride", IMAGE, conv(3, 2).stride(2, 1).padding(1, 2).build(), softmax(3)));
        all.add(network("conv dilation", IMAGE, conv(2, 2).dilation(2, 3).build(), softmax(3)));
        all.add(network(
                "conv same",
                IMAGE,
                conv(3, 3).stride(2, 2).convolutionMode(ConvolutionMode.Same).build(),
                softmax(3)));
        all.add(network("conv no bias", IMAGE, conv(2, 3).hasBias(false).build(), softmax(3)));
        all.add(network(
                "conv twice", IMAGE, conv(3, 3).build(), conv(2, 2).build(), dense(5, Activation.RELU), softmax(3)));
        for (PoolingType type : List.of(PoolingType.MAX, PoolingType.AVG, PoolingType.PNORM)) {
            all.add(network(
                    "pool " + type, IMAGE, conv(3, 2).build(), pool(type).build(), softmax(3)));
            all.add(network(
                    "pool same " + type,
                    IMAGE,
                    conv(3, 2).build(),
                    pool(type).convolutionMode(ConvolutionMode.Same).build(),
                    softmax(3)));
        }
        all.add(network(
                "pool overlapping",
                IMAGE,
                conv(3, 2).build(),
                pool(PoolingType.MAX).stride(1, 1).build(),
                softmax(3)));
        all.add(network(
                "pool padded",
                IMAGE,
                conv(3, 2).build(),
                pool(PoolingType.MAX).padding(1, 1).build(),
                softmax(3)));
        all.add(network(
                "zero padding",
                IMAGE,
                new ZeroPaddingLayer.Builder(1, 2, 3, 0).build(),
                conv(2, 2).build(),
                softmax(3)));
        all.add(network("cropping", IMAGE, conv(2, 2).build(), new Cropping2D(1, 2, 0, 1), softmax(3)));
        all.add(network(
                "upsampling",
                IMAGE,
                conv(2, 3).build(),
                new Upsampling2D.Builder(2).build(),
                conv(2, 2).build(),
                softmax(3)));
        all.add(network(
                "flat image", InputType.convolutionalFlat(6, 5, 2), conv(3, 2).build(), softmax(3)));
    }

    private static void sequences(List<Arguments> all) {
        Layer lstm = new LSTM.Builder().nOut(5).activation(Activation.TANH).build();
        all.add(network("lstm every step", SEQUENCE, lstm, rnn(3)));
        all.add(network("lstm last step", SEQUENCE, new LastTimeStep(lstm), softmax(3)));
        all.add(network(
                "lstm twice",
                SEQUENCE,
                lstm,
                new LSTM.Builder().nOut(3).activation(Activation.TANH).build(),
                rnn(2)));
        all.add(network(
                "dense over time", SEQUENCE, dense(5, Activation.TANH), lstm, dense(4, Activation.RELU), rnn(3)));
    }

    private static Arguments network(String name, InputType type, Layer... layers) {
        return Arguments.of(Named.of(name, type), List.of(layers), DOUBLE);
    }

    private static Layer dense(int outputs, Activation activation) {
        return new DenseLayer.Builder().nOut(outputs).activation(activation).build();
    }

    private static Layer softmax(int outputs) {
        return output(LossFunction.MCXENT, Activation.SOFTMAX, outputs);
    }

    private static Layer output(LossFunction loss, Activation activation, int outputs) {
        return new OutputLayer.Builder(loss)
                .nOut(outputs)
                .activation(activation)
                .build();
    }

    private static Layer rnn(int outputs) {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(outputs)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static ConvolutionLayer.Builder conv(int outputs, int kernel) {
        return new ConvolutionLayer.Builder(kernel, kernel).nOut(outputs).activation(Activation.TANH);
    }

    private static SubsamplingLayer.Builder pool(PoolingType type) {
        return new SubsamplingLayer.Builder(type).kernelSize(2, 2).stride(2, 2).pnorm(3);
    }
}
