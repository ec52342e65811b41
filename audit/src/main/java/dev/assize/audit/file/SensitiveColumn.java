package dev.assize.audit.file;

import dev.assize.fairness.Population;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sensitive column as an audit file names it: as it stands, a number cut into ranges, or values put into groups.
 *
 * @param column the column of the table
 * @param name what the groups are called in the report; the column's own name unless stated
 * @param cuts where a number is cut, ascending; empty for none
 * @param groups values by group, in the order of the file; empty for none
 * @param parts into how many bands of about equal size a number is cut, 0 for none
 * @param feature whether the model reads {@code column}
 * @param population the people that the rows should stand for, where the file states them
 * @param proxies columns that go with the groups, which the flip test changes along
 * @param separator what stands between the values of a cell that has several, each of which is a group by itself
 */
public record SensitiveColumn(
        String column,
        String name,
        List<Double> cuts,
        Map<String, List<String>> groups,
        int parts,
        boolean feature,
        Optional<Population> population,
        List<String> proxies,
        Optional<String> separator) {
    /** Copies the lists. */
    public SensitiveColumn {
        cuts = List.copyOf(cuts);
        proxies = List.copyOf(proxies);
    }

    /** Makes a column without a stated population. */
    public SensitiveColumn(
            String column,
            String name,
            List<Double> cuts,
            Map<String, List<String>> groups,
            int parts,
            boolean feature) {
        this(column, name, cuts, groups, parts, feature, Optional.empty(), List.of(), Optional.empty());
    }

    /** Makes a column that is not cut at quantiles. */
    public SensitiveColumn(
            String column, String name, List<Double> cuts, Map<String, List<String>> groups, boolean feature) {
        this(column, name, cuts, groups, 0, feature, Optional.empty(), List.of(), Optional.empty());
    }

    /** Makes a column that is compared as it stands and not read by the model. */
    public static SensitiveColumn plain(String column) {
        return new SensitiveColumn(column, column, List.of(), Map.of(), false);
    }
}
