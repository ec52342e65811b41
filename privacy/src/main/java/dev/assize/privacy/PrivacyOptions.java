package dev.assize.privacy;

import dev.assize.core.Problem;
import dev.assize.core.Table;
import dev.assize.privacy.table.Generalization;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the privacy check looks at.
 *
 * @param quasiIdentifiers columns that somebody may know from elsewhere; empty means that table risk is not computed
 * @param smallClass classes of fewer records count as small, at least 2
 * @param bands width of the bands into which numbers are put before they are compared, by quasi-identifier; an outsider
 *     who knows a number only roughly, or a table that is published in bands
 * @param confidential columns that nobody shall learn, called sensitive attributes in the literature on l-diversity
 */
public record PrivacyOptions(
        List<String> quasiIdentifiers, int smallClass, SortedMap<String, Double> bands, List<String> confidential) {
    private static final int USUAL_SMALL_CLASS = 5;

    /** Copies the columns. */
    public PrivacyOptions {
        quasiIdentifiers = List.copyOf(quasiIdentifiers);
        bands = Collections.unmodifiableSortedMap(new TreeMap<>(bands));
        confidential = List.copyOf(confidential);
    }

    /** No quasi-identifiers; classes of fewer than 5 records are small. */
    public static PrivacyOptions defaults() {
        return new PrivacyOptions(List.of(), USUAL_SMALL_CLASS, new TreeMap<>(), List.of());
    }

    /** Returns these options with other quasi-identifiers. */
    public PrivacyOptions withQuasiIdentifiers(List<String> names) {
        return new PrivacyOptions(names, smallClass, bands, confidential);
    }

    /** Returns these options with another size below which classes are small. */
    public PrivacyOptions withSmallClass(int size) {
        return new PrivacyOptions(quasiIdentifiers, size, bands, confidential);
    }

    /** Returns these options with numbers put into bands of the given widths. */
    public PrivacyOptions withBands(Map<String, Double> widths) {
        return new PrivacyOptions(quasiIdentifiers, smallClass, new TreeMap<>(widths), confidential);
    }

    /** Returns these options with other columns that nobody shall learn. */
    public PrivacyOptions withConfidential(List<String> names) {
        return new PrivacyOptions(quasiIdentifiers, smallClass, bands, names);
    }

    /** Returns everything that is wrong or does not fit {@code table}; empty when the check can run. */
    public List<Problem> problems(Optional<Table> table) {
        return new OptionProblems(this, table).all();
    }

    /** Returns the rule of each quasi-identifier, in the order in which they were named. */
    Map<String, Generalization> rules() {
        Map<String, Generalization> rules = new LinkedHashMap<>();
        for (String name : quasiIdentifiers) {
            rules.put(name, bands.containsKey(name) ? Generalization.bands(bands.get(name)) : column -> column);
        }
        return rules;
    }
}
