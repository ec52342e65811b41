package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Decisions;
import dev.assize.core.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calibration errors, bins and proper scores of every golden table of logits. */
class CalibrationReferenceTest {
    private static final double TOLERANCE = 1e-9;

    @Test
    void errorsEqualTheGoldenOnes() {
        for (JsonNode table : tables()) {
            Tensor probabilities = probabilities(table);
            int[] labels = Golden.ints(table.get("labels"));
            Confidences decided = Confidences.ofDecisions(probabilities, labels);
            Reliability equalWidth = Reliability.equalWidth(decided, Reliability.BINS);

            assertClose(equalWidth.expectedError(), table.get("ece15"));
            assertClose(equalWidth.largestError(), table.get("mce15"));
            assertClose(equalWidth.rootMeanSquareError(), table.get("rmsce15"));
            assertClose(Reliability.equalSize(decided, 15).expectedError(), table.get("adaptiveEce15"));
            for (int k = 0; k < probabilities.rowSize(); k++) {
                Confidences ofClass = Confidences.ofClass(probabilities, labels, k);
                assertClose(
                        Reliability.equalWidth(ofClass, 15).expectedError(),
                        table.get("classwiseEce15").get(k));
            }
        }
    }

    @Test
    void binsEqualTheGoldenOnes() {
        for (JsonNode table : tables()) {
            Confidences decided = Confidences.ofDecisions(probabilities(table), Golden.ints(table.get("labels")));
            List<Reliability.Bin> bins = Reliability.equalWidth(decided, 15).bins();

            for (int b = 0; b < 15; b++) {
                JsonNode expected = table.get("bins15").get(b);
                Reliability.Bin bin = bins.get(b);
                assertThat(bin.rows()).isEqualTo(expected.get("count").asLong());
                assertClose(bin.lower(), expected.get("lower"));
                assertClose(bin.upper(), expected.get("upper"));
                assertClose(bin.meanConfidence(), expected.get("meanConfidence"));
                assertClose(bin.meanConfidence() - bin.gap(), expected.get("accuracy"));
            }
        }
    }

    @Test
    void properScoresAndAccuracyEqualTheGoldenOnes() {
        for (JsonNode table : tables()) {
            Tensor probabilities = probabilities(table);
            int[] labels = Golden.ints(table.get("labels"));
            boolean[] right = DamageEvidence.right(probabilities, labels);

            assertClose(
                    ProperScores.negativeLogLikelihood(probabilities, labels).value(), table.get("nll"));
            assertClose(ProperScores.brier(probabilities, labels).value(), table.get("brierSum"));
            assertClose(TrialEvidence.accuracy(right).value(), table.get("accuracy"));
            assertThat(Decisions.mostProbable(probabilities)).hasSize(labels.length);
        }
    }

    private static List<JsonNode> tables() {
        List<JsonNode> tables = new ArrayList<>();
        for (Path file : Golden.files("robustness", "calibration.*\\.json")) {
            Golden.read(file).get("tables").forEach(tables::add);
        }
        assertThat(tables).hasSizeGreaterThanOrEqualTo(2);
        return tables;
    }

    private static Tensor probabilities(JsonNode table) {
        Tensor logits = Golden.tensor(table.get("logits"));
        double[][] rows = new double[logits.rows()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Softmax.of(logits.row(row));
        }
        return Tensor.ofRows(rows);
    }

    private static void assertClose(double actual, JsonNode expected) {
        assertThat(actual).isCloseTo(expected.asDouble(), within(TOLERANCE));
    }
}
