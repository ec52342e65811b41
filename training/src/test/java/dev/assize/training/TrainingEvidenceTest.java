package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Curve;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Seed;
import dev.assize.core.Task;
import dev.assize.core.Undefined;
import dev.assize.training.fit.EpochScores;
import dev.assize.training.fit.FitHistory;
import dev.assize.training.fit.Score;
import dev.assize.training.settings.TrainingSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrainingEvidenceTest {
    private static TrainingRecord record(boolean heldOut) {
        return new TrainingRecord(
                TrainingSettings.defaults(),
                new Seed(1),
                new TreeMap<>(),
                new TreeMap<>(),
                new FitHistory(
                        58, List.of(epoch(1, 0.9, 0.8, 60, heldOut), epoch(2, 0.5, 0.7, 90, heldOut)), 2, false));
    }

    private static EpochScores epoch(int number, double training, double validation, long correct, boolean heldOut) {
        Map<String, Score> parts = new TreeMap<>();
        parts.put("training", new Score(training, correct, 100));
        if (heldOut) {
            parts.put("validation", new Score(validation, 12, 20));
        }
        return new EpochScores(number, new TreeMap<>(parts));
    }

    private static Evidence find(List<Evidence> evidence, String key) {
        return evidence.stream()
                .filter(piece -> piece.key().toString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void drawsTheLossOfEachPart() {
        Curve curve = (Curve) find(TrainingEvidence.of(record(true), Samples.APPROVED), "training.loss");

        assertThat(curve.yAxis()).isEqualTo("mean cross-entropy, nats");
        assertThat(curve.series()).extracting(Curve.Series::name).containsExactly("training", "validation");
        assertThat(curve.series().get(0).points())
                .extracting(point -> point.estimate().value())
                .containsExactly(0.9, 0.5);
    }

    @Test
    void measuresAccuracyWithInterval() {
        List<Evidence> evidence = TrainingEvidence.of(record(true), Samples.APPROVED);

        MeasuredValue training = (MeasuredValue) find(evidence, "training.accuracy[part=training]");
        assertThat(training.estimate().value()).isEqualTo(0.9);
        assertThat(training.sampleSize()).isEqualTo(100);
        // Wilson score interval of 90 of 100: 0.8256 to 0.9448 (Newcombe 1998)
        assertThat(training.estimate().interval().orElseThrow().lower()).isCloseTo(0.8256, within(5e-5));
        assertThat(training.estimate().interval().orElseThrow().upper()).isCloseTo(0.9448, within(5e-5));
        MeasuredValue gap = (MeasuredValue) find(evidence, "training.accuracy_gap");
        assertThat(gap.estimate().value()).isCloseTo(0.9 - 0.6, within(1e-12));
    }

    @Test
    void neverClaimsPrivacy() {
        MeasuredValue value =
                (MeasuredValue) find(TrainingEvidence.of(record(true), Samples.APPROVED), "training.private");

        assertThat(value.estimate().value()).isZero();
    }

    @Test
    void countsEpochsAndParameters() {
        List<Evidence> evidence = TrainingEvidence.of(record(true), Samples.APPROVED);

        assertThat(((MeasuredValue) find(evidence, "training.epochs"))
                        .estimate()
                        .value())
                .isEqualTo(2);
        assertThat(((MeasuredValue) find(evidence, "training.parameters"))
                        .estimate()
                        .value())
                .isEqualTo(58);
    }

    @Test
    void leavesTheGapUndefined_whenNothingWasHeldOut() {
        Evidence gap = find(TrainingEvidence.of(record(false), Samples.APPROVED), "training.accuracy_gap");

        assertThat(gap)
                .isInstanceOfSatisfying(
                        Undefined.class,
                        undefined -> assertThat(undefined.reason())
                                .isEqualTo("no rows were held out in training; set 'validation' above 0"));
    }

    @Test
    void hasNoAccuracy_whenRegression() {
        List<Evidence> evidence = TrainingEvidence.of(record(true), Task.regression("price"));

        assertThat(evidence).noneMatch(piece -> piece.key().id().startsWith("training.accuracy"));
        assertThat(((Curve) find(evidence, "training.loss")).yAxis())
                .isEqualTo("mean squared error, squared units of price");
    }

    @Test
    void definesEveryId() {
        List<String> defined =
                TrainingEvidence.definitions().stream().map(Definition::id).toList();

        assertThat(defined).doesNotHaveDuplicates();
        assertThat(TrainingEvidence.of(record(true), Samples.APPROVED))
                .allMatch(piece -> defined.contains(piece.key().id()));
    }

    @Test
    void saysWhetherJudgedRowsWereTrainedOn_andWhyThatIsNotKnown() {
        MeasuredValue kept = (MeasuredValue) TrainingEvidence.judgedRows(Optional.of(true), 40, "the record says so");
        MeasuredValue seen = (MeasuredValue) TrainingEvidence.judgedRows(Optional.of(false), 40, "the record says so");
        Undefined unknown = (Undefined) TrainingEvidence.judgedRows(Optional.empty(), 40, "other data");

        assertThat(kept.key()).hasToString("training.judged_rows_unseen");
        assertThat(kept.estimate().value()).isEqualTo(1);
        assertThat(kept.sampleSize()).isEqualTo(40);
        assertThat(seen.estimate().value()).isZero();
        assertThat(unknown.cause()).isEqualTo(Undefined.Cause.NO_VALUE);
        assertThat(unknown.reason()).isEqualTo("other data");
    }
}
