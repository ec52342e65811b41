package dev.assize.privacy;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the privacy check looks at.
 *
 * @param quasiIdentifiers columns that somebody may know from elsewhere; empty means that table risk is not computed
 * @param smallClass classes of fewer records count as small, at least 2
 */
public record PrivacyOptions(List<String> quasiIdentifiers, int smallClass) {
    private static final int USUAL_SMALL_CLASS = 5;
    private static final Place PLACE = Place.of("checks: privacy");

    /** Copies the columns. */
    public PrivacyOptions {
        quasiIdentifiers = List.copyOf(quasiIdentifiers);
    }

    /** No quasi-identifiers; classes of fewer than 5 records are small. */
    public static PrivacyOptions defaults() {
        return new PrivacyOptions(List.of(), USUAL_SMALL_CLASS);
    }

    /** Returns these options with other quasi-identifiers. */
    public PrivacyOptions withQuasiIdentifiers(List<String> names) {
        return new PrivacyOptions(names, smallClass);
    }

    /** Returns these options with another size below which classes are small. */
    public PrivacyOptions withSmallClass(int size) {
        return new PrivacyOptions(quasiIdentifiers, size);
    }

    /** Returns everything that is wrong or does not fit {@code table}; empty when the check can run. */
    public List<Problem> problems(Optional<Table> table) {
        List<Problem> problems = new ArrayList<>();
        List<String> known =
                table.map(t -> t.columns().stream().map(c -> c.name()).toList()).orElse(quasiIdentifiers);
        for (String name : quasiIdentifiers) {
            if (!known.contains(name)) {
                problems.add(new Problem(
                        PLACE, "quasi-identifier '" + name + "' is not a column", Suggestion.among(name, known)));
            } else if (table.isPresent() && !table.get().column(name).type().formsGroups()) {
                problems.add(new Problem(
                        PLACE,
                        "quasi-identifier '" + name + "' holds "
                                + table.get().column(name).type().cells(),
                        "Name columns of numbers or categories; no two arrays or free texts are taken for equal."));
            }
        }
        if (smallClass < 2) {
            problems.add(new Problem(
                    PLACE,
                    "smallClass is " + smallClass,
                    "Allowed are 2 and more; every class has at least 1 record."));
        }
        return problems;
    }
}
