package dev.assize.training.fit;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks and examples for tests of training. */
final class FitSamples {
    private FitSamples() {}

    /** Points of the plane; the class is whether x y is above 0, the number is x + 2 y. */
    static float[] points(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] points = new float[2 * rows];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) (2 * random.nextDouble() - 1);
        }
        return points;
    }

    static int[] quadrants(float[] points) {
        int[] labels = new int[points.length / 2];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = points[2 * row] * points[2 * row + 1] > 0 ? 1 : 0;
        }
        return labels;
    }

    /** Examples of two classes. */
    static Examples classes(int rows, long seed) {
        float[] points = points(rows, seed);
        return Examples.ofClasses(FloatRows.adopt(points, rows, 2), quadrants(points), 2);
    }

    /** Two inputs, 8 hidden units with dropout of a fifth, two classes, Adam. */
    static MultiLayerNetwork classifier() {
        return classifier(new Adam(0.02), 0.8);
    }

    static MultiLayerNetwork classifier(IUpdater updater, double kept) {
        return started(new NeuralNetConfiguration.Builder()
                .seed(0)
                .dataType(DataType.FLOAT)
                .updater(updater)
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(8)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(2)
                        .dropOut(kept)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(2)));
    }

    /** Ends with one unit. */
    static MultiLayerNetwork oneUnit(Activation activation, LossFunction loss) {
        return started(new NeuralNetConfiguration.Builder()
                .seed(0)
                .dataType(DataType.FLOAT)
                .updater(new Adam(0.02))
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(8)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(loss)
                        .nOut(1)
                        .activation(activation)
                        .build())
                .setInputType(InputType.feedForward(2)));
    }

    /** Reads pictures of one channel, 6 by 6. */
    static MultiLayerNetwork pictures() {
        return started(new NeuralNetConfiguration.Builder()
                .seed(0)
                .updater(new Adam(0.02))
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .nOut(4)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(6, 6, 1)));
    }

    /** Reads sequences of two features. */
    static MultiLayerNetwork sequences() {
        return started(new NeuralNetConfiguration.Builder()
                .seed(0)
                .updater(new Adam(0.03))
                .list()
                .layer(new LastTimeStep(
                        new LSTM.Builder().nOut(6).activation(Activation.TANH).build()))
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.recurrent(2)));
    }

    private static MultiLayerNetwork started(NeuralNetConfiguration.ListBuilder layers) {
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        SplittableRandom random = new SplittableRandom(7);
        double[] parameters = random.doubles(network.numParams(), -0.5, 0.5).toArray();
        network.setParams(
                Nd4j.createFromArray(parameters).castTo(DataType.FLOAT).reshape(1, -1));
        return network;
    }

    static FitOptions options(int epochs) {
        return FitOptions.defaults().withEpochs(epochs).withBatchSize(32);
    }

    static FitHistory train(MultiLayerNetwork network, FitOptions options, FitData data) {
        return NetworkFit.of(options).train(network, data, new Seed(11), Progress.silent());
    }

    static float[] parameters(MultiLayerNetwork network) {
        return network.params().dup().data().asFloat();
    }
}
