package dev.assize.engine.plan;

import static dev.assize.engine.plan.GoldenParameters.ints;
import static dev.assize.engine.plan.GoldenParameters.numbers;
import static dev.assize.engine.plan.GoldenParameters.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assize.core.Tensor;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Logits and probabilities of every {@code explain/*.model.json}, through a plan in double: 1e-9. */
class PlanGoldenNetworksReferenceTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("assize.reference", "../../shared/reference"), "explain");

    @TestFactory
    List<DynamicTest> agreesWithPyTorch() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), () -> "no reference files in " + FOLDER);
        List<DynamicTest> tests = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*.model.json")) {
            for (Path file : files) {
                tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static void check(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        Tensor inputs = inputs(json);
        List<Layer> layers = new ArrayList<>();
        GoldenParameters parameters = new GoldenParameters();
        json.get("layers").forEach(layer -> add(layer, layers, parameters));
        int last = layers.size() - 1;
        long outputs = ((DenseLayer) layers.get(last)).getNOut();
        layers.set(
                last,
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(outputs)
                        .activation(Activation.SOFTMAX)
                        .build());
        Plan plan = Plan.of(Twin.network(type(inputs.shape()), DataType.DOUBLE, layers), Precision.DOUBLE);
        plan.setParameters(parameters.toArray());

        Pass pass = plan.forward(Batch.of(inputs));
        checkClose(pass.logits(), tensor(json.get("logits")));
        checkClose(pass.outputs(), tensor(json.get("probs")));
    }

    private static void checkClose(Tensor actual, Tensor expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.flat(i)).isCloseTo(expected.flat(i), within(1e-9 + 1e-8 * Math.abs(expected.flat(i))));
        }
    }

    private static Tensor inputs(JsonNode json) {
        Tensor inputs = tensor(json.get("inputs"));
        int[] shape = inputs.shape();
        if (shape.length != 3) {
            return inputs;
        }
        double[] swapped = GoldenParameters.featuresFirst(inputs.toArray(), shape[1], shape[2]);
        return Tensor.adopt(swapped, shape[0], shape[2], shape[1]);
    }

    private static InputType type(int[] shape) {
        return switch (shape.length) {
            case 2 -> InputType.feedForward(shape[1]);
            case 3 -> InputType.recurrent(shape[1], shape[2]);
            default -> InputType.convolutional(shape[2], shape[3], shape[1]);
        };
    }

    private static void add(JsonNode layer, List<Layer> layers, GoldenParameters parameters) {
        switch (layer.get("type").asText()) {
            case "dense" -> {
                layers.add(new DenseLayer.Builder()
                        .nOut(layer.get("nOut").asInt())
                        .activation(activation(layer))
                        .build());
                parameters.add(numbers(layer.get("W"))).add(numbers(layer.get("b"))); // [outputs, inputs] row by row
            }
            case "conv2d" -> {
                layers.add(new ConvolutionLayer.Builder(ints(layer.get("kernel")))
                        .stride(ints(layer.get("stride")))
                        .padding(ints(layer.get("padding")))
                        .nOut(layer.get("nOut").asInt())
                        .activation(activation(layer))
                        .build());
                parameters.add(numbers(layer.get("b"))).add(numbers(layer.get("W")));
            }
            case "maxpool2d" ->
                layers.add(new SubsamplingLayer.Builder()
                        .kernelSize(ints(layer.get("kernel")))
                        .stride(ints(layer.get("stride")))
                        .build());
            case "lstm" -> {
                int units = layer.get("nOut").asInt();
                layers.add(new LastTimeStep(new LSTM.Builder()
                        .nOut(units)
                        .activation(Activation.TANH)
                        .build()));
                JsonNode dl4j = layer.get("dl4j");
                parameters
                        .addColumns(numbers(dl4j.get("W")), layer.get("nIn").asInt())
                        .addColumns(numbers(dl4j.get("RW")), units)
                        .add(numbers(dl4j.get("b")));
            }
            default -> assertThat(layer.get("type").asText()).isIn("softmax", "flatten", "lastTimeStep");
        }
    }

    private static Activation activation(JsonNode layer) {
        return Activation.fromString(layer.get("activation").asText());
    }
}
