package dev.assize.explain;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.GroupTable;
import dev.assize.core.Problem;
import dev.assize.core.Progress;
import dev.assize.core.Scope;
import dev.assize.core.Seed;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what the answers of a model rest on: permutation importance of each column, and, where the model gives input
 * gradients, the share of each column in the attributions, how complete those are, and the share of sensitive columns.
 */
public final class ExplainCheck {
    private final ExplainOptions options;
    private final Seed seed;
    private final Progress progress;

    /**
     * Makes the check.
     *
     * @param options what to do
     * @param seed where the choice of rows and the shuffles come from
     * @param progress told how far the work is
     * @throws ExplainException if options cannot be used; names all of them
     */
    public ExplainCheck(ExplainOptions options, Seed seed, Progress progress) {
        List<Problem> problems = options.problems();
        if (!problems.isEmpty()) {
            throw new ExplainException(problems);
        }
        this.options = options;
        this.seed = seed;
        this.progress = progress;
    }

    /** Returns what the ids of this check mean. */
    public static List<Definition> definitions() {
        return ExplainDefinitions.all();
    }

    /**
     * Explains a model on rows that it was not trained on.
     *
     * @param model the model; attributions need an encoded model whose predictor gives gradients
     * @param rows the rows; sensitive columns are those with that role
     * @param truth index of the true class of each row; not looked at for regression
     * @throws ExplainException if the table lacks columns of the model or the target class is unknown
     */
    public List<Evidence> run(TableModel model, Table rows, int[] truth) {
        requireUsable(model, rows);
        Map<String, Estimate> importances = new LinkedHashMap<>();
        Map<String, Estimate> shares = new LinkedHashMap<>();
        List<Evidence> evidence = new ArrayList<>();
        evidence.addAll(new PermutationEvidence(options.permutation(), seed.child("explain.permutation"), progress)
                .measure(model, rows, truth, importances));
        evidence.addAll(new AttributionEvidence(options.attribution(), seed.child("explain.attribution"), progress)
                .measure(model, rows, shares));
        evidence.add(columns(model, rows, importances, shares));
        return List.copyOf(evidence);
    }

    private static GroupTable columns(
            TableModel model, Table rows, Map<String, Estimate> importances, Map<String, Estimate> shares) {
        List<GroupTable.Head> heads = List.of(
                new GroupTable.Head(ExplainDefinitions.PERMUTATION_IMPORTANCE, Unit.NUMBER),
                new GroupTable.Head(ExplainDefinitions.ATTRIBUTION_SHARE, Unit.FRACTION));
        List<GroupTable.Row> figures = model.columns().stream()
                .map(column -> new GroupTable.Row(
                        column, rows.rowCount(), List.of(cell(importances, column), cell(shares, column))))
                .toList();
        return new GroupTable(new EvidenceKey(ExplainDefinitions.COLUMNS, Scope.ALL), heads, figures);
    }

    private static GroupTable.Cell cell(Map<String, Estimate> figures, String column) {
        Estimate figure = figures.get(column);
        return figure == null
                ? new GroupTable.Unknown("not measured; the evidence of this id gives the reason")
                : new GroupTable.Known(figure);
    }

    private void requireUsable(TableModel model, Table rows) {
        List<Problem> problems = new ArrayList<>();
        for (String column : model.columns()) {
            if (rows.schema().find(column).isEmpty()) {
                problems.add(new Problem(
                        ExplainException.OPTIONS,
                        "the table has no column '" + column + "', which the model reads",
                        "Audit a table with the columns that the model was trained on. "
                                + Suggestion.among(column, rows.schema().names())));
            }
        }
        options.attribution().targetClass().ifPresent(name -> {
            if (!model.task().classes().contains(name)) {
                problems.add(new Problem(
                        ExplainException.OPTIONS,
                        "attribution.targetClass is '" + name + "', which is not a class of '"
                                + model.task().label() + "'",
                        Suggestion.among(name, model.task().classes())));
            }
        });
        if (!problems.isEmpty()) {
            throw new ExplainException(problems);
        }
    }
}
