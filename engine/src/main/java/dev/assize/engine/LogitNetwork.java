package dev.assize.engine;

import dev.assize.core.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A copy of a network, in double precision, that ends before its softmax or sigmoid and has no dropout or weight noise:
 * the deterministic function from inputs to the last layer's sums. Not safe for several threads at once.
 */
final class LogitNetwork {
    private final MultiLayerNetwork network;
    private final OutputHead head;
    private final int units;

    private LogitNetwork(MultiLayerNetwork network, OutputHead head, int units) {
        this.network = network;
        this.head = head;
        this.units = units;
    }

    /** Copies a network; later changes of the original are not seen. */
    static LogitNetwork of(MultiLayerNetwork original) {
        MultiLayerConfiguration configuration =
                original.getLayerWiseConfigurations().clone();
        List<NeuralNetConfiguration> layers = configuration.getConfs();
        for (int i = 0; i < layers.size(); i++) {
            makeDeterministic(layers.get(i).getLayer(), i);
            layers.get(i).setDataType(DataType.DOUBLE);
        }
        configuration.setDataType(DataType.DOUBLE);
        NeuralNetConfiguration last = layers.get(layers.size() - 1);
        OutputLayer output = outputLayer(last.getLayer(), layers.size() - 1);
        OutputHead head = head(output);
        last.setLayer(withoutHead(output, head));
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        INDArray parameters = original.params();
        network.init(parameters.castTo(DataType.DOUBLE), true);
        return new LogitNetwork(network, head, (int) output.getNOut());
    }

    /** Returns what makes scores of the sums. */
    OutputHead head() {
        return head;
    }

    /** Returns the number of sums a row gets. */
    int units() {
        return units;
    }

    /** Returns the configuration of this copy. */
    MultiLayerConfiguration configuration() {
        return network.getLayerWiseConfigurations();
    }

    /** Returns the sums of a batch, shape [rows, units], row-major. */
    double[] sums(Tensor batch) {
        INDArray input = array(batch);
        INDArray result = network.output(input, false);
        return leave(result, input);
    }

    /**
     * Returns a gradient with respect to the inputs.
     *
     * @param batch the inputs
     * @param derivative makes, of the sums, the derivative of the wanted output with respect to the sums; both of shape
     *     [rows, units], row-major
     * @return the gradient, row-major, in the shape of {@code batch}
     */
    double[] inputGradient(Tensor batch, UnaryOperator<double[]> derivative) {
        INDArray input = array(batch);
        network.setInput(input);
        List<INDArray> activations = network.feedForward(false, false);
        double[] sums = activations.get(activations.size() - 1).dup('c').data().asDouble();
        INDArray outputGradient = array(derivative.apply(sums), batch.rows(), units);
        INDArray gradient =
                network.backpropGradient(outputGradient, null).getSecond().reshape('c', input.shape());
        network.clear();
        return leave(gradient, input);
    }

    private static INDArray array(Tensor batch) {
        int[] shape = batch.shape();
        long[] longShape = new long[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            longShape[axis] = shape[axis];
        }
        return array(batch.toArray(), longShape);
    }

    private static INDArray array(double[] data, long... shape) {
        return Nd4j.createFromArray(data).reshape('c', shape);
    }

    private static double[] leave(INDArray result, INDArray input) {
        double[] numbers = result.dup('c').data().asDouble();
        input.close();
        return numbers;
    }

    private static void makeDeterministic(Layer layer, int index) {
        if (layer instanceof BatchNormalization) {
            throw new IllegalArgumentException("layer " + index + " is a BatchNormalization, whose input gradient DL4J "
                    + "computes from the batch instead of the learned statistics; fold it into the layer before it");
        }
        layer.setIDropout(null);
        if (layer instanceof BaseLayer withWeights) {
            withWeights.setWeightNoise(null);
        }
    }

    private static OutputLayer outputLayer(Layer layer, int index) {
        if (layer.getClass() == OutputLayer.class) {
            return (OutputLayer) layer;
        }
        throw new IllegalArgumentException("the last layer, number " + index + ", is a "
                + layer.getClass().getSimpleName() + "; only networks that end with an OutputLayer can be scored");
    }

    private static OutputHead head(OutputLayer output) {
        IActivation activation = output.getActivationFn();
        if (activation instanceof ActivationSoftmax && output.getNOut() > 1) {
            return OutputHead.SOFTMAX;
        }
        if (output.getNOut() == 1 && activation instanceof ActivationSigmoid) {
            return OutputHead.SIGMOID;
        }
        if (output.getNOut() == 1 && !(activation instanceof ActivationSoftmax)) {
            return OutputHead.NUMBER;
        }
        throw new IllegalArgumentException("the output layer has " + output.getNOut() + " units with activation "
                + activation + "; use softmax for two or more classes, one sigmoid unit, or one unit for a number");
    }

    private static DenseLayer withoutHead(OutputLayer output, OutputHead head) {
        return new DenseLayer.Builder()
                .name(output.getLayerName())
                .nIn(output.getNIn())
                .nOut(output.getNOut())
                .hasBias(output.hasBias())
                .activation(
                        head == OutputHead.NUMBER
                                ? output.getActivationFn()
                                : Activation.IDENTITY.getActivationFunction())
                .weightInit(output.getWeightInitFn())
                .updater(new NoOp())
                .biasUpdater(new NoOp())
                .build();
    }
}
