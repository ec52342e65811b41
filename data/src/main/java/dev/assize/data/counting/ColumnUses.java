package dev.assize.data.counting;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with the names of columns: absent ones, and those with two uses. */
final class ColumnUses {
    private ColumnUses() {}

    /** Returns everything that is wrong, given the columns that the table has. */
    static List<Problem> problems(String source, OutcomeColumns columns, List<String> known) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> before = new LinkedHashMap<>();
        for (Map.Entry<String, String> use : columns.uses()) {
            if (!known.contains(use.getKey())) {
                problems.add(new Problem(
                        Place.of(source),
                        "there is no column '" + use.getKey() + "', which is named as " + use.getValue(),
                        Suggestion.among(use.getKey(), known)));
            }
            String other = before.putIfAbsent(use.getKey(), use.getValue());
            if (other != null) {
                problems.add(new Problem(
                        Place.of(source),
                        "the column '" + use.getKey() + "' is named as " + other + " and as " + use.getValue(),
                        "Name another column in one of the two places; a column has one of these uses."));
            }
        }
        return problems;
    }
}
