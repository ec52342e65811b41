package dev.assize.training;

import dev.assize.core.Counts;
import dev.assize.core.Curve;
import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import dev.assize.training.fit.EpochScores;
import dev.assize.training.fit.FitHistory;
import dev.assize.training.fit.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says in a report what a training record knows. */
public final class TrainingEvidence {
    static final String LOSS = "training.loss";
    static final String ACCURACY = "training.accuracy";
    static final String ACCURACY_GAP = "training.accuracy_gap";
    static final String EPOCHS = "training.epochs";
    static final String PARAMETERS = "training.parameters";
    static final String PRIVATE = "training.private";
    static final String UNSEEN = "training.judged_rows_unseen";
    private static final String PART = "part";
    private static final String PROTECTED = "gradients of single records were clipped and hidden in secret noise";
    private static final String SEEDED = "the noise came from a seed that the record names, so it hides nobody";
    private static final String ORDINARY = "ordinary training, no clipping and no noise";
    private static final String UNMEASURED =
            "private training measures nothing on the rows that it protects; see the test part";

    private TrainingEvidence() {}

    /**
     * Returns the evidence of a training: losses over epochs, accuracy by part with interval and their gap (for
     * classes), size, epochs, whether the training was private, and what was tried before.
     *
     * @param record the record
     * @param task what the model predicts
     */
    public static List<Evidence> of(TrainingRecord record, Task task) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(record.best().isMeasured() ? losses(record, task) : unmeasured(LOSS));
        if (task.kind() != TaskKind.REGRESSION) {
            evidence.addAll(accuracies(record));
        }
        FitHistory fit = record.fit();
        long rows = fit.rows();
        evidence.add(count(
                EPOCHS,
                fit.bestEpoch(),
                rows,
                "the epoch whose parameters were kept, of " + fit.epochs().size() + " that were run"));
        evidence.add(count(PARAMETERS, fit.parameters(), rows, "weights and biases"));
        boolean secret =
                record.privacy().filter(privacy -> privacy.ledger().secret()).isPresent();
        evidence.add(new MeasuredValue(
                new EvidenceKey(PRIVATE, Scope.ALL),
                Estimate.certain(secret ? 1 : 0),
                Unit.NUMBER,
                rows,
                "the training record: " + (secret ? PROTECTED : record.privacy().isPresent() ? SEEDED : ORDINARY)));
        record.selection().ifPresent(found -> evidence.addAll(SelectionEvidence.of(found, task)));
        return List.copyOf(evidence);
    }

    /**
     * Returns the evidence of whether the rows that a model is judged on took part in its training.
     *
     * @param unseen whether they did not, where that is known
     * @param rows how many rows judge
     * @param grounds how it is known, or why it is not
     */
    public static Evidence judgedRows(Optional<Boolean> unseen, long rows, String grounds) {
        EvidenceKey key = new EvidenceKey(UNSEEN, Scope.ALL);
        return unseen.<Evidence>map(
                        known -> new MeasuredValue(key, Estimate.certain(known ? 1 : 0), Unit.NUMBER, rows, grounds))
                .orElseGet(() -> new Undefined(key, Undefined.Cause.NO_VALUE, grounds));
    }

    /** Returns what the ids of this module mean. */
    public static List<Definition> definitions() {
        return TrainingDefinitions.all();
    }

    private static Curve losses(TrainingRecord record, Task task) {
        SortedMap<String, List<Curve.Point>> lines = new TreeMap<>();
        for (EpochScores epoch : record.fit().epochs()) {
            epoch.parts()
                    .forEach((part, score) -> lines.computeIfAbsent(part, p -> new ArrayList<>())
                            .add(new Curve.Point(epoch.number(), Estimate.certain(score.loss()))));
        }
        List<Curve.Series> series = new ArrayList<>();
        lines.forEach((part, points) -> series.add(new Curve.Series(part, points)));
        String loss = task.kind() == TaskKind.REGRESSION
                ? "mean squared error, squared units of " + task.label()
                : "mean cross-entropy, nats";
        return new Curve(new EvidenceKey(LOSS, Scope.ALL), "epoch", loss, series);
    }

    private static Evidence unmeasured(String id) {
        return new Undefined(new EvidenceKey(id, Scope.ALL), Undefined.Cause.NOT_COMPUTED, UNMEASURED);
    }

    private static List<Evidence> accuracies(TrainingRecord record) {
        if (!record.best().isMeasured()) {
            return List.of(unmeasured(ACCURACY), unmeasured(ACCURACY_GAP));
        }
        List<Evidence> evidence = new ArrayList<>();
        SortedMap<String, Score> parts = record.best().parts();
        parts.forEach((part, score) -> evidence.add(measured(
                new EvidenceKey(ACCURACY, Scope.ALL.with(PART, part)),
                Estimates.rate(counts(part, score)),
                score.rows(),
                "most probable class against the label, epoch " + record.best().number() + ", Wilson interval")));
        EvidenceKey gap = new EvidenceKey(ACCURACY_GAP, Scope.ALL);
        evidence.add(record.best()
                .validation()
                .map(heldOut -> difference(gap, record.best().training(), heldOut))
                .orElseGet(() -> new Undefined(
                        gap,
                        Undefined.Cause.NOT_COMPUTED,
                        "no rows were held out in training; set 'validation' above 0")));
        return evidence;
    }

    private static Evidence difference(EvidenceKey key, Score training, Score heldOut) {
        Optional<Estimate> gap =
                Estimates.difference(counts(EpochScores.TRAINING, training), counts(EpochScores.VALIDATION, heldOut));
        return measured(
                key,
                gap,
                Unit.FRACTION_DIFFERENCE,
                training.rows() + heldOut.rows(),
                "accuracy on training rows - on held-out rows, Newcombe interval");
    }

    private static Counts counts(String part, Score score) {
        return new Counts(part, score.correct(), score.rows());
    }

    private static Evidence measured(EvidenceKey key, Optional<Estimate> estimate, long rows, String method) {
        return measured(key, estimate, Unit.FRACTION, rows, method);
    }

    private static Evidence measured(
            EvidenceKey key, Optional<Estimate> estimate, Unit unit, long rows, String method) {
        return estimate.<Evidence>map(value -> new MeasuredValue(key, value, unit, rows, method))
                .orElseGet(() -> new Undefined(key, Undefined.Cause.NO_VALUE, "there are no rows to count"));
    }

    private static Evidence count(String id, long value, long rows, String method) {
        return new MeasuredValue(
                new EvidenceKey(id, Scope.ALL), Estimate.certain((double) value), Unit.COUNT, rows, method);
    }
}
