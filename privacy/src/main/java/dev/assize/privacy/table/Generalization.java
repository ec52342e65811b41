package dev.assize.privacy.table;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A rule that makes a quasi-identifier coarser, so that more records agree in it. A missing cell stays missing, but for
 * {@link #suppressed()}.
 *
 * @see <a href="https://doi.org/10.1142/S021848850200165X">Sweeney, Achieving k-anonymity privacy protection using
 *     generalization and suppression, 2002</a>
 */
@FunctionalInterface
public interface Generalization {
    /** Returns the column with coarser cells, of the same name and size. */
    Column apply(Column column);

    /**
     * Numbers become the lower end of their band, {@code floor(x / width) width}; 37 becomes 30 for width 10.
     *
     * @param width of a band, greater than 0 and finite
     */
    static Generalization bands(double width) {
        if (!(width > 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException(
                    "the bands have width " + width + "; give a finite width greater than 0 instead");
        }
        return column -> {
            if (!(column instanceof NumericColumn numeric)) {
                throw new IllegalArgumentException("column '" + column.name() + "' holds "
                        + column.type().cells() + ", which fall into no bands; group them by text instead");
            }
            double[] cells = new double[column.size()];
            for (int row = 0; row < cells.length; row++) {
                cells[row] = Math.floor(numeric.valueOr(row, Double.NaN) / width) * width;
            }
            return NumericColumn.of(column.name(), cells);
        };
    }

    /** Texts become that of their group; {@code others} stands for all that are in none. */
    static Generalization groups(Map<String, String> groups, String others) {
        Map<String, String> copy = Map.copyOf(groups);
        return texts(text -> copy.getOrDefault(text, others));
    }

    /** Texts become what {@code rule} says. */
    static Generalization texts(UnaryOperator<String> rule) {
        return column -> {
            if (!(column instanceof CategoricalColumn categorical)) {
                throw new IllegalArgumentException("column '" + column.name() + "' holds "
                        + column.type().cells() + ", which form no groups of texts; use bands for numbers");
            }
            List<String> coarse = categorical.dictionary().stream().map(rule).toList();
            List<String> dictionary = List.copyOf(new TreeSet<>(coarse));
            int[] codeOf = coarse.stream().mapToInt(dictionary::indexOf).toArray();
            int[] codes = new int[column.size()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = column.isMissing(row) ? CategoricalColumn.MISSING : codeOf[categorical.code(row)];
            }
            return CategoricalColumn.of(column.name(), dictionary, codes);
        };
    }

    /** Every cell becomes {@code *}, so that the column tells nothing. */
    static Generalization suppressed() {
        return column -> CategoricalColumn.of(column.name(), List.of("*"), new int[column.size()]);
    }

    /** Returns the table of the columns that have a rule, each generalised by it. */
    static Table apply(Table table, Map<String, Generalization> rules) {
        List<Column> columns = new ArrayList<>();
        rules.forEach((name, rule) -> columns.add(rule.apply(table.column(name))));
        return Table.of(columns);
    }
}
