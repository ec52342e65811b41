package dev.assize.privacy;

import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what is wrong with the options of the privacy check. */
final class OptionProblems {
    private static final Place PLACE = Place.of("checks: privacy");

    private final PrivacyOptions options;
    private final Optional<Table> table;
    private final List<Problem> problems = new ArrayList<>();

    OptionProblems(PrivacyOptions options, Optional<Table> table) {
        this.options = options;
        this.table = table;
    }

    List<Problem> all() {
        options.quasiIdentifiers().forEach(name -> column("quasi-identifier", name));
        options.confidential().forEach(this::confidential);
        options.bands().forEach(this::band);
        if (options.smallClass() < 2) {
            add("smallClass is " + options.smallClass(), "Allowed are 2 and more; every class has at least 1 record.");
        }
        if (options.quasiIdentifiers().isEmpty()
                && !(options.confidential().isEmpty() && options.bands().isEmpty())) {
            add(
                    "there are no quasiIdentifiers",
                    "Name the columns that an outsider may know; nobody is found by none.");
        }
        return List.copyOf(problems);
    }

    private void column(String role, String name) {
        if (table.isEmpty()) {
            return;
        }
        List<String> known = table.get().columns().stream().map(Column::name).toList();
        if (!known.contains(name)) {
            add(role + " '" + name + "' is not a column", Suggestion.among(name, known));
        } else if (!table.get().column(name).type().formsGroups()) {
            add(
                    role + " '" + name + "' holds "
                            + table.get().column(name).type().cells(),
                    "Name columns of numbers or categories; no two arrays or free texts are taken for equal.");
        }
    }

    private void confidential(String name) {
        column("confidential column", name);
        if (options.quasiIdentifiers().contains(name)) {
            add(
                    "column '" + name + "' is both a quasi-identifier and confidential",
                    "What an outsider knows already cannot be learned; name it once.");
        }
    }

    private void band(String name, double width) {
        if (!options.quasiIdentifiers().contains(name)) {
            add("bands are given for '" + name + "'", Suggestion.among(name, options.quasiIdentifiers()));
        } else if (!(width > 0 && Double.isFinite(width))) {
            add("the bands of '" + name + "' have width " + width, "Give a finite width greater than 0.");
        } else if (table.isPresent()
                && table.get().schema().names().contains(name)
                && !(table.get().column(name) instanceof NumericColumn)) {
            add(
                    "bands are given for '" + name + "', which holds "
                            + table.get().column(name).type().cells(),
                    "Only numbers fall into bands; take the line out.");
        }
    }

    private void add(String message, String hint) {
        problems.add(new Problem(PLACE, message, hint));
    }
}
