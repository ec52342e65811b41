package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assize.engine.kernel.FloatKernels;
import dev.assize.engine.kernel.ProductLibrary;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks wide enough for large products give the same numbers with both libraries, to rounding. */
class ProductLibrariesTest {
    private static final int ROWS = 130;
    private static final int CLASSES = 4;

    /**
     * A network and the shape of its input.
     *
     * @param type for DL4J
     * @param axes of a row
     * @param layer the first layer
     */
    private record Case(InputType type, int[] axes, Layer layer) {
        @Override
        public String toString() {
            return layer.getClass().getSimpleName();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(InputType.feedForward(150), new int[] {150}, dense(130)),
                new Case(
                        InputType.convolutional(14, 14, 3),
                        new int[] {3, 14, 14},
                        new ConvolutionLayer.Builder(5, 5)
                                .nOut(24)
                                .activation(Activation.RELU)
                                .build()),
                new Case(
                        InputType.recurrent(20, 6),
                        new int[] {20, 6},
                        new LastTimeStep(new LSTM.Builder()
                                .nOut(64)
                                .activation(Activation.TANH)
                                .build())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void giveTheSameOutputsLossesAndGradients(Case given) {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
                .as("started with --add-modules jdk.incubator.vector")
                .isPresent();
        MultiLayerNetwork network = network(given);
        Batch inputs = inputs(given.axes());
        Batch targets =
                Batch.ofClasses(new SplittableRandom(3).ints(ROWS, 0, CLASSES).toArray(), CLASSES);

        double[][] results = Stream.of(ProductLibrary.values())
                .flatMap(library -> results(network, library, inputs, targets))
                .toArray(double[][]::new);

        for (int i = 0; i < 3; i++) {
            assertThat(largestDifference(results[i], results[i + 3]))
                    .as(List.of("outputs", "losses", "gradient").get(i))
                    .isLessThan(1e-5 * largest(results[i]));
        }
    }

    private static Stream<double[]> results(
            MultiLayerNetwork network, ProductLibrary library, Batch inputs, Batch targets) {
        Execution<float[]> execution = new Execution<>(
                new FloatKernels(library), new NetworkReader(network).read(), PlanOptions.defaults(Precision.FLOAT));
        execution.parameters().readFrom(network.params().data().asDouble());
        double[] outputs = execution.predict(List.of(inputs)).get(0).toArray();
        double[] losses = execution.train(new Training(List.of(inputs), List.of(targets), new double[0], 1));
        return Stream.of(outputs, losses, execution.parameters().gradient());
    }

    private static MultiLayerNetwork network(Case given) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .list()
                .layer(given.layer())
                .layer(dense(100))
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(given.type())
                .build());
        network.init();
        return network;
    }

    private static Layer dense(int units) {
        return new DenseLayer.Builder().nOut(units).activation(Activation.TANH).build();
    }

    private static Batch inputs(int... axes) {
        int[] shape = new int[axes.length + 1];
        shape[0] = ROWS;
        int size = ROWS;
        for (int i = 0; i < axes.length; i++) {
            shape[i + 1] = axes[i];
            size *= axes[i];
        }
        return Batch.of(new SplittableRandom(4).doubles(size, -1, 1).toArray(), shape);
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private static double largest(double[] numbers) {
        return Stream.of(numbers)
                .mapToDouble(all -> largestDifference(all, new double[all.length]))
                .sum();
    }
}
