package dev.assize.training;

import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.GroupTable;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import dev.assize.training.fit.Score;
import dev.assize.training.selection.FoldScores;
import dev.assize.training.selection.Selection;
import dev.assize.training.selection.Tried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Says in a report what was tried before a model was trained. */
final class SelectionEvidence {
    static final String TRIED = "training.selection_tried";
    static final String TABLE = "training.selection";
    static final String CROSS_LOSS = "training.cross_validation_loss";
    static final String CROSS_ACCURACY = "training.cross_validation_accuracy";
    static final String NESTED_LOSS = "training.nested_loss";
    static final String NESTED_ACCURACY = "training.nested_accuracy";
    private static final String PARAMETERS = TrainingEvidence.PARAMETERS;
    private static final int MOST_ROWS = 100; // of the table; the record has all
    private static final String OPTIMISTIC =
            " held-out folds, mean of the chosen configuration; optimistic, because it was chosen by this";

    private final Selection selection;
    private final boolean classes;

    private SelectionEvidence(Selection selection, boolean classes) {
        this.selection = selection;
        this.classes = classes;
    }

    static List<Evidence> of(Selection selection, Task task) {
        return new SelectionEvidence(selection, task.kind() != TaskKind.REGRESSION).all();
    }

    private List<Evidence> all() {
        List<Score> best = selection.best().folds();
        int tried = selection.candidates().size();
        List<Evidence> all = new ArrayList<>();
        all.add(value(
                TRIED,
                Estimate.certain(tried),
                Unit.COUNT,
                best,
                selection.strategy() + " search, " + selection.folds() + " folds, chosen by "
                        + selection.metric().id()));
        all.add(value(CROSS_LOSS, Estimate.certain(FoldScores.loss(best)), Unit.NUMBER, best, optimistic()));
        if (classes) {
            all.add(value(
                    CROSS_ACCURACY, Estimate.certain(FoldScores.accuracy(best)), Unit.FRACTION, best, optimistic()));
        }
        if (!selection.nested().isEmpty()) {
            all.addAll(nested(selection.nested()));
        }
        all.add(table());
        return all;
    }

    private String optimistic() {
        return selection.folds() + OPTIMISTIC;
    }

    private List<Evidence> nested(List<Score> outer) {
        String method = outer.size()
                + " outer folds that chose nothing; normal interval, variance of folds times 1 / k " + "+ 1 / (k - 1)";
        List<Evidence> nested = new ArrayList<>();
        Estimate loss = Estimates.normal(FoldScores.loss(outer), FoldScores.lossError(outer), 0, Double.MAX_VALUE);
        nested.add(value(NESTED_LOSS, loss, Unit.NUMBER, outer, method));
        if (classes) {
            Estimate accuracy = Estimates.normal(FoldScores.accuracy(outer), FoldScores.accuracyError(outer), 0, 1);
            nested.add(value(NESTED_ACCURACY, accuracy, Unit.FRACTION, outer, method));
        }
        return nested;
    }

    private static Evidence value(String id, Estimate estimate, Unit unit, List<Score> folds, String method) {
        return new MeasuredValue(new EvidenceKey(id, Scope.ALL), estimate, unit, rows(folds), method);
    }

    /** The best configurations, the best one first; equally good ones as they were tried. */
    private Evidence table() {
        List<GroupTable.Head> heads = new ArrayList<>();
        heads.add(new GroupTable.Head(CROSS_LOSS, Unit.NUMBER));
        if (classes) {
            heads.add(new GroupTable.Head(CROSS_ACCURACY, Unit.FRACTION));
        }
        heads.add(new GroupTable.Head(PARAMETERS, Unit.COUNT));
        Comparator<Selection.Candidate> order = selection.metric() == Tried.Metric.LOSS
                ? Comparator.comparingDouble(one -> FoldScores.loss(one.folds()))
                : Comparator.comparingDouble(one -> -FoldScores.accuracy(one.folds()));
        List<GroupTable.Row> rows = IntStream.range(0, selection.candidates().size())
                .boxed()
                .sorted(Comparator.comparing(
                        selection.candidates()::get, order.thenComparing(Selection.Candidate::parameters)))
                .limit(MOST_ROWS)
                .map(this::row)
                .toList();
        return new GroupTable(new EvidenceKey(TABLE, Scope.ALL), heads, rows);
    }

    private GroupTable.Row row(int number) {
        Selection.Candidate candidate = selection.candidates().get(number);
        List<GroupTable.Cell> cells = new ArrayList<>();
        cells.add(known(FoldScores.loss(candidate.folds())));
        if (classes) {
            cells.add(known(FoldScores.accuracy(candidate.folds())));
        }
        cells.add(known((double) candidate.parameters()));
        String name = (number + 1) + ": " + candidate.text();
        return new GroupTable.Row(name, rows(candidate.folds()), cells);
    }

    private static GroupTable.Cell known(double value) {
        return new GroupTable.Known(Estimate.certain(value));
    }

    private static long rows(List<Score> folds) {
        return folds.stream().mapToLong(Score::rows).sum();
    }
}
