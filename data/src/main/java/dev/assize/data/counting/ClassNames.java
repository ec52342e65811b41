package dev.assize.data.counting;

import dev.assize.core.CanonicalNumber;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the two classes among the values of label and decision, and says what does not fit them. */
final class ClassNames {
    private static final List<String> ZERO_ONE = List.of("0", "1");
    private static final int MOST_SHOWN = 5;

    private final String source;
    private final OutcomeColumns.Answers columns;
    private final Optional<CellNames> truths;
    private final Optional<CellNames> decisions;
    private final List<Problem> problems = new ArrayList<>();

    ClassNames(
            String source, OutcomeColumns.Answers columns, Optional<CellNames> truths, Optional<CellNames> decisions) {
        this.source = source;
        this.columns = columns;
        this.truths = truths;
        this.decisions = decisions;
    }

    /** Returns what is wrong; to be asked after {@link #classes}. */
    List<Problem> problems() {
        return problems;
    }

    /** Returns the unfavorable and the favorable class; something else where there are problems. */
    List<String> classes() {
        refuseEmpty(truths, "label", columns.label());
        refuseEmpty(decisions, "decision", columns.decision());
        if (!problems.isEmpty()) {
            return ZERO_ONE;
        }
        List<String> values = first().known();
        TreeSet<String> all = new TreeSet<>(values);
        decisions.ifPresent(names -> all.addAll(names.known()));
        Optional<String> favorable = favorable(values, all);
        if (favorable.isEmpty()) {
            refuseUnnamed(values);
            return ZERO_ONE;
        }
        List<String> classes = classes(values, all, favorable.get());
        if (problems.isEmpty()) {
            refuseOthers(classes);
        }
        return classes;
    }

    private CellNames first() {
        return truths.or(() -> decisions).orElseThrow();
    }

    private String firstName() {
        return columns.label()
                .map(name -> "label '" + name + "'")
                .orElseGet(() -> "decision '" + columns.decision().orElseThrow() + "'");
    }

    private void refuseEmpty(Optional<CellNames> names, String use, Optional<String> column) {
        if (names.isPresent() && names.get().known().isEmpty()) {
            problem(
                    "the " + use + " '" + column.orElseThrow() + "' is missing in all "
                            + names.get().missing() + " rows",
                    "Name the column that holds it; nothing can be measured without it.");
        }
    }

    private Optional<String> favorable(List<String> values, SortedSet<String> all) {
        if (columns.favorable().isEmpty()) {
            return ZERO_ONE.containsAll(values) ? Optional.of("1") : Optional.empty();
        }
        String stated = columns.favorable().get().trim();
        return Optional.of(all.contains(stated) || !first().numeric() ? stated : canonical(stated));
    }

    private static String canonical(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? CanonicalNumber.text(number) : text;
        } catch (NumberFormatException e) {
            return text; // a text among numbers: it is compared as it stands, and reported as not occurring
        }
    }

    private void refuseUnnamed(List<String> values) {
        problem(
                "the " + firstName() + " has " + count(values) + ", and none is named as favorable",
                "Name the one that is good for the person concerned as the favorable class; only of 0 and 1 it is "
                        + "known to be 1.");
    }

    private List<String> classes(List<String> values, SortedSet<String> all, String favorable) {
        if (values.size() > 2) {
            problem(
                    "the " + firstName() + " has " + count(values) + "; with a favorable class it has two",
                    "Put the values into two groups first, those that are good for the person and the others.");
            return ZERO_ONE;
        }
        if (!all.contains(favorable) && !(favorable.equals("1") && ZERO_ONE.containsAll(values))) {
            problem(
                    "the favorable class '" + favorable + "' never occurs in the " + firstName(),
                    Suggestion.among(favorable, all));
            return ZERO_ONE;
        }
        List<String> others = new ArrayList<>(values);
        others.remove(favorable);
        if (others.isEmpty() && !favorable.equals("1")) {
            all.stream().filter(name -> !name.equals(favorable)).forEach(others::add);
        }
        if (others.isEmpty() && favorable.equals("1")) {
            others.add("0");
        }
        if (others.size() != 1) {
            problem(
                    "the " + firstName() + " has " + count(values) + ", and its two classes are not known",
                    "Add rows of the other class, or write the classes as 0 and 1, where 1 is favorable.");
            return ZERO_ONE;
        }
        return List.of(others.get(0), favorable);
    }

    private void refuseOthers(List<String> classes) {
        refuseOthers(truths, "label", columns.label(), classes);
        refuseOthers(decisions, "decision", columns.decision(), classes);
    }

    private void refuseOthers(Optional<CellNames> names, String use, Optional<String> column, List<String> classes) {
        List<String> others = names.map(CellNames::known).orElse(List.of()).stream()
                .filter(name -> !classes.contains(name))
                .toList();
        if (!others.isEmpty()) {
            long rows = others.stream().mapToLong(names.orElseThrow()::rows).sum();
            problem(
                    "the " + use + " '" + column.orElseThrow() + "' is " + shown(others) + " in " + rows
                            + " rows, which is none of the classes '" + classes.get(0) + "' and '" + classes.get(1)
                            + "'",
                    "Correct or remove these rows; a decision names one of the classes of the label.");
        }
    }

    private static String count(List<String> values) {
        return values.size() == 1
                ? "only the value " + shown(values)
                : "the " + values.size() + " values " + shown(values);
    }

    private static String shown(List<String> values) {
        String some =
                values.stream().limit(MOST_SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return values.size() > MOST_SHOWN ? some + ", ..." : some;
    }

    private void problem(String message, String hint) {
        problems.add(new Problem(Place.of(source), message, hint));
    }
}
