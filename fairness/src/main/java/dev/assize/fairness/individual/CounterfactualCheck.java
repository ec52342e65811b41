package dev.assize.fairness.individual;

import dev.assize.core.Column;
import dev.assize.core.Counts;
import dev.assize.core.Decisions;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Seed;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Asks a model about the same people in another group: the cells of a sensitive column are changed, everything else
 * stays. That is the plain flip test; what would change with the group in the world is not known and does not change
 * there. Where somebody states which columns go with the group, a second test changes these, too: each person gets them
 * all from one member of the other group, who is drawn at random, so that they fit together.
 *
 * @see <a href="https://arxiv.org/abs/1703.06856">Kusner et al., Counterfactual fairness, 2017</a>
 */
public final class CounterfactualCheck {
    private static final Ids PLAIN =
            new Ids("fairness.counterfactual_flip_rate", "fairness.counterfactual_score_change");
    private static final Ids WITH_PROXIES =
            new Ids("fairness.counterfactual_proxy_flip_rate", "fairness.counterfactual_proxy_score_change");
    private static final String KUSNER = "Kusner, Loftus, Russell and Silva, Counterfactual fairness, 2017";

    private final TableModel model;
    private final Table people;
    private final Tensor scores;
    private final int[] decisions;

    /** The ids of what one test measures. */
    private record Ids(String flips, String change) {}

    /**
     * What is changed.
     *
     * @param attributes the sensitive columns
     * @param proxies by sensitive column those that go with it and change along; none where nobody states them
     * @param seed where the members come from whose proxies people get
     */
    public record Changes(List<String> attributes, Map<String, List<String>> proxies, Seed seed) {
        /** Copies the names. */
        public Changes {
            attributes = List.copyOf(attributes);
            proxies = Collections.unmodifiableMap(new TreeMap<>(proxies));
        }

        /** Changes the sensitive columns alone. */
        public static Changes of(List<String> attributes) {
            return new Changes(attributes, Map.of(), new Seed(0));
        }
    }

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
     * @param changes of the sensitive columns; of what the model does not read nothing is measured
     * @param metrics what was asked for
     */
    public static List<Evidence> run(TableModel model, Table people, Changes changes, MetricSelection metrics) {
        List<Evidence> evidence = new ArrayList<>();
        if (model.task().kind() == TaskKind.REGRESSION) {
            String reason = "'" + model.task().label() + "' is a number, no decision that flips";
            changes.attributes()
                    .forEach(attribute -> evidence.addAll(notApplicable(PLAIN, Scope.attribute(attribute), reason)));
        } else {
            CounterfactualCheck check = new CounterfactualCheck(model, people);
            for (String attribute : changes.attributes()) {
                evidence.addAll(check.measure(PLAIN, attribute, List.of(), changes.seed()));
                List<String> proxies = changes.proxies().getOrDefault(attribute, List.of());
                if (!proxies.isEmpty()) {
                    evidence.addAll(check.measure(WITH_PROXIES, attribute, proxies, changes.seed()));
                }
            }
        }
        return evidence.stream()
                .filter(piece -> metrics.asksOfModels(piece.key().id()))
                .toList();
    }

    /** Returns the definition of every id. */
    public static List<Definition> definitions() {
        String alone = "the sensitive column is changed";
        String along = "the sensitive column and the columns that go with it are changed";
        return List.of(
                definition(PLAIN.flips(), "flip rate", flips(alone)),
                definition(WITH_PROXIES.flips(), "flip rate with proxies", flips(along)),
                definition(WITH_PROXIES.change(), "change of score with proxies", changes(along)),
                definition(PLAIN.change(), "change of score", changes(alone)));
    }

    private static String flips(String what) {
        return "people about whom the model decides otherwise when " + what + " / people whose group is known; of one"
                + " group: changed to it, among the people of others";
    }

    private static String changes(String what) {
        return "mean of |probability of the favorable class when " + what
                + " to the group - as it is| over the people of" + " other groups";
    }

    private static Definition definition(String id, String title, String formula) {
        return new Definition(
                id, "Counterfactual " + title, formula, Definition.Range.UNIT, "0; higher is worse", KUSNER);
    }

