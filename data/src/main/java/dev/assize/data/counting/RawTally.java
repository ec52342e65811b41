package dev.assize.data.counting;

import dev.assize.core.Problem;
import dev.assize.core.SortedScores;
import dev.assize.core.Tally;
import dev.assize.core.WeightSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a tally of the counts that a database returned: names the cells, finds the classes, and says what is wrong. */
final class RawTally {
    private final OutcomeColumns columns;
    private final List<CellNames> names = new ArrayList<>();
    private final Map<List<String>, Integer> places = new HashMap<>();
    private final List<Sum> sums = new ArrayList<>();
    private final List<String> classes;
    private final List<Problem> problems = new ArrayList<>();

    RawTally(String source, OutcomeColumns columns, List<RawCell> cells) {
        this.columns = columns;
        for (int key = 0; key < firstGroup(columns); key++) {
            names.add(new CellNames());
        }
        columns.groups().forEach(group -> names.add(new CellNames(group.bands())));
        cells.forEach(this::add);
        CountChecks checks = new CountChecks(source, columns);
        if (cells.isEmpty()) {
            this.classes = List.of();
            problems.add(checks.noRows());
            return;
        }
        ClassNames found = new ClassNames(source, columns.answers(), truths(), decisions());
        this.classes = found.classes();
        problems.addAll(found.problems());
        problems.addAll(checks.groups(names.subList(firstGroup(columns), names.size())));
        problems.addAll(checks.numbers(cells));
    }

    /** Returns how many keys a cell has: label, decision, groups. */
    static int keys(OutcomeColumns columns) {
        return firstGroup(columns) + columns.groups().size();
    }

    /** Returns everything that is wrong; empty when there is a tally. */
    List<Problem> problems() {
        return problems;
    }

    /** Returns how many cells there are. */
    int size() {
        return sums.size();
    }

    /** Returns the number of the cell that has these keys; -1 for keys that were not counted. */
    int indexOf(List<? extends @Nullable Object> keys) {
        List<String> texts = new ArrayList<>();
        for (int key = 0; key < keys.size(); key++) {
            texts.add(names.get(key).name(keys.get(key)));
        }
        return places.getOrDefault(texts, -1);
    }

    /** Returns the tally without scores. */
    Tally tally() {
        return tally(sums.stream().map(sum -> SortedScores.NONE).toList());
    }

    /** Returns the tally; {@code scores} has those of each cell by its number. */
    Tally tally(List<SortedScores> scores) {
        List<String> attributes =
                columns.groups().stream().map(GroupColumn::name).toList();
        List<List<String>> orders = names.stream().map(CellNames::all).toList();
        TreeMap<int[], Tally.Cell> cells = new TreeMap<>(Arrays::compare);
        places.forEach((keys, place) -> {
            Tally.Cell cell = cell(keys, sums.get(place), scores.get(place));
            int[] order = new int[cell.values().size() + 2];
            for (int group = 0; group < cell.values().size(); group++) {
                int key = firstGroup(columns) + group;
                order[group] = orders.get(key).indexOf(keys.get(key));
            }
            order[order.length - 2] = cell.truth();
            order[order.length - 1] = cell.decision();
            cells.put(order, cell);
        });
        return new Tally(attributes, classes, List.copyOf(cells.values()));
    }

    private Tally.Cell cell(List<String> keys, Sum sum, SortedScores scores) {
        int truth = columns.answers().label().isPresent() ? CellNames.indexOf(keys.get(0), classes) : Tally.UNKNOWN;
        int decision = columns.answers().decision().isPresent()
                ? CellNames.indexOf(keys.get(firstGroup(columns) - 1), classes)
                : Tally.UNKNOWN;
        WeightSum weights =
                columns.weights().isPresent() ? ExactWeights.sum(sum.weights, 0) : WeightSum.ofPeople(sum.people);
        return new Tally.Cell(
                keys.subList(firstGroup(columns), keys.size()),
                truth,
                decision,
                sum.people,
                new Tally.Measured(weights, scores));
    }

    /** What one cell comes to. */
    private static final class Sum {
        private long people;
        private final long[] weights = new long[ExactWeights.SUMS];

        void add(RawCell cell) {
            people = Math.addExact(people, cell.rows());
            for (int i = 0; i < cell.sums().size(); i++) {
                weights[i] = Math.addExact(weights[i], cell.sums().get(i));
            }
        }
    }

    private void add(RawCell cell) {
        List<String> keys = new ArrayList<>();
        for (int key = 0; key < names.size(); key++) {
            keys.add(names.get(key).add(cell.keys().get(key), cell.rows()));
        }
        int place = places.computeIfAbsent(keys, none -> places.size());
        if (place == sums.size()) {
            sums.add(new Sum());
        }
        sums.get(place).add(cell);
    }

    private Optional<CellNames> truths() {
        return columns.answers().label().map(label -> names.get(0));
    }

    private Optional<CellNames> decisions() {
        return columns.answers().decision().map(decision -> names.get(firstGroup(columns) - 1));
    }

    private static int firstGroup(OutcomeColumns columns) {
        OutcomeColumns.Answers answers = columns.answers();
        return (answers.label().isPresent() ? 1 : 0) + (answers.decision().isPresent() ? 1 : 0);
    }
}
