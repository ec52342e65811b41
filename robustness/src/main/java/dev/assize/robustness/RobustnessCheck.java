package dev.assize.robustness;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Problem;
import dev.assize.core.Progress;
import dev.assize.core.Scope;
import dev.assize.core.Seed;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.TaskKind;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined;
import dev.assize.core.Undefined.Cause;
import dev.assize.core.Unit;
import dev.assize.statistics.RowSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds how a classifier holds up: accuracy under FGSM, missing values and noise, each against the same rows undamaged,
 * and the calibration of its probabilities.
 */
public final class RobustnessCheck {
    private final RobustnessOptions options;
    private final Seed seed;
    private final Progress progress;

    /**
     * Makes the check.
     *
     * @param options what to do
     * @param seed where the choice of rows, the damage and the bootstrap draws come from
     * @param progress told how far the work is
     * @throws RobustnessException if options cannot be used; names all of them
     */
    public RobustnessCheck(RobustnessOptions options, Seed seed, Progress progress) {
        List<Problem> problems = options.problems();
        if (!problems.isEmpty()) {
            throw new RobustnessException(problems);
        }
        this.options = options;
        this.seed = seed;
        this.progress = progress;
    }

    /** Returns what the ids of this check mean. */
    public static List<Definition> definitions() {
        return RobustnessDefinitions.all();
    }

    /**
     * Tests a model on rows that it was not trained on.
     *
     * @param model the model; FGSM needs an encoded model whose predictor gives gradients
     * @param rows the rows
     * @param truth index of the true class of each row; not looked at for regression
     * @throws RobustnessException if the table lacks columns of the model
     */
    public List<Evidence> run(TableModel model, Table rows, int[] truth) {
        requireColumns(model, rows);
        if (model.task().kind() == TaskKind.REGRESSION) {
            return undefined(
                    Cause.NOT_APPLICABLE,
                    "'" + model.task().label() + "' is a number; accuracy and calibration are those of a classifier");
        }
        requireTruth(model, rows, truth);
        if (rows.rowCount() == 0) {
            return undefined(Cause.NO_VALUE, "the table has 0 rows; accuracy is a share of rows");
        }
        int[] used = RowSample.choose(rows.rowCount(), options.limits().maxRows(), seed.child("robustness.rows"));
        return measure(model, rows.select(used), select(truth, used));
    }

    private List<Evidence> measure(TableModel model, Table rows, int[] truth) {
        progress.at("robustness: scoring " + truth.length + " rows", 0, truth.length);
        Tensor probabilities = model.score(rows);
        boolean[] clean = DamageEvidence.right(probabilities, truth);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new MeasuredValue(
                new EvidenceKey(RobustnessDefinitions.CLEAN_ACCURACY, Scope.ALL),
                TrialEvidence.accuracy(clean),
                Unit.FRACTION,
                clean.length,
                "most probable class"));
        int[] attacked =
                RowSample.choose(truth.length, options.limits().maxAttackRows(), seed.child("robustness.attack"));
        evidence.addAll(new AttackEvidence(
                        sorted(options.fgsmStrengths()), options.limits().sliceRows(), progress)
                .measure(model, rows.select(attacked), select(truth, attacked)));
        DamageEvidence damage = new DamageEvidence(model, rows, truth, clean);
        evidence.addAll(damage.missing(sorted(options.missingFractions()), seed, progress));
        evidence.addAll(damage.noise(sorted(options.noiseStrengths()), seed, progress));
        evidence.addAll(new CalibrationEvidence(options.calibration(), seed.child("robustness.calibration"))
                .measure(probabilities, truth, model.task().classes()));
        return List.copyOf(evidence);
    }

    private static List<Evidence> undefined(Cause cause, String reason) {
        return definitions().stream()
                .<Evidence>map(definition -> new Undefined(new EvidenceKey(definition.id(), Scope.ALL), cause, reason))
                .toList();
    }

    private static List<Double> sorted(List<Double> levels) {
        return levels.stream().sorted().toList();
    }

    private static int[] select(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    private static void requireColumns(TableModel model, Table rows) {
        List<Problem> problems = new ArrayList<>();
        for (String column : model.columns()) {
            if (rows.schema().find(column).isEmpty()) {
                problems.add(new Problem(
                        RobustnessException.OPTIONS,
                        "the table has no column '" + column + "', which the model reads",
                        "Audit a table with the columns that the model was trained on. "
                                + Suggestion.among(column, rows.schema().names())));
            }
        }
        if (!problems.isEmpty()) {
            throw new RobustnessException(problems);
        }
    }

    private static void requireTruth(TableModel model, Table rows, int[] truth) {
        if (truth.length != rows.rowCount()) {
            throw new IllegalArgumentException("there are " + truth.length + " true classes for " + rows.rowCount()
                    + " rows; give one for each row");
        }
        int classes = model.task().classes().size();
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] < 0 || truth[row] >= classes) {
                throw new IllegalArgumentException("true class of row " + row + " is " + truth[row]
                        + ", the task has classes 0 to " + (classes - 1));
            }
        }
    }
}
