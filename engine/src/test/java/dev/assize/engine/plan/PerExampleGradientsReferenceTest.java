package dev.assize.engine.plan;

import static dev.assize.engine.plan.GoldenParameters.numbers;
import static dev.assize.engine.plan.GoldenParameters.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Losses and gradient sums of the cases of {@code privacy/per_example_gradients.json} whose layers have rules: 1e-9.
 */
class PerExampleGradientsReferenceTest {
    private static final Path FILE = Path.of(
            System.getProperty("assize.reference", "../../shared/reference"), "privacy", "per_example_gradients.json");
    private static final String[] GATES = {"cell_candidate", "forget_gate", "output_gate", "input_gate"
    }; // DL4J's order

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlp_tanh",
                "mlp_relu_regression",
                "logistic_binary",
                "cnn_maxpool",
                "cnn_strided_nobias",
                "lstm_last_step"
            })
    void agreesWithPyTorch(String name) throws IOException {
        assumeTrue(Files.isRegularFile(FILE), () -> "no reference file " + FILE);
        JsonNode golden =
                new ObjectMapper().readTree(FILE.toFile()).get("cases").get(name);
        boolean half = golden.get("spec").get("loss").asText().equals("half_squared_error"); // DL4J's L2 has no half
        JsonNode examples = golden.get("examples");
        Plan plan = Plan.of(Twin.network(type(examples), DataType.DOUBLE, layers(name, golden)), Precision.DOUBLE);
        plan.setParameters(flat(name, golden.get("parameters")));

        double[] losses = plan.train(inputs(examples), targets(golden), 1);
        Compare.close(losses, scaled(numbers(golden.get("losses")), half ? 2 : 1), 1e-9);
        double[] sum = flat(name, golden.get("sum_unclipped"));
        Compare.close(plan.gradient(), scaled(sum, half ? 2 : 1), 1e-9);
        assertThat(sum).hasSize(plan.parameterCount());
    }

    private static double[] scaled(double[] numbers, double factor) {
        return Arrays.stream(numbers).map(number -> number * factor).toArray();
    }

    private static Batch inputs(JsonNode examples) {
        int[] shape = shape(examples.get(0).get("x"));
        double[] all = concatenate(examples, example -> numbers(example.get("x")));
        int rows = examples.size();
        return switch (shape.length) {
            case 1 -> Batch.of(all, rows, shape[0]);
            case 2 -> Batch.of(GoldenParameters.featuresFirst(all, shape[0], shape[1]), rows, shape[1], shape[0]);
            default -> Batch.of(all, rows, shape[0], shape[1], shape[2]);
        };
    }

    private static InputType type(JsonNode examples) {
        int[] shape = shape(examples.get(0).get("x"));
        return switch (shape.length) {
            case 1 -> InputType.feedForward(shape[0]);
            case 2 -> InputType.recurrent(shape[1], shape[0]);
            default -> InputType.convolutional(shape[1], shape[2], shape[0]);
        };
    }

    private static Batch targets(JsonNode golden) {
        JsonNode examples = golden.get("examples");
        if (examples.get(0).get("y").isArray()) {
            int outputs = examples.get(0).get("y").size();
            return Batch.of(concatenate(examples, example -> numbers(example.get("y"))), examples.size(), outputs);
        }
        int[] labels = new int[examples.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = examples.get(i).get("y").asInt();
        }
        return Batch.ofClasses(labels, outputs(golden.get("parameters")));
    }

    /** The last bias that is written down is that of the output layer. */
    private static int outputs(JsonNode parameters) {
        int outputs = 0;
        for (JsonNode parameter : parameters) {
            outputs = parameter.get(0).isArray() ? outputs : parameter.size();
        }
        return outputs;
    }

    private static double[] concatenate(JsonNode examples, Function<JsonNode, double[]> part) {
        GoldenParameters all = new GoldenParameters();
        examples.forEach(example -> all.add(part.apply(example)));
        return all.toArray();
    }

    private static List<Layer> layers(String name, JsonNode golden) {
        int outputs = outputs(golden.get("parameters"));
        return switch (name) {
            case "mlp_tanh" -> List.of(dense(5, Activation.TANH), dense(4, Activation.TANH), softmax(outputs));
            case "mlp_relu_regression" ->
                List.of(
                        dense(5, Activation.RELU),
                        dense(4, Activation.RELU),
                        output(LossFunction.L2, Activation.IDENTITY, outputs));
            case "logistic_binary" -> List.of(output(LossFunction.XENT, Activation.SIGMOID, outputs));
            case "lstm_last_step" ->
                List.of(
                        new LastTimeStep(new LSTM.Builder()
                                .nOut(4)
                                .activation(Activation.TANH)
                                .build()),
                        softmax(outputs));
            default -> convolutional(golden, outputs);
        };
    }

    private static List<Layer> convolutional(JsonNode golden, int outputs) {
        List<Layer> layers = new ArrayList<>();
        for (JsonNode stage : golden.get("spec").get("stages")) {
            switch (stage.get("op").asText()) {
                case "conv" -> {
                    JsonNode weights =
                            golden.get("parameters").get(stage.get("W").asText());
                    int[] shape = shape(weights);
                    layers.add(new ConvolutionLayer.Builder(shape[2], shape[3])
                            .stride(
                                    stage.get("stride").asInt(),
                                    stage.get("stride").asInt())
                            .padding(
                                    stage.get("padding").asInt(),
                                    stage.get("padding").asInt())
                            .hasBias(stage.has("b"))
                            .nOut(shape[0])
                            .activation(Activation.IDENTITY)
                            .build());
                }
                case "relu", "tanh" ->
                    layers.add(new ActivationLayer(
                            Activation.fromString(stage.get("op").asText())));
                case "maxpool" ->
                    layers.add(new SubsamplingLayer.Builder()
                            .kernelSize(
                                    stage.get("kernel").asInt(),
                                    stage.get("kernel").asInt())
                            .stride(
                                    stage.get("stride").asInt(),
                                    stage.get("stride").asInt())
                            .build());
                case "dense" ->
                    layers.add(dense(
                            golden.get("parameters")
                                    .get(stage.get("b").asText())
                                    .size(),
                            Activation.IDENTITY));
                default -> assertThat(stage.get("op").asText()).isEqualTo("flatten_chw");
            }
        }
        layers.set(layers.size() - 1, softmax(outputs));
        return layers;
    }

    private static double[] flat(String name, JsonNode parameters) {
        GoldenParameters flat = new GoldenParameters();
        if (name.equals("lstm_last_step")) {
            for (String prefix : List.of("W_", "U_", "b_")) { // [units, inputs] by gate = columns of DL4J's matrix
                Stream.of(GATES).forEach(gate -> flat.add(numbers(parameters.get(prefix + gate))));
            }
            return flat.add(numbers(parameters.get("W_out")))
                    .add(numbers(parameters.get("b_out")))
                    .toArray();
        }
        List<String> names = new ArrayList<>();
        parameters.fieldNames().forEachRemaining(names::add);
        for (int i = 0; i < names.size(); i++) {
            boolean kernel = names.get(i).startsWith("K");
            if (kernel && i + 1 < names.size() && names.get(i + 1).startsWith("kb")) {
                flat.add(numbers(parameters.get(names.get(i + 1)))); // a convolution's bias comes first
            }
            if (!names.get(i).startsWith("kb")) {
                flat.add(numbers(parameters.get(names.get(i))));
            }
        }
        return flat.toArray();
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
}
