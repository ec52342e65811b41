package dev.assize.fairness.individual;

import dev.assize.core.Column;
import dev.assize.core.Counts;
import dev.assize.core.Decisions;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.TaskKind;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.fairness.MetricSelection;
import dev.assize.fairness.RowGroups;
import dev.assize.statistics.Estimates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks a model about the same people in another group: the cells of a sensitive column are changed, everything else
 * stays. That is the plain flip test; what would change with the group in the world is not known and does not change
 * here.
 *
 * @see <a href="https://arxiv.org/abs/1703.06856">Kusner et al., Counterfactual fairness, 2017</a>
 */
public final class CounterfactualCheck {
    private static final String FLIPS = "fairness.counterfactual_flip_rate";
    private static final String CHANGE = "fairness.counterfactual_score_change";

    private final TableModel model;
    private final Table people;
    private final Tensor scores;
    private final int[] decisions;

    private CounterfactualCheck(TableModel model, Table people) {
        this.model = model;
        this.people = people;
        this.scores = model.score(people);
        this.decisions = Decisions.mostProbable(scores);
    }

    /**
     * Measures.
     *
     * @param model a classifier
     * @param people one a row
     * @param attributes the sensitive columns; of those that the model does not read nothing is measured
     * @param metrics what was asked for
     */
    public static List<Evidence> run(TableModel model, Table people, List<String> attributes, MetricSelection metrics) {
        List<Evidence> evidence = new ArrayList<>();
        if (model.task().kind() == TaskKind.REGRESSION) {
            attributes.forEach(attribute -> evidence.addAll(notApplicable(
                    Scope.attribute(attribute), "'" + model.task().label() + "' is a number, no decision that flips")));
        } else {
            CounterfactualCheck check = new CounterfactualCheck(model, people);
            attributes.forEach(attribute -> evidence.addAll(check.measure(attribute)));
        }
        return evidence.stream()
                .filter(piece -> metrics.asksOfModels(piece.key().id()))
                .toList();
    }

    /** Returns the definition of every id. */
    public static List<Definition> definitions() {
        return List.of(
                new Definition(
                        FLIPS,
                        "Counterfactual flip rate",
                        "people about whom the model decides otherwise when the sensitive column is changed / people "
                                + "whose group is known; of one group: changed to it, among the people of others",
                        Definition.Range.UNIT,
                        "0; higher is worse",
                        "Kusner, Loftus, Russell and Silva, Counterfactual fairness, 2017"),
                new Definition(
                        CHANGE,
                        "Counterfactual change of score",
                        "mean of |probability of the favorable class when changed to the group - as it is| over the "
                                + "people of other groups",
                        Definition.Range.UNIT,
                        "0; higher is worse",
                        "Kusner, Loftus, Russell and Silva, Counterfactual fairness, 2017"));
    }

    private List<Evidence> measure(String attribute) {
        Scope scope = Scope.attribute(attribute);
        if (!model.columns().contains(attribute)) {
            String reason =
                    "the model does not read the column '" + attribute + "', and only what it reads can be changed";
            return notApplicable(scope, reason);
        }
        RowGroups groups = RowGroups.of(people.column(attribute));
        if (groups.names().size() < 2) {
            String reason = "changing the group needs two groups with people";
            return List.of(
                    new Undefined(new EvidenceKey(FLIPS, scope), Undefined.Cause.NO_VALUE, reason),
                    new Undefined(new EvidenceKey(CHANGE, scope), Undefined.Cause.NO_VALUE, reason));
        }
        boolean[] flipped = new boolean[groups.rows()];
        List<Evidence> evidence = new ArrayList<>();
        for (int group = 0; group < groups.names().size(); group++) {
            evidence.addAll(changedTo(group, groups, people.column(attribute), flipped));
        }
        long known = count(groups, row -> true);
        long changed = count(groups, row -> flipped[row]);
        evidence.add(0, rate(scope, new Counts(attribute, changed, known), "changed to any other group"));
        return evidence;
    }

    private static List<Evidence> notApplicable(Scope scope, String reason) {
        return List.of(
                new Undefined(new EvidenceKey(FLIPS, scope), Undefined.Cause.NOT_APPLICABLE, reason),
                new Undefined(new EvidenceKey(CHANGE, scope), Undefined.Cause.NOT_APPLICABLE, reason));
    }

    private List<Evidence> changedTo(int group, RowGroups groups, Column column, boolean[] flipped) {
        Tensor changed = model.score(people.withCells(everybody(group, groups, column)));
        int[] decided = Decisions.mostProbable(changed);
        long others = 0;
        long flips = 0;
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < decided.length; row++) {
            if (groups.group(row) < 0 || groups.group(row) == group) {
                continue;
            }
            others++;
            boolean flip = decided[row] != decisions[row];
            flips += flip ? 1 : 0;
            flipped[row] |= flip;
            double change = Math.abs(favorable(changed, row) - favorable(scores, row));
            sum += change;
            squares += change * change;
        }
        String name = groups.names().get(group);
        Scope scope = Scope.attribute(column.name()).withGroups(name);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(rate(scope, new Counts(name, flips, others), "people of other groups changed to '" + name + "'"));
        if (model.task().kind() == TaskKind.BINARY) {
            evidence.add(change(scope, others, sum / others, squares / others));
        }
        return evidence;
    }

    /** The column with the cells of somebody of that group. */
    private static Column everybody(int group, RowGroups groups, Column column) {
        int somebody = 0;
        while (groups.group(somebody) != group) {
            somebody++;
        }
        int[] rows = new int[groups.rows()];
        Arrays.fill(rows, somebody);
        return column.select(rows);
    }

    private double favorable(Tensor of, int row) {
        return model.task().kind() == TaskKind.BINARY ? of.at(row, model.task().favorableIndex()) : 0;
    }

    private static Evidence rate(Scope scope, Counts counts, String method) {
        return new MeasuredValue(
                new EvidenceKey(FLIPS, scope),
                Estimates.rate(counts).orElseThrow(),
                Unit.FRACTION,
                counts.rows(),
                "decisions that change, " + method);
    }

    private static Evidence change(Scope scope, long others, double mean, double meanSquare) {
        double variance = Math.max(0, meanSquare - mean * mean) / Math.max(1, others - 1);
        return new MeasuredValue(
                new EvidenceKey(CHANGE, scope),
                Estimates.normal(mean, Math.sqrt(variance), 0, 1),
                Unit.NUMBER,
                others,
                "mean absolute change of the probability of the favorable class");
    }

    /** A condition on a row. */
    private interface RowCondition {
        boolean holds(int row);
    }

    private static long count(RowGroups groups, RowCondition condition) {
        long count = 0;
        for (int row = 0; row < groups.rows(); row++) {
            count += groups.group(row) >= 0 && condition.holds(row) ? 1 : 0;
        }
        return count;
    }
}
