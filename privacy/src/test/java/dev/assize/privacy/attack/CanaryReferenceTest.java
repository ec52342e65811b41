package dev.assize.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Counts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rates and closed forms to 1e-9, searched epsilons to 2e-5; delta 1e-5 and significance 0.05 where a key names none.
 */
class CanaryReferenceTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final Offset<Double> SEARCHED = within(2e-5);
    private static final double DELTA = 1e-5;
    private static final double SIGNIFICANCE = 0.05;

    static List<JsonNode> canaries() throws IOException {
        return AuditFile.sections("canaries").stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .toList();
    }

    private static CanaryScores scores(JsonNode golden) {
        return CanaryScores.of(AuditFile.numbers(golden.get("in_scores")), AuditFile.numbers(golden.get("out_scores")));
    }

    @ParameterizedTest
    @MethodSource("canaries")
    void agreesOnTheCurve(JsonNode golden) {
        CanaryScores scores = scores(golden);
        RocEnvelope envelope = RocEnvelope.of(scores);

        assertThat(envelope.area()).isCloseTo(golden.get("auroc").asDouble(), CLOSE);
        assertThat(scores.area()).isCloseTo(golden.get("auroc_plain").asDouble(), CLOSE);
        assertThat(envelope.largestAccuracy())
                .isCloseTo(golden.get("max_accuracy").asDouble(), CLOSE);
        assertThat(envelope.largestAdvantage())
                .isCloseTo(golden.get("max_advantage").asDouble(), CLOSE);
        assertThat(envelope.corners())
                .hasSize(golden.get("thresholds_on_envelope").asInt());
        double[] rates = AuditFile.numbers(golden.get("fpr"));
        for (int i = 0; i < rates.length; i++) {
            assertThat(envelope.truePositiveRateAt(rates[i]))
                    .isCloseTo(golden.get("tpr_at_fpr_envelope").get(i).asDouble(), CLOSE);
            assertThat(scores.truePositiveRateAt(rates[i]))
                    .isCloseTo(golden.get("tpr_at_fpr_step").get(i).asDouble(), CLOSE);
        }
    }

    @ParameterizedTest
    @MethodSource("canaries")
    void agreesOnEstimatesAndBoundsByCounts(JsonNode golden) {
        CanaryScores scores = scores(golden);

        golden.get("eps_raw_counts").properties().forEach(point -> {
            double[] setting = settings(point.getKey());
            assertThat(CanaryBound.of(scores, setting[1], SIGNIFICANCE).estimate((int) setting[0]))
                    .isCloseTo(point.getValue().asDouble(), CLOSE);
        });
        golden.get("eps_clopper_pearson_bonferroni").properties().forEach(point -> {
            double[] setting = settings(point.getKey());
            assertThat(CanaryBound.of(scores, setting[1], setting[0]).overEnvelope())
                    .isCloseTo(point.getValue().asDouble(), CLOSE);
        });
        assertThat(CanaryBound.of(scores, 0, SIGNIFICANCE).overEnvelopeBothWays())
                .isCloseTo(golden.get("eps_clopper_pearson_two_sided").asDouble(), CLOSE);
        assertThat(CanaryBound.of(scores, DELTA, SIGNIFICANCE)
                        .at(golden.get("explicit_threshold").asDouble()))
                .isCloseTo(golden.get("eps_clopper_pearson_at_threshold").asDouble(), CLOSE);
        assertThat(CanaryBound.of(scores, DELTA, SIGNIFICANCE).gaussian())
                .isCloseTo(golden.get("eps_gdp").asDouble(), SEARCHED);
    }

    @ParameterizedTest
    @MethodSource("canaries")
    void agreesOnBoundsOfOneRun(JsonNode golden) {
        CanaryScores scores = scores(golden);
        double threshold = golden.get("explicit_threshold").asDouble();
        OneRunAudit any = OneRunAudit.ofAnyTraining(DELTA, SIGNIFICANCE);
        OneRunAudit gaussian = OneRunAudit.ofGaussianTraining(DELTA, SIGNIFICANCE);

        assertThat(any.at(scores, threshold))
                .isCloseTo(golden.get("eps_one_run_at_threshold").asDouble(), SEARCHED);
        assertThat(any.overEnvelope(scores))
                .isCloseTo(golden.get("eps_one_run_bonferroni").asDouble(), SEARCHED);
        assertThat(gaussian.at(scores, threshold))
                .isCloseTo(golden.get("eps_one_run_fdp_at_threshold").asDouble(), SEARCHED);
        assertThat(gaussian.overEnvelope(scores))
                .isCloseTo(golden.get("eps_one_run_fdp_bonferroni").asDouble(), SEARCHED);
    }

    @ParameterizedTest
    @MethodSource("canaries")
    void agreesOnUncorrectedRatios(JsonNode golden) {
        CanaryScores scores = scores(golden);

        golden.get("tf_privacy_lower_bounds_best").properties().forEach(point -> {
            RateRatioBound bound = RateRatioBound.valueOf(name(point.getKey()));
            double best = DoubleStream.of(scores.thresholds())
                    .flatMap(threshold -> bothWays(bound, scores, threshold))
                    .filter(ratio -> ratio > 0)
                    .max()
                    .orElseThrow();
            assertThat(Math.log(best)).isCloseTo(point.getValue().asDouble(), CLOSE);
        });
    }

    private static DoubleStream bothWays(RateRatioBound bound, CanaryScores scores, double threshold) {
        var caught = scores.caught(threshold);
        var falselyCaught = scores.falselyCaught(threshold);
        var missed = new Counts("missed", caught.rows() - caught.hits(), caught.rows());
        var cleared = new Counts("cleared", falselyCaught.rows() - falselyCaught.hits(), falselyCaught.rows());
        return DoubleStream.of(
                bound.of(caught, falselyCaught, SIGNIFICANCE),
                bound.of(falselyCaught, caught, SIGNIFICANCE),
                bound.of(cleared, missed, SIGNIFICANCE),
                bound.of(missed, cleared, SIGNIFICANCE));
    }

    private static String name(String key) {
        return "inv-sinh".equals(key)
                ? "INVERSE_SINH"
                : key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The two numbers of a key such as {@code min_count=5,delta=0.001}. */
    private static double[] settings(String key) {
        String[] parts = key.split(",", -1);
        return DoubleStream.of(0, 1)
                .map(i -> Double.parseDouble(parts[(int) i].substring(parts[(int) i].indexOf('=') + 1)))
                .toArray();
    }
}
