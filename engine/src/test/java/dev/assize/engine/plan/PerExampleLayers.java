package dev.assize.engine.plan;

import static dev.assize.engine.plan.GoldenParameters.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The layers that the {@code spec} and the shapes of the parameters of a golden case describe. */
final class PerExampleLayers {
    private PerExampleLayers() {}

    static List<Layer> of(JsonNode golden) {
        JsonNode spec = golden.get("spec");
        JsonNode parameters = golden.get("parameters");
        Layer head = head(spec.get("loss").asText(), parameters);
        String kind = spec.get("kind").asText();
        return switch (kind) {
            case "mlp" -> dense(spec, parameters, head);
            case "cnn" -> stages(spec.get("stages"), parameters, head);
            case "lstm_last" -> List.of(new LastTimeStep(lstm(parameters)), head);
            case "lstm_seq" -> List.of(lstm(parameters), everyStep(outputs(parameters)));
            case "dense_seq" -> List.of(dense(parameters, "W0", "b0", Activation.TANH), mean(), head);
            case "embedding_mean" ->
                List.of(words(golden), mean(), dense(parameters, "W0", "b0", Activation.TANH), head);
            default -> throw new IllegalArgumentException("A case of unknown kind '" + kind + "'; read it here.");
        };
    }

    /** The last matrix that is written down is that of the output layer, [outputs, inputs]. */
    static int outputs(JsonNode parameters) {
        int outputs = 0;
        for (JsonNode parameter : parameters) {
            outputs = parameter.get(0).isArray() ? parameter.size() : outputs;
        }
        return outputs;
    }

    private static List<Layer> dense(JsonNode spec, JsonNode parameters, Layer head) {
        Activation activation = activation(spec.get("activation").asText());
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < spec.get("layers").asInt() - 1; i++) {
            layers.add(dense(parameters, "W" + i, "b" + i, activation));
        }
        layers.add(head);
        return layers;
    }

    private static List<Layer> stages(JsonNode stages, JsonNode parameters, Layer head) {
        List<Layer> layers = new ArrayList<>();
        for (JsonNode stage : stages) {
            String op = stage.get("op").asText();
            switch (op) {
                case "conv" -> layers.add(convolution(stage, parameters));
                case "maxpool" -> layers.add(pooling(stage, SubsamplingLayer.PoolingType.MAX));
                case "avgpool" -> layers.add(pooling(stage, SubsamplingLayer.PoolingType.AVG));
                case "dense" ->
                    layers.add(dense(
                            parameters, stage.get("W").asText(), stage.path("b").asText(), Activation.IDENTITY));
                case "flatten_chw" -> {} // DL4J flattens between layers in this order
                default -> layers.add(new ActivationLayer(activation(op)));
            }
        }
        layers.set(layers.size() - 1, head);
        return layers;
    }

    private static Layer convolution(JsonNode stage, JsonNode parameters) {
        int[] shape = shape(parameters.get(stage.get("W").asText()));
        return new ConvolutionLayer.Builder(shape[2], shape[3])
                .stride(both(stage, "stride", 1))
                .padding(both(stage, "padding", 0))
                .dilation(both(stage, "dilation", 1))
                .hasBias(stage.has("b"))
                .nOut(shape[0])
                .activation(Activation.IDENTITY)
                .build();
    }

    private static Layer pooling(JsonNode stage, SubsamplingLayer.PoolingType type) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(both(stage, "kernel", 1))
                .stride(both(stage, "stride", 1))
                .padding(both(stage, "padding", 0))
                .build();
    }

    private static int[] both(JsonNode stage, String name, int absent) {
        int number = stage.path(name).asInt(absent);
        return new int[] {number, number};
    }

    private static Layer dense(JsonNode parameters, String weights, String bias, Activation activation) {
        return new DenseLayer.Builder()
                .nOut(parameters.get(weights).size())
                .hasBias(parameters.has(bias))
                .activation(activation)
                .build();
    }

    private static Activation activation(String name) {
        return name.equals("none") ? Activation.IDENTITY : Activation.fromString(name);
    }

    /** Returns the last layer of a network with one answer for each example. */
    static Layer head(String loss, JsonNode parameters) {
        return switch (loss) {
            case "half_squared_error" -> output(LossFunction.L2, Activation.IDENTITY, parameters);
            case "binary_cross_entropy_with_logit" -> output(LossFunction.XENT, Activation.SIGMOID, parameters);
            default -> output(LossFunction.MCXENT, Activation.SOFTMAX, parameters);
        };
    }

    private static Layer output(LossFunction loss, Activation activation, JsonNode parameters) {
        boolean endsWithBias = false;
        for (JsonNode parameter : parameters) {
            endsWithBias = !parameter.get(0).isArray();
        }
        return new OutputLayer.Builder(loss)
                .nOut(outputs(parameters))
                .hasBias(endsWithBias)
                .activation(activation)
                .build();
    }

    private static Layer everyStep(int outputs) {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(outputs)
                .activation(Activation.SOFTMAX)
                .build();
    }

    static Layer lstm(JsonNode parameters) {
        return new LSTM.Builder()
                .nOut(parameters.get("b_input_gate").size())
                .activation(Activation.TANH)
                .build();
    }

    private static Layer words(JsonNode golden) {
        JsonNode table = golden.get("parameters").get("E");
        return new EmbeddingSequenceLayer.Builder()
                .nIn(table.size())
                .nOut(table.get(0).size())
                .inputLength(golden.get("examples").get(0).get("tokens").size())
                .build();
    }

    private static Layer mean() {
        return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }
}
