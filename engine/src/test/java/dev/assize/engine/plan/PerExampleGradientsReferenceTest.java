package dev.assize.engine.plan;

import static dev.assize.engine.plan.GoldenParameters.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Losses, gradient sums, norms of single examples and clipped sums of all cases of {@code
 * privacy/per_example_gradients.json}: 1e-9 in double, 1e-4 in float. Clipping by book-keeping never sees the gradient
 * of one example, so those are checked through batches of one.
 */
class PerExampleGradientsReferenceTest {
    static Stream<String> names() throws IOException {
        return PerExampleCase.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithPyTorch(String name) throws IOException {
        PerExampleCase golden = PerExampleCase.of(name, Precision.DOUBLE);

        checkPlain(golden, golden.plan().train(golden.inputs(), golden.targets(), 1));
    }

    private static void checkPlain(PerExampleCase golden, double[] losses) {
        double factor = golden.lossFactor();
        Compare.close(losses, scaled(numbers(golden.golden().get("losses")), factor), 1e-9);
        double[] sum = golden.flat(golden.golden().get("sum_unclipped"));
        Compare.close(golden.plan().gradient(), scaled(sum, factor), 1e-9);
        assertThat(sum).hasSize(golden.plan().parameterCount());
    }

    private static double[] scaled(double[] numbers, double factor) {
        return Arrays.stream(numbers).map(number -> number * factor).toArray();
    }

    static Stream<String> lastStepsUnderAMask() throws IOException {
        List<String> found = new ArrayList<>();
        for (String name : PerExampleCase.names()) {
            if (PerExampleCase.isSkipped() || isLastStepUnderAMask(PerExampleCase.of(name, Precision.DOUBLE))) {
                found.add(name);
            }
        }
        return found.stream();
    }

    private static boolean isLastStepUnderAMask(PerExampleCase golden) {
        return golden.isMasked()
                && golden.golden().get("spec").get("kind").asText().equals("lstm_last");
    }

    @ParameterizedTest
    @MethodSource("lastStepsUnderAMask")
    void maskMadeFromPadding_agreesWithPyTorch(String name) throws IOException {
        PerExampleCase masked = PerExampleCase.of(name, Precision.DOUBLE);
        JsonNode golden = zeroedWhereMasked(masked.golden());
        JsonNode parameters = golden.get("parameters");
        PerExampleCase padded = PerExampleCase.of(
                golden,
                Precision.DOUBLE,
                List.of(
                        new LastTimeStep(new MaskZeroLayer(PerExampleLayers.lstm(parameters), 0)),
                        PerExampleLayers.head("softmax_cross_entropy", parameters)));
        padded.plan().setParameters(masked.plan().parameters());

        checkPlain(padded, padded.plan().train(padded.inputs(), padded.targets(), 1));
        checkClipped(padded, 1e-9);
    }

    /** Returns the case with zeros instead of a mask. */
    private static JsonNode zeroedWhereMasked(JsonNode golden) {
        JsonNode copy = golden.deepCopy();
        for (JsonNode example : copy.get("examples")) {
            for (int time = 0; time < example.get("mask").size(); time++) {
                if (example.get("mask").get(time).asDouble() == 0) {
                    ((ArrayNode) example.get("x"))
                            .set(time, filled(example.get("x").get(time), 0));
                }
            }
            ((ObjectNode) example).remove("mask");
        }
        return copy;
    }

    @ParameterizedTest
    @MethodSource("names")
    void clippedSumsAgreeWithPyTorch_inDouble(String name) throws IOException {
        checkClipped(PerExampleCase.of(name, Precision.DOUBLE), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("names")
    void clippedSumsAgreeWithPyTorch_inFloat(String name) throws IOException {
        checkClipped(PerExampleCase.of(name, Precision.FLOAT), 1e-4);
    }

    private static void checkClipped(PerExampleCase golden, double tolerance) {
        assertThat(golden.golden().get("clipped").size()).isGreaterThanOrEqualTo(6);
        for (JsonNode mode : golden.golden().get("clipped")) {
            Clipping clipping = clipping(mode);
            Clipped clipped = train(golden, clipping, 0, golden.rows());
            close(clipped.norms(), numbers(golden.golden().get("norms")), tolerance, "norms");
            Compare.close(golden.plan().gradient(), golden.flat(mode.get("sum")), tolerance);
            if (clipping.byLayer()) {
                checkGroups(golden, mode, clipped, tolerance);
            } else {
                close(clipped.weights(0), numbers(mode.get("weights")), tolerance, mode.toString());
            }
        }
    }

    private static void checkGroups(PerExampleCase golden, JsonNode mode, Clipped clipped, double tolerance) {
        List<String> groups = new ArrayList<>();
        golden.golden().get("groups").fieldNames().forEachRemaining(groups::add);
        assertThat(clipped.groups()).isEqualTo(groups.size());
        for (int group = 0; group < groups.size(); group++) {
            String name = groups.get(group);
            JsonNode norms = golden.golden().get("norms_by_group").get(name);
            close(clipped.norms(group), numbers(norms), tolerance, name);
            close(clipped.weights(group), numbers(mode.get("weights").get(name)), tolerance, name);
        }
    }

    private static Clipping clipping(JsonNode mode) {
        double norm = mode.get("C").asDouble();
        return switch (mode.get("mode").asText()) {
            case "flat" -> Clipping.flat(norm);
            case "per_group" -> Clipping.perLayer(norm);
            case "automatic" -> Clipping.automatic(norm, mode.get("gamma").asDouble());
            default -> Clipping.normalized(norm);
        };
    }

    /** DL4J's losses count as often as those of the case, by their weights. */
    private static Clipped train(PerExampleCase golden, Clipping clipping, int from, int to) {
        double[] weights = new double[to - from];
        Arrays.fill(weights, 1 / golden.lossFactor());
        return golden.plan()
                .trainClipped(
                        List.of(golden.inputs().slice(from, to)),
                        List.of(golden.targets().slice(from, to)),
                        Records.single(to - from).withRowWeights(weights),
                        clipping,
                        1);
    }

    private static void close(double[] actual, double[] expected, double relative, String what) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            double allowed = relative * Math.max(Math.abs(expected[i]), 1e-12);
            assertThat(actual[i]).as("%s, %d", what, i).isCloseTo(expected[i], within(allowed));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void gradientsOfOneExampleAgreeWithPyTorch(String name) throws IOException {
        PerExampleCase golden = PerExampleCase.of(name, Precision.DOUBLE);
        JsonNode first = golden.golden().get("per_example_gradients_first");
        JsonNode norms = golden.golden().get("norms_by_parameter");
        List<String> names = new ArrayList<>();
        norms.fieldNames().forEachRemaining(names::add);
        double[] places = golden.flat(numbered(golden.golden().get("parameters"), names));

        for (int row = 0; row < golden.rows(); row++) {
            train(golden, Clipping.flat(1e6), row, row + 1);
            double[] gradient = golden.plan().gradient();
            if (row < first.size()) {
                Compare.close(gradient, golden.flat(first.get(row)), 1e-9);
            }
            double[] squares = new double[names.size()];
            for (int i = 0; i < gradient.length; i++) {
                squares[(int) places[i]] += gradient[i] * gradient[i];
            }
            for (int i = 0; i < squares.length; i++) {
                double expected = norms.get(names.get(i)).get(row).asDouble();
                assertThat(Math.sqrt(squares[i]))
                        .as("norm of %s, example %d", names.get(i), row)
                        .isCloseTo(expected, within(1e-9 * Math.max(expected, 1e-6)));
            }
        }
    }

    /** Returns the parameters with each number replaced by the number of its parameter. */
    private static JsonNode numbered(JsonNode parameters, List<String> names) {
        ObjectNode copy = parameters.deepCopy();
        for (int i = 0; i < names.size(); i++) {
            copy.set(names.get(i), filled(parameters.get(names.get(i)), i));
        }
        return copy;
    }

    private static JsonNode filled(JsonNode node, int number) {
        if (!node.isArray()) {
            return IntNode.valueOf(number);
        }
        ArrayNode copy = node.deepCopy();
        for (int i = 0; i < copy.size(); i++) {
            copy.set(i, filled(copy.get(i), number));
        }
        return copy;
    }
}
