package dev.assize.benchmarks;

import dev.assize.engine.plan.Batch;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The three networks of the speed goals, and a random batch of 256 for each. */
enum BenchmarkNetwork {
    /** 784-512-256-10, ReLU. */
    MLP(10, 784) {
        @Override
        MultiLayerNetwork network() {
            return build(InputType.feedForward(784), dense(512), dense(256), softmax(10));
        }
    },
    /** Two convolutions with maximum pooling, then 32 and 10 units. */
    CNN(10, 1, 28, 28) {
        @Override
        MultiLayerNetwork network() {
            return build(
                    InputType.convolutional(28, 28, 1),
                    convolution(16, 8, 3),
                    pool(),
                    convolution(32, 4, 0),
                    pool(),
                    dense(32),
                    softmax(10));
        }
    },
    /** LSTM of 128 units over 50 steps of 32 features, last step to 2 units. */
    LSTM_50(2, 32, 50) {
        @Override
        MultiLayerNetwork network() {
            Layer lstm =
                    new LSTM.Builder().nOut(128).activation(Activation.TANH).build();
            return build(InputType.recurrent(32, 50), new LastTimeStep(lstm), softmax(2));
        }
    };

    static final int ROWS = 256;
    static final double RATE = 0.1;

    private final int classes;
    private final int[] shape;

    BenchmarkNetwork(int classes, int... axes) {
        this.classes = classes;
        shape = new int[axes.length + 1];
        shape[0] = ROWS;
        System.arraycopy(axes, 0, shape, 1, axes.length);
    }

    /** Returns the network in DL4J. */
    abstract MultiLayerNetwork network();

    /** Returns the batch for a plan. */
    Batch inputs() {
        return Batch.of(numbers(), shape);
    }

    /** Returns the targets for a plan. */
    Batch targets() {
        return Batch.ofClasses(labels(), classes);
    }

    /** Returns inputs and targets for DL4J. */
    DataSet dataSet() {
        float[][] targets = new float[ROWS][classes];
        int[] labels = labels();
        for (int row = 0; row < ROWS; row++) {
            targets[row][labels[row]] = 1;
        }
        long[] lengths = new long[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            lengths[axis] = shape[axis];
        }
        return new DataSet(Nd4j.createFromArray(numbers()).reshape(lengths), Nd4j.createFromArray(targets));
    }

    private float[] numbers() {
        int size = 1;
        for (int axis : shape) {
            size *= axis;
        }
        SplittableRandom random = new SplittableRandom(1);
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextDouble();
        }
        return numbers;
    }

    private int[] labels() {
        return new SplittableRandom(2).ints(ROWS, 0, classes).toArray();
    }

    private static MultiLayerNetwork build(InputType type, Layer... layers) {
        NeuralNetConfiguration.ListBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(RATE))
                .list();
        for (Layer layer : layers) {
            builder.layer(layer);
        }
        MultiLayerNetwork network =
                new MultiLayerNetwork(builder.setInputType(type).build());
        network.init();
        return network;
    }

    private static Layer dense(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.RELU)
                .build();
    }

    private static Layer convolution(int outputs, int kernel, int padding) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .stride(2, 2)
                .padding(padding, padding)
                .nOut(outputs)
                .activation(Activation.RELU)
                .build();
    }

    private static Layer pool() {
        return new SubsamplingLayer.Builder().kernelSize(2, 2).stride(1, 1).build();
    }

    private static Layer softmax(int outputs) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(outputs)
                .activation(Activation.SOFTMAX)
                .build();
    }
}
