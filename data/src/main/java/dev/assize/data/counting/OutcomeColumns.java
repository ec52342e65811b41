package dev.assize.data.counting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a table that say what was decided about whom.
 *
 * @param groups what people are grouped by, in order
 * @param answers truth, decision and score
 * @param weights how much a row counts, a number from 0 to 1e9; 1 where absent
 */
public record OutcomeColumns(List<GroupColumn> groups, Answers answers, Optional<String> weights) {
    /** Copies the groups. */
    public OutcomeColumns {
        groups = List.copyOf(groups);
    }

    /**
     * What is known of a row.
     *
     * @param label the column of the true class, where it is known
     * @param decision the column of the decided class
     * @param score the column of the probability of the favorable class, where there is one
     * @param favorable the class that is good for the person; where absent, classes must be 0 and 1, and 1 is favorable
     */
    public record Answers(
            Optional<String> label, Optional<String> decision, Optional<String> score, Optional<String> favorable) {
        /** The columns of truth and decision, nothing else known. */
        public static Answers of(String label, String decision) {
            return new Answers(Optional.of(label), Optional.of(decision), Optional.empty(), Optional.empty());
        }

        /** Returns these with the class that is good for the person. */
        public Answers withFavorable(String value) {
            return new Answers(label, decision, score, Optional.of(value));
        }

        /** Returns these with a column of scores. */
        public Answers withScore(String column) {
            return new Answers(label, decision, Optional.of(column), favorable);
        }
    }

    /** Makes columns of rows that count 1 each. */
    public static OutcomeColumns of(List<GroupColumn> groups, Answers answers) {
        return new OutcomeColumns(groups, answers, Optional.empty());
    }

    /** Returns these with a column of weights. */
    public OutcomeColumns withWeights(String column) {
        return new OutcomeColumns(groups, answers, Optional.of(column));
    }

    /** Returns the columns whose cells are names, each with its use, in the order of the query. */
    Map<String, String> names() {
        Map<String, String> uses = new LinkedHashMap<>();
        answers.label().ifPresent(column -> uses.put(column, "label"));
        answers.decision().ifPresent(column -> uses.putIfAbsent(column, "decision"));
        groups.stream().filter(group -> !group.isCut()).forEach(group -> uses.putIfAbsent(group.column(), "sensitive"));
        return Collections.unmodifiableMap(uses);
    }

    /** Returns the columns whose cells are numbers, each with its use. */
    Map<String, String> numbers() {
        Map<String, String> uses = new LinkedHashMap<>();
        answers.score().ifPresent(column -> uses.put(column, "score"));
        weights.ifPresent(column -> uses.putIfAbsent(column, "weights"));
        groups.stream().filter(GroupColumn::isCut).forEach(group -> uses.putIfAbsent(group.column(), "sensitive"));
        return Collections.unmodifiableMap(uses);
    }

    /** Returns all columns with each of their uses, one entry for each use. */
    List<Map.Entry<String, String>> uses() {
        List<Map.Entry<String, String>> uses = new ArrayList<>();
        answers.label().ifPresent(column -> uses.add(Map.entry(column, "label")));
        answers.decision().ifPresent(column -> uses.add(Map.entry(column, "decision")));
        answers.score().ifPresent(column -> uses.add(Map.entry(column, "score")));
        weights.ifPresent(column -> uses.add(Map.entry(column, "weights")));
        groups.stream().map(GroupColumn::column).distinct().forEach(column -> uses.add(Map.entry(column, "sensitive")));
        return uses;
    }
}
