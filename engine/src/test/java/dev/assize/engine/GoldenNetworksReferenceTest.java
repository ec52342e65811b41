package dev.assize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.PlanPredictor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Networks whose logits, probabilities and saliencies were computed in float64 by PyTorch and Captum; every
 * {@code *.model.json} of the reference folder. Tolerance 1e-9 absolute + 1e-8 relative: the files have 12 digits.
 */
class GoldenNetworksReferenceTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("assize.reference", "../../shared/reference"), "explain");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    List<DynamicTest> agreesWithPyTorch() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), () -> "no reference files in " + FOLDER);
        List<DynamicTest> tests = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*.model.json")) {
            for (Path file : files) {
                GoldenNetwork golden = new GoldenNetwork(read(file));
                tests.add(DynamicTest.dynamicTest(golden.name() + " logits", () -> checkLogits(golden)));
                tests.add(DynamicTest.dynamicTest(golden.name() + " probabilities", () -> checkProbabilities(golden)));
                tests.add(DynamicTest.dynamicTest(golden.name() + " saliency", () -> checkSaliency(golden)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static void checkLogits(GoldenNetwork golden) {
        PlanPredictor predictor = golden.predictor();
        Tensor expected = golden.tensor("logits");
        for (int c = 0; c < predictor.outputCount(); c++) {
            int[] classes = new int[expected.rows()];
            Arrays.fill(classes, c);
            Tensor logits = predictor.output(golden.inputs(), classes, OutputScale.LOGIT);
            for (int row = 0; row < expected.rows(); row++) {
                checkClose(logits.flat(row), expected.at(row, c));
            }
        }
    }

    private static void checkProbabilities(GoldenNetwork golden) {
        Tensor actual = golden.predictor().predict(golden.inputs());
        Tensor expected = golden.tensor("probs");
        assertThat(actual.shape()).containsExactly(expected.shape());
        for (int i = 0; i < expected.size(); i++) {
            checkClose(actual.flat(i), expected.flat(i));
        }
    }

    private static void checkSaliency(GoldenNetwork golden) {
        JsonNode attributions =
                read(FOLDER.resolve(golden.name() + ".attr.json")).get("attributions");
        int found = 0;
        for (JsonNode entry : attributions) {
            if (entry.get("id").asText().startsWith("saliency.signed.")) {
                boolean logit = entry.get("target").asText().equals("logit");
                Tensor gradient = golden.predictor()
                        .gradient(
                                golden.inputs(), golden.targets(), logit ? OutputScale.LOGIT : OutputScale.PROBABILITY);
                Tensor expected = golden.asInputs(GoldenNetwork.tensor(entry.get("values")));
                for (int i = 0; i < expected.size(); i++) {
                    checkClose(gradient.flat(i), expected.flat(i));
                }
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    private static void checkClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 + 1e-8 * Math.abs(expected)));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the golden file " + file, e);
        }
    }
}
