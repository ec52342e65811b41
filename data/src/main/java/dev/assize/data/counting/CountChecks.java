package dev.assize.data.counting;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with columns of groups, scores and weights, once they have been counted. */
final class CountChecks {
    /** A column of more values than these holds names, not groups. */
    static final int MOST_VALUES = 1_000;

    /** A column of more numbers than these has to be cut into bands. */
    static final int MOST_NUMBERS = 50;

    private final String source;
    private final OutcomeColumns columns;

    CountChecks(String source, OutcomeColumns columns) {
        this.source = source;
        this.columns = columns;
    }

    /** Says that nothing was counted. */
    Problem noRows() {
        return problem("the table has no rows", "Export it again, with its rows.");
    }

    /** Returns what is wrong with the columns that people are grouped by. */
    List<Problem> groups(List<CellNames> names) {
        List<Problem> problems = new ArrayList<>();
        for (int group = 0; group < names.size(); group++) {
            check(columns.groups().get(group), names.get(group), problems);
        }
        return problems;
    }

    /** Returns what is wrong with scores and weights. */
    List<Problem> numbers(List<RawCell> cells) {
        RawCell.Faulty scores = RawCell.Faulty.NONE;
        RawCell.Faulty weights = RawCell.Faulty.NONE;
        for (RawCell cell : cells) {
            scores = scores.plus(cell.scores());
            weights = weights.plus(cell.weights());
        }
        List<Problem> problems = new ArrayList<>();
        if (scores.rows() > 0) {
            problems.add(problem(
                    "the score '" + columns.answers().score().orElseThrow() + "' is no number from 0 to 1 in "
                            + scores.rows() + " rows, for example " + example(scores),
                    "A score is the probability of the favorable class; correct these rows or leave the score out."));
        }
        if (weights.rows() > 0) {
            problems.add(problem(
                    "the weight '" + columns.weights().orElseThrow() + "' is no number from 0 to 1e9 in "
                            + weights.rows() + " rows, for example " + example(weights),
                    "A weight says how much a row counts; correct these rows or leave the weights out."));
        }
        return problems;
    }

    /** Says that a column has too many values to be groups. */
    static Problem tooMany(String source, String column, long values) {
        return new Problem(
                Place.of(source),
                "the column '" + column + "' has " + values + " different values, too many to be groups; allowed are "
                        + MOST_VALUES,
                "Name a column of groups, put the values into groups first, or cut numbers into bands.");
    }

    private void check(GroupColumn group, CellNames names, List<Problem> problems) {
        String column = "the sensitive column '" + group.name() + "'";
        List<String> known = names.known();
        long rows = known.stream().mapToLong(names::rows).sum();
        if (rows == 0) {
            problems.add(problem(
                    column + " is missing in all " + names.missing() + " rows",
                    "Groups cannot be compared without it; fill the column or name another one."));
        } else if (names.missing() == 0 && known.stream().anyMatch(name -> names.rows(name) == rows)) {
            String only = known.stream()
                    .filter(name -> names.rows(name) == rows)
                    .findFirst()
                    .orElseThrow();
            problems.add(problem(
                    column + " has the value '" + only + "' in all " + rows + " rows",
                    "One group cannot be compared with another; name another column or bring other rows."));
        } else if (names.numeric() && known.size() > MOST_NUMBERS) {
            problems.add(problem(
                    column + " has " + known.size() + " different numbers, too many to be groups; allowed are "
                            + MOST_NUMBERS,
                    "Cut it into bands, for example age at 25 and 60."));
        } else if (known.size() > MOST_VALUES) {
            problems.add(tooMany(source, group.name(), known.size()));
        }
    }

    private static String example(RawCell.Faulty faulty) {
        return faulty.example().isEmpty() ? "a missing cell" : "'" + faulty.example() + "'";
    }

    private Problem problem(String message, String hint) {
        return new Problem(Place.of(source), message, hint);
    }
}
