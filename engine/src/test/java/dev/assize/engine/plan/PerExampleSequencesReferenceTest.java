package dev.assize.engine.plan;

import static dev.assize.engine.plan.GoldenParameters.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The cases of {@code privacy/per_example_gradients.json} over sequences, masked ones among them: 1e-9. */
class PerExampleSequencesReferenceTest {
    private static final Path FILE = Path.of(
            System.getProperty("assize.reference", "../../shared/reference"), "privacy", "per_example_gradients.json");
    private static final String[] GATES = {"cell_candidate", "forget_gate", "output_gate", "input_gate"
    }; // DL4J's order

    private static JsonNode golden(String name) throws IOException {
        assumeTrue(Files.isRegularFile(FILE), () -> "no reference file " + FILE);
        return new ObjectMapper().readTree(FILE.toFile()).get("cases").get(name);
    }

    private static Plan plan(InputType type, double[] parameters, Layer... layers) {
        Plan plan = Plan.of(Twin.network(type, DataType.DOUBLE, List.of(layers)), Precision.DOUBLE);
        plan.setParameters(parameters);
        return plan;
    }

    private static double[] collect(JsonNode golden, Function<JsonNode, double[]> part) {
        GoldenParameters all = new GoldenParameters();
        golden.get("examples").forEach(example -> all.add(part.apply(example)));
        return all.toArray();
    }

    private static double[] steps(JsonNode golden, String name) {
        return collect(golden, example -> numbers(example.get(name)));
    }

    private static double[] lstm(JsonNode parameters) {
        GoldenParameters flat = new GoldenParameters();
        for (String prefix : List.of("W_", "U_", "b_")) {
            Stream.of(GATES).forEach(gate -> flat.add(numbers(parameters.get(prefix + gate))));
        }
        return flat.add(numbers(parameters.get("W_out")))
                .add(numbers(parameters.get("b_out")))
                .toArray();
    }

    private static double[] inOrder(JsonNode parameters) {
        GoldenParameters flat = new GoldenParameters();
        parameters.fieldNames().forEachRemaining(name -> {
            if (name.equals("E")) {
                flat.addColumns(
                        numbers(parameters.get(name)), parameters.get(name).size());
            } else {
                flat.add(numbers(parameters.get(name)));
            }
        });
        return flat.toArray();
    }

    private static void check(Plan plan, Batch inputs, Batch targets, JsonNode golden, double[] sum) {
        Compare.close(plan.train(inputs, targets, 1), numbers(golden.get("losses")), 1e-9);
        Compare.close(plan.gradient(), sum, 1e-9);
        assertThat(plan.parameterCount()).isEqualTo(sum.length);
    }

    private static Batch classes(JsonNode golden, int count) {
        int[] labels = Arrays.stream(collect(
                        golden, example -> new double[] {example.get("y").asInt()}))
                .mapToInt(label -> (int) label)
                .toArray();
        return Batch.ofClasses(labels, count);
    }

    private static Batch inputs(JsonNode golden, int times, int features) {
        double[] x = GoldenParameters.featuresFirst(steps(golden, "x"), times, features);
        return Batch.of(x, golden.get("examples").size(), features, times);
    }

    private static Layer lstm() {
        return new LSTM.Builder().nOut(4).activation(Activation.TANH).build();
    }

    private static Layer dense() {
        return new DenseLayer.Builder().nOut(5).activation(Activation.TANH).build();
    }

    private static Layer mean() {
        return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }

    private static Layer softmax(int outputs) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(outputs)
                .activation(Activation.SOFTMAX)
                .build();
    }

    @Test
    void lastUnmaskedStep_agreesWithPyTorch() throws IOException {
        JsonNode golden = golden("lstm_last_step_masked");
        int rows = golden.get("examples").size();
        double[] mask = steps(golden, "mask");
        Plan plan =
                plan(InputType.recurrent(3, 5), lstm(golden.get("parameters")), new LastTimeStep(lstm()), softmax(2));
        Batch inputs = inputs(golden, 5, 3).withMask(Batch.of(mask, rows, 5));

        check(plan, inputs, classes(golden, 2), golden, lstm(golden.get("sum_unclipped")));
    }

    @Test
    void maskMadeFromPadding_agreesWithPyTorch() throws IOException {
        JsonNode golden = golden("lstm_last_step_masked");
        double[] mask = steps(golden, "mask");
        double[] x = steps(golden, "x"); // [rows, time, features]
        for (int i = 0; i < x.length; i++) {
            x[i] *= mask[i / 3];
        }
        int rows = mask.length / 5;
        Plan plan = plan(
                InputType.recurrent(3, 5),
                lstm(golden.get("parameters")),
                new LastTimeStep(new MaskZeroLayer(lstm(), 0)),
                softmax(2));

        Batch inputs = Batch.of(GoldenParameters.featuresFirst(x, 5, 3), rows, 3, 5);
        check(plan, inputs, classes(golden, 2), golden, lstm(golden.get("sum_unclipped")));
    }

    @Test
    void everyUnmaskedStep_agreesWithPyTorch() throws IOException {
        JsonNode golden = golden("lstm_every_step_masked");
        int rows = golden.get("examples").size();
        Batch mask = Batch.of(steps(golden, "mask"), rows, 5);
        double[] labels = steps(golden, "y");
        double[] targets = new double[rows * 2 * 5];
        for (int i = 0; i < labels.length; i++) {
            targets[(i / 5 * 2 + (int) labels[i]) * 5 + i % 5] = 1;
        }
        Layer output = new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build();
        Plan plan = plan(InputType.recurrent(3, 5), lstm(golden.get("parameters")), lstm(), output);

        Batch inputs = inputs(golden, 5, 3).withMask(mask);
        check(plan, inputs, Batch.of(targets, rows, 2, 5).withMask(mask), golden, lstm(golden.get("sum_unclipped")));
    }

    @Test
    void meanOverTime_agreesWithPyTorch() throws IOException {
        JsonNode golden = golden("dense_over_sequence_mean");
        Plan plan = plan(InputType.recurrent(4, 6), inOrder(golden.get("parameters")), dense(), mean(), softmax(3));

        check(plan, inputs(golden, 6, 4), classes(golden, 3), golden, inOrder(golden.get("sum_unclipped")));
    }

    @Test
    void repeatedTokens_agreeWithPyTorch() throws IOException {
        JsonNode golden = golden("embedding_repeated_tokens");
        Layer words = new EmbeddingSequenceLayer.Builder()
                .nIn(9)
                .nOut(4)
                .inputLength(6)
                .build();
        Plan plan =
                plan(InputType.recurrent(9, 6), inOrder(golden.get("parameters")), words, mean(), dense(), softmax(3));

        Batch tokens = Batch.of(steps(golden, "tokens"), golden.get("examples").size(), 6);
        check(plan, tokens, classes(golden, 3), golden, inOrder(golden.get("sum_unclipped")));
    }
}
