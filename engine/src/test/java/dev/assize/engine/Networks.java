package dev.assize.engine;

import dev.assize.core.Tensor;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks with fixed random parameters, for tests. */
final class Networks {
    private Networks() {}

    /** A network in float: the given hidden layers, then an output layer. */
    static MultiLayerNetwork of(InputType input, Layer output, Layer... hidden) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(7).list();
        for (Layer layer : hidden) {
            list.layer(layer);
        }
        MultiLayerConfiguration configuration =
                list.layer(output).setInputType(input).build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    /** Four inputs, one tanh layer of five, and the given output. */
    static MultiLayerNetwork dense(OutputLayer output) {
        return of(InputType.feedForward(4), output, dense(5, Activation.TANH));
    }

    /** A dense layer. */
    static DenseLayer dense(int units, Activation activation) {
        return new DenseLayer.Builder().nOut(units).activation(activation).build();
    }

    /** Softmax over {@code classes}. */
    static OutputLayer softmax(int classes) {
        return output(LossFunction.MCXENT, classes, Activation.SOFTMAX);
    }

    /** Any output layer. */
    static OutputLayer output(LossFunction loss, int units, Activation activation) {
        return new OutputLayer.Builder(loss).nOut(units).activation(activation).build();
    }

    /** Standard normal inputs. */
    static Tensor inputs(long seed, int... shape) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        return Tensor.adopt(random.doubles(size, -1.5, 1.5).toArray(), shape);
    }

    /** The same network as DL4J itself runs it in double. */
    static double[] dl4jOutput(MultiLayerNetwork network, Tensor batch) {
        long[] shape = new long[batch.shape().length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = batch.length(axis);
        }
        return network.convertDataType(DataType.DOUBLE)
                .output(Nd4j.createFromArray(batch.toArray()).reshape('c', shape))
                .dup('c')
                .data()
                .asDouble();
    }
}
