package dev.assize.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.PlanPredictor;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network of a golden file, rebuilt in DL4J. */
final class GoldenNetwork {
    private final JsonNode json;

    GoldenNetwork(JsonNode json) {
        this.json = json;
    }

    String name() {
        return json.get("name").asText();
    }

    Tensor tensor(String field) {
        return tensor(json.get(field));
    }

    static Tensor tensor(JsonNode node) {
        return Tensor.adopt(doubles(node.get("data")), ints(node.get("shape")));
    }

    int[] targets() {
        return ints(json.get("targets"));
    }

    /** Returns the inputs as DL4J wants them: sequences are [row, feature, time]. */
    Tensor inputs() {
        return asInputs(tensor("inputs"));
    }

    /** Returns numbers of the shape of the inputs in DL4J's order of axes. */
    Tensor asInputs(Tensor tensor) {
        if (tensor.shape().length != 3) {
            return tensor;
        }
        int rows = tensor.length(0);
        int times = tensor.length(1);
        int features = tensor.length(2);
        double[] swapped = new double[tensor.size()];
        for (int i = 0; i < swapped.length; i++) {
            int feature = i % features;
            int time = i / features % times;
            int row = i / features / times;
            swapped[(row * features + feature) * times + time] = tensor.flat(i);
        }
        return Tensor.adopt(swapped, rows, features, times);
    }

    PlanPredictor predictor() {
        List<Layer> layers = new ArrayList<>();
        List<double[][]> parameters = new ArrayList<>();
        JsonNode nodes = json.get("layers");
        for (int i = 0; i < nodes.size(); i++) {
            boolean last = i == nodes.size() - 2;
            add(nodes.get(i), last, layers, parameters);
        }
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).list();
        layers.forEach(list::layer);
        MultiLayerNetwork network =
                new MultiLayerNetwork(list.setInputType(inputType()).build());
        network.init();
        int filled = 0;
        for (double[][] layer : parameters) {
            filled = fill(network, layer, filled);
        }
        return PlanPredictor.of(network);
    }

    private static int fill(MultiLayerNetwork network, double[][] layer, int from) {
        int index = from;
        while (network.getLayer(index).numParams() == 0) {
            index++;
        }
        String[] names = layer.length == 2 ? new String[] {"W", "b"} : new String[] {"W", "RW", "b"};
        for (int i = 0; i < names.length; i++) {
            INDArray target = network.getParam(index + "_" + names[i]);
            target.assign(Nd4j.createFromArray(layer[i]).reshape('c', target.shape()));
        }
        return index + 1;
    }

    private InputType inputType() {
        int[] shape = inputs().shape();
        return switch (shape.length) {
            case 2 -> InputType.feedForward(shape[1]);
            case 3 -> InputType.recurrent(shape[1], shape[2]);
            default -> InputType.convolutional(shape[2], shape[3], shape[1]);
        };
    }

    private static void add(JsonNode node, boolean last, List<Layer> layers, List<double[][]> parameters) {
        switch (node.get("type").asText()) {
            case "dense" -> {
                int units = node.get("nOut").asInt();
                layers.add(last ? Networks.softmax(units) : Networks.dense(units, activation(node)));
                parameters.add(new double[][] {
                    transposed(tensor(node.get("W"))), doubles(node.get("b").get("data"))
                });
            }
            case "conv2d" -> {
                layers.add(new ConvolutionLayer.Builder(ints(node.get("kernel")))
                        .stride(ints(node.get("stride")))
                        .padding(ints(node.get("padding")))
                        .nOut(node.get("nOut").asInt())
                        .activation(activation(node))
                        .build());
                parameters.add(new double[][] {
                    doubles(node.get("W").get("data")), doubles(node.get("b").get("data"))
                });
            }
            case "maxpool2d" ->
                layers.add(new SubsamplingLayer.Builder()
                        .kernelSize(ints(node.get("kernel")))
                        .stride(ints(node.get("stride")))
                        .build());
            case "lstm" -> {
                layers.add(new LastTimeStep(new LSTM.Builder()
                        .nOut(node.get("nOut").asInt())
                        .activation(Activation.TANH)
                        .build()));
                JsonNode dl4j = node.get("dl4j");
                parameters.add(new double[][] {
                    doubles(dl4j.get("W").get("data")),
                    doubles(dl4j.get("RW").get("data")),
                    doubles(dl4j.get("b").get("data"))
                });
            }
            default -> {}
        }
    }

    private static Activation activation(JsonNode node) {
        return Activation.fromString(node.get("activation").asText());
    }

    private static double[] transposed(Tensor matrix) {
        int outputs = matrix.length(0);
        int inputs = matrix.length(1);
        double[] transposed = new double[matrix.size()];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                transposed[i * outputs + o] = matrix.at(o, i);
            }
        }
        return transposed;
    }

    private static double[] doubles(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return numbers;
    }

    private static int[] ints(JsonNode list) {
        int[] numbers = new int[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asInt();
        }
        return numbers;
    }
}
