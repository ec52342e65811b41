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
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A case of {@code privacy/per_example_gradients.json}: the plan with its parameters, and its batch.
 *
 * @param golden what is written down
 * @param plan the network
 * @param inputs the examples
 * @param targets of these
 * @param lossFactor DL4J's loss over that of the case
 */
record PerExampleCase(JsonNode golden, Plan plan, Batch inputs, Batch targets, double lossFactor) {
    private static final Path FILE = Path.of(
            System.getProperty("assize.reference", "../../shared/reference"), "privacy", "per_example_gradients.json");
    private static final String[] GATES = {"cell_candidate", "forget_gate", "output_gate", "input_gate"
    }; // DL4J's order

    /** Returns the names of all cases of the file, or one that is skipped if there is none. */
    static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isRegularFile(FILE)) {
            cases().fieldNames().forEachRemaining(names::add);
        }
        return names.isEmpty() ? List.of("no file") : names;
    }

    private static JsonNode cases() throws IOException {
        return new ObjectMapper().readTree(FILE.toFile()).get("cases");
    }

    /** Reads a case; skips the test if there is no file. */
    static PerExampleCase of(String name, Precision precision) throws IOException {
        assumeTrue(Files.isRegularFile(FILE), () -> "no reference file " + FILE);
        JsonNode golden = cases().get(name);
        String kind = golden.get("spec").get("kind").asText();
        PerExampleCase made =
                kind.equals("mlp") || kind.equals("cnn") || !golden.get("spec").has("mask") && kind.equals("lstm_last")
                        ? plain(name, golden, precision)
                        : PerExampleSequences.of(name, golden, precision);
        made.plan().setParameters(made.flat(golden.get("parameters")));
        return made;
    }

    private static PerExampleCase plain(String name, JsonNode golden, Precision precision) {
        boolean half = golden.get("spec").get("loss").asText().equals("half_squared_error"); // DL4J's L2 has no half
        JsonNode examples = golden.get("examples");
        Plan plan = plan(precision, type(examples), layers(name, golden));
        return new PerExampleCase(golden, plan, inputs(examples), targets(golden), half ? 2 : 1);
    }

    /** Makes a plan whose lanes take two rows at a time, so that batches are split. */
    static Plan plan(Precision precision, InputType type, List<Layer> layers) {
        DataType dataType = precision == Precision.FLOAT ? DataType.FLOAT : DataType.DOUBLE;
        return Plan.of(
                Twin.network(type, dataType, layers),
                PlanOptions.defaults(precision).withLaneRows(2));
    }

    int rows() {
        return inputs.rows();
    }

    /** Returns numbers by parameter in DL4J's order of the flattened vector. */
    double[] flat(JsonNode parameters) {
        GoldenParameters flat = new GoldenParameters();
        if (parameters.has("W_input_gate")) {
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
            JsonNode numbers = parameters.get(names.get(i));
            if (names.get(i).equals("E")) {
                flat.addColumns(numbers(numbers), numbers.size());
            } else if (!names.get(i).startsWith("kb")) {
                flat.add(numbers(numbers));
            }
        }
        return flat.toArray();
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

    static double[] concatenate(JsonNode examples, Function<JsonNode, double[]> part) {
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

    static Layer dense(int outputs, Activation activation) {
        return new DenseLayer.Builder().nOut(outputs).activation(activation).build();
    }

    static Layer softmax(int outputs) {
        return output(LossFunction.MCXENT, Activation.SOFTMAX, outputs);
    }

    private static Layer output(LossFunction loss, Activation activation, int outputs) {
        return new OutputLayer.Builder(loss)
                .nOut(outputs)
                .activation(activation)
                .build();
    }
}