    private List<Evidence> measure(Ids ids, String attribute, List<String> proxies, Seed seed) {
        Scope scope = Scope.attribute(attribute);
        List<String> changed = new ArrayList<>(List.of(attribute));
        changed.addAll(proxies);
        if (changed.stream().noneMatch(name -> model.columns().contains(name))) {
            return notApplicable(
                    ids,
                    scope,
                    "the model does not read the column '" + String.join("', '", changed)
                            + "', and only what it reads can be changed");
        }
        RowGroups groups = RowGroups.of(people.column(attribute));
        if (groups.names().size() < 2) {
            String reason = "changing the group needs two groups with people";
            return List.of(
                    new Undefined(new EvidenceKey(ids.flips(), scope), Undefined.Cause.NO_VALUE, reason),
                    new Undefined(new EvidenceKey(ids.change(), scope), Undefined.Cause.NO_VALUE, reason));
        }
        boolean[] flipped = new boolean[groups.rows()];
        List<Evidence> evidence = new ArrayList<>();
        for (int group = 0; group < groups.names().size(); group++) {
            Table as = people.withCells(everybody(group, groups, people.column(attribute)));
            int[] members = proxies.isEmpty() ? new int[0] : members(group, groups, seed.child(attribute));
            for (String proxy : proxies) {
                as = as.withCells(people.column(proxy).select(members));
            }
            evidence.addAll(changedTo(new Changed(ids, attribute, group, as), groups, flipped));
        }
        long known = count(groups, row -> true);
        long changes = count(groups, row -> flipped[row]);
        evidence.add(0, rate(ids, scope, new Counts(attribute, changes, known), "changed to any other group"));
        return evidence;
    }

    private static List<Evidence> notApplicable(Ids ids, Scope scope, String reason) {
        return List.of(
                new Undefined(new EvidenceKey(ids.flips(), scope), Undefined.Cause.NOT_APPLICABLE, reason),
                new Undefined(new EvidenceKey(ids.change(), scope), Undefined.Cause.NOT_APPLICABLE, reason));
    }

    /** Everybody as one of a group. */
    private record Changed(Ids ids, String attribute, int group, Table people) {}

    /** For each row that of a member of the group: its own where it is one, else a random one. */
    private static int[] members(int group, RowGroups groups, Seed seed) {
        int[] all = IntStream.range(0, groups.rows())
                .filter(row -> groups.group(row) == group)
                .toArray();
        SplittableRandom random = seed.child(groups.names().get(group)).random();
        int[] members = new int[groups.rows()];
        Arrays.setAll(members, row -> {
            int drawn = all[random.nextInt(all.length)];
            return groups.group(row) == group ? row : drawn;
        });
        return members;
    }

    private List<Evidence> changedTo(Changed as, RowGroups groups, boolean[] flipped) {
        Tensor changed = model.score(as.people());
        int[] decided = Decisions.mostProbable(changed);
        long others = 0;
        long flips = 0;
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < decided.length; row++) {
            if (groups.group(row) < 0 || groups.group(row) == as.group()) {
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
        String name = groups.names().get(as.group());
        Scope scope = Scope.attribute(as.attribute()).withGroups(name);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(rate(
                as.ids(), scope, new Counts(name, flips, others), "people of other groups changed to '" + name + "'"));
        if (model.task().kind() == TaskKind.BINARY) {
            evidence.add(change(as.ids(), scope, others, sum / others, squares / others));
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

    private static Evidence rate(Ids ids, Scope scope, Counts counts, String method) {
        return new MeasuredValue(
                new EvidenceKey(ids.flips(), scope),
                Estimates.rate(counts).orElseThrow(),
                Unit.FRACTION,
                counts.rows(),
                "decisions that change, " + method);
    }

    private static Evidence change(Ids ids, Scope scope, long others, double mean, double meanSquare) {
        double variance = Math.max(0, meanSquare - mean * mean) / Math.max(1, others - 1);
        return new MeasuredValue(
                new EvidenceKey(ids.change(), scope),
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
