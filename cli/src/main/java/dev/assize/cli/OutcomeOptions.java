package dev.assize.cli;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.data.DataException;
import dev.assize.data.counting.GroupColumn;
import dev.assize.data.counting.OutcomeColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which columns of a table hold what was decided about whom. */
final class OutcomeOptions {
    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "The true class; without it only decisions are compared.")
    private @Nullable String label;

    @Option(names = "--decision", paramLabel = "COLUMN", required = true, description = "The decided class.")
    private String decision = "";

    @Option(names = "--score", paramLabel = "COLUMN", description = "The probability of the favorable class, 0 to 1.")
    private @Nullable String score;

    @Option(
            names = "--sensitive",
            paramLabel = "COLUMN",
            required = true,
            split = ",",
            description = "The columns that people are grouped by.")
    private List<String> sensitive = new ArrayList<>();

    @Option(
            names = "--given",
            paramLabel = "COLUMN",
            split = ",",
            description = "Compare also within each value of these columns.")
    private List<String> given = new ArrayList<>();

    @Option(
            names = "--bands",
            paramLabel = "COLUMN=CUTS",
            description = "Cut a number into bands: age=25,45,65. May be given several times.")
    private Map<String, String> bands = new LinkedHashMap<>();

    @Option(
            names = "--quantiles",
            paramLabel = "COLUMN=PARTS",
            description = "Cut a number into bands of about equal size: age=4.")
    private Map<String, Integer> quantiles = new LinkedHashMap<>();

    @Option(
            names = "--favorable",
            paramLabel = "CLASS",
            description = "The class that is good for the person. Default: 1, where the label has 0 and 1.")
    private @Nullable String favorable;

    @Option(names = "--weights", paramLabel = "COLUMN", description = "How much a row counts, a number from 0 on.")
    private @Nullable String weights;

    /** Returns the columns that comparisons are made within. */
    List<String> conditions() {
        return List.copyOf(given);
    }

    /** Returns the columns. */
    OutcomeColumns columns() {
        Set<String> names = new LinkedHashSet<>(sensitive);
        names.addAll(given);
        requireCut(names);
        List<GroupColumn> groups = names.stream()
                .map(name -> quantiles.containsKey(name)
                        ? GroupColumn.quantiles(name, name, quantiles.getOrDefault(name, 0))
                        : new GroupColumn(name, name, cuts(name)))
                .toList();
        OutcomeColumns.Answers answers = new OutcomeColumns.Answers(
                Optional.ofNullable(label),
                Optional.of(decision),
                Optional.ofNullable(score),
                Optional.ofNullable(favorable));
        return new OutcomeColumns(groups, answers, Optional.ofNullable(weights));
    }

    private List<Double> cuts(String column) {
        String text = bands.get(column);
        if (text == null) {
            return List.of();
        }
        List<Double> cuts = new ArrayList<>();
        for (String cut : text.split(",", -1)) {
            try {
                cuts.add(Double.parseDouble(cut));
            } catch (NumberFormatException e) {
                throw new DataException(
                        List.of(new Problem(
                                Place.of("--bands"),
                                "'" + cut + "' in '" + column + "=" + text + "' is not a number",
                                "Write the cuts in ascending order, for example " + column + "=25,60.")),
                        e);
            }
        }
        return cuts;
    }

    private void requireCut(Set<String> names) {
        List<Problem> problems = new ArrayList<>();
        bands.keySet().forEach(column -> requireGrouped("--bands", column, names, problems));
        quantiles.forEach((column, parts) -> {
            requireGrouped("--quantiles", column, names, problems);
            if (parts < 2 || parts > GroupColumn.MOST_PARTS || bands.containsKey(column)) {
                problems.add(new Problem(
                        Place.of("--quantiles"),
                        "'" + column + "' is to be cut into " + parts + " parts"
                                + (bands.containsKey(column) ? ", and at stated numbers as well" : ""),
                        "Give 2 to " + GroupColumn.MOST_PARTS + " parts, or the numbers as --bands."));
            }
        });
        if (!problems.isEmpty()) {
            throw new DataException(problems);
        }
    }

    private static void requireGrouped(String option, String column, Set<String> names, List<Problem> problems) {
        if (!names.contains(column)) {
            problems.add(new Problem(
                    Place.of(option),
                    "'" + column + "' is cut into bands, and people are not grouped by it",
                    Suggestion.among(column, names)));
        }
    }
}
