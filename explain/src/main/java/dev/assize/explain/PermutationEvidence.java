package dev.assize.explain;

import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Progress;
import dev.assize.core.Scope;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.TaskKind;
import dev.assize.core.Undefined;
import dev.assize.core.Undefined.Cause;
import dev.assize.core.Unit;
import dev.assize.statistics.RowSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes the evidence on the importance of columns. */
final class PermutationEvidence {
    private final PermutationOptions options;
    private final Seed seed;
    private final Progress progress;

    PermutationEvidence(PermutationOptions options, Seed seed, Progress progress) {
        this.options = options;
        this.seed = seed;
        this.progress = progress;
    }

    /** Measures each column that the model reads; puts the figures into {@code figures} by column. */
    List<Evidence> measure(TableModel model, Table rows, int[] truth, Map<String, Estimate> figures) {
        if (model.task().kind() == TaskKind.REGRESSION) {
            return List.of(undefined(
                    Cause.NOT_APPLICABLE,
                    "'" + model.task().label()
                            + "' is a number; permutation importance is measured by the accuracy or the"
                            + " log loss of a classifier"));
        }
        if (truth.length != rows.rowCount()) {
            throw new IllegalArgumentException("there are " + truth.length + " true classes for " + rows.rowCount()
                    + " rows; give one for each row");
        }
        if (rows.rowCount() < 2) {
            return List.of(undefined(
                    Cause.NO_VALUE,
                    "the table has " + rows.rowCount() + " rows; shuffling a column needs 2 rows or more"));
        }
        int[] used = RowSample.choose(rows.rowCount(), options.maxRows(), seed.child("rows"));
        int[] usedTruth = Arrays.stream(used).map(row -> truth[row]).toArray();
        PermutationImportance importance =
                new PermutationImportance(model, rows.select(used), usedTruth, options.metric());
        List<Evidence> evidence = new ArrayList<>();
        List<String> columns = model.columns();
        for (int c = 0; c < columns.size(); c++) {
            progress.at("explain: importance of column " + columns.get(c), c, columns.size());
            Estimate estimate =
                    importance.of(columns.get(c), options.repeats(), seed).estimate();
            figures.put(columns.get(c), estimate);
            evidence.add(value(columns.get(c), estimate, used.length));
        }
        progress.at("explain: importance of columns", columns.size(), columns.size());
        return evidence;
    }

    private MeasuredValue value(String column, Estimate estimate, int rows) {
        Scope scope =
                Scope.ALL.with("column", column).with("metric", options.metric().id());
        return new MeasuredValue(
                new EvidenceKey(ExplainDefinitions.PERMUTATION_IMPORTANCE, scope),
                estimate,
                options.metric() == ImportanceMetric.ACCURACY ? Unit.FRACTION_DIFFERENCE : Unit.NUMBER,
                rows,
                "mean over " + options.repeats() + " shuffles of the column; interval over rows and shuffles");
    }

    private static Undefined undefined(Cause cause, String reason) {
        return new Undefined(new EvidenceKey(ExplainDefinitions.PERMUTATION_IMPORTANCE, Scope.ALL), cause, reason);
    }
}
