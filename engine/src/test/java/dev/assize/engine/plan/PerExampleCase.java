package dev.assize.engine.plan;

import static dev.assize.engine.plan.GoldenParameters.numbers;
import static dev.assize.engine.plan.GoldenParameters.shape;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.buffer.DataType;

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

    /** Returns whether there is no file, so that every case is skipped. */
    static boolean isSkipped() {
        return !Files.isRegularFile(FILE);
    }

    /** Returns the names of all cases of the file, or one that is skipped if there is none. */
    static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        if (!isSkipped()) {
            cases().fieldNames().forEachRemaining(names::add);
        }
        return names.isEmpty() ? List.of("no file") : names;
    }

    private static JsonNode cases() throws IOException {
        return new ObjectMapper().readTree(FILE.toFile()).get("cases");
    }

    /** Reads a case; skips the test if there is no file. */
    static PerExampleCase of(String name, Precision precision) throws IOException {
        assumeTrue(!isSkipped(), () -> "no reference file " + FILE);
        JsonNode golden = cases().get(name);
        PerExampleCase made = of(golden, precision, PerExampleLayers.of(golden));
        made.plan().setParameters(made.flat(golden.get("parameters")));
        return made;
    }

    /** Makes a case of other layers than those it was written for, without parameters. */
    static PerExampleCase of(JsonNode golden, Precision precision, List<Layer> layers) {
        boolean half = golden.get("spec").get("loss").asText().equals("half_squared_error"); // DL4J's L2 has no half
        JsonNode examples = golden.get("examples");
        return new PerExampleCase(
                golden, plan(precision, type(golden), layers), inputs(examples), targets(golden), half ? 2 : 1);
    }

    /** Makes a plan whose lanes take two rows at a time, so that batches are split. */
    private static Plan plan(Precision precision, InputType type, List<Layer> layers) {
        DataType dataType = precision == Precision.FLOAT ? DataType.FLOAT : DataType.DOUBLE;
        return Plan.of(
                Twin.network(type, dataType, layers),
                PlanOptions.defaults(precision).withLaneRows(2));
    }

    int rows() {
        return inputs.rows();
    }

    /** Returns whether steps of its sequences are left out. */
    boolean isMasked() {
        return golden.get("examples").get(0).has("mask");
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

    private static InputType type(JsonNode golden) {
        JsonNode example = golden.get("examples").get(0);
        if (example.has("tokens")) {
            return InputType.recurrent(
                    golden.get("parameters").get("E").size(),
                    example.get("tokens").size());
        }
        int[] shape = shape(example.get("x"));
        return switch (shape.length) {
            case 1 -> InputType.feedForward(shape[0]);
            case 2 -> InputType.recurrent(shape[1], shape[0]);
            default -> InputType.convolutional(shape[1], shape[2], shape[0]);
        };
    }

    private static Batch inputs(JsonNode examples) {
        int rows = examples.size();
        if (examples.get(0).has("tokens")) {
            return Batch.of(
                    each(examples, "tokens"),
                    rows,
                    examples.get(0).get("tokens").size());
        }
        int[] shape = shape(examples.get(0).get("x"));
        double[] all = each(examples, "x");
        return switch (shape.length) {
            case 1 -> Batch.of(all, rows, shape[0]);
            case 2 ->
                masked(
                        examples,
                        Batch.of(GoldenParameters.featuresFirst(all, shape[0], shape[1]), rows, shape[1], shape[0]));
            default -> Batch.of(all, rows, shape[0], shape[1], shape[2]);
        };
    }

    private static Batch masked(JsonNode examples, Batch batch) {
        if (!examples.get(0).has("mask")) {
            return batch;
        }
        int times = examples.get(0).get("mask").size();
        return batch.withMask(Batch.of(each(examples, "mask"), batch.rows(), times));
    }

    private static Batch targets(JsonNode golden) {
        JsonNode examples = golden.get("examples");
        int rows = examples.size();
        double[] y = each(examples, "y");
        int outputs = PerExampleLayers.outputs(golden.get("parameters"));
        if (golden.get("spec").get("kind").asText().equals("lstm_seq")) {
            return masked(examples, classesOfSteps(y, rows, outputs));
        }
        if (examples.get(0).get("y").isArray()) {
            return Batch.of(y, rows, outputs);
        }
        return Batch.ofClasses(Arrays.stream(y).mapToInt(label -> (int) label).toArray(), outputs);
    }

    private static Batch classesOfSteps(double[] labels, int rows, int classes) {
        int times = labels.length / rows;
        double[] targets = new double[classes * labels.length];
        for (int i = 0; i < labels.length; i++) {
            targets[(i / times * classes + (int) labels[i]) * times + i % times] = 1;
        }
        return Batch.of(targets, rows, classes, times);
    }

    /** Returns what all examples have under a name, one after the other. */
    static double[] each(JsonNode examples, String name) {
        GoldenParameters all = new GoldenParameters();
        examples.forEach(example -> all.add(numbers(example.get(name))));
        return all.toArray();
    }
}
