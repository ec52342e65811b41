package dev.assize.privacy;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Fraction;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The groups of records that agree in all quasi-identifiers. A table is k-anonymous when the smallest class has k
 * records: whoever knows somebody's quasi-identifiers finds at least k candidates. A missing cell is a value of its
 * own.
 *
 * <p>All figures are exact counts. O(records × columns).
 *
 * @see <a href="https://doi.org/10.1142/S0218488502001648">Sweeney, k-anonymity: a model for protecting privacy,
 *     2002</a>
 */
public final class EquivalenceClasses {
    private final SortedMap<Integer, Integer> classesBySize;

    private EquivalenceClasses(SortedMap<Integer, Integer> classesBySize) {
        this.classesBySize = Collections.unmodifiableSortedMap(classesBySize);
    }

    /**
     * Counts the classes of {@code table}.
     *
     * @param table one record a row, at least one row
     * @param quasiIdentifiers the columns that somebody may know from elsewhere, at least one
     * @throws IllegalArgumentException if there is no row, no column, no column of a name, or one of arrays or free texts
     */
    public static EquivalenceClasses of(Table table, List<String> quasiIdentifiers) {
        if (quasiIdentifiers.isEmpty() || table.rowCount() == 0) {
            throw new IllegalArgumentException("equivalence classes of " + table.rowCount() + " records by the columns "
                    + quasiIdentifiers + " do not exist; at least one of each is needed");
        }
        int[] classOf = new int[table.rowCount()];
        int classes = 1;
        for (String name : quasiIdentifiers) {
            classes = refine(classOf, codes(table.column(name)));
        }
        int[] sizes = new int[classes];
        for (int id : classOf) {
            sizes[id]++;
        }
        SortedMap<Integer, Integer> bySize = new TreeMap<>();
        for (int size : sizes) {
            bySize.merge(size, 1, Integer::sum);
        }
        return new EquivalenceClasses(bySize);
    }

    /** Returns how many classes have each size. */
    public SortedMap<Integer, Integer> classesBySize() {
        return classesBySize;
    }

    /** Returns the number of classes. */
    public int classes() {
        return classesBySize.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the number of records. */
    public int records() {
        return recordsInClassesSmallerThan(Integer.MAX_VALUE);
    }

    /** Returns k, the size of the smallest class. */
    public int smallest() {
        return classesBySize.firstKey();
    }

    /** Returns the size of the largest class. */
    public int largest() {
        return classesBySize.lastKey();
    }

    /** Returns how many records are in classes of fewer than {@code k}: those to suppress for k-anonymity. */
    public int recordsInClassesSmallerThan(int k) {
        return classesBySize.headMap(k).entrySet().stream()
                .mapToInt(entry -> entry.getKey() * entry.getValue())
                .sum();
    }

    /** Returns the mean over records of 1 / class size: classes / records. */
    public Fraction averageRisk() {
        return Fraction.of(classes(), records());
    }

    /** Splits each class by code; returns how many there are then, numbered in the order of their first record. */
    private static int refine(int[] classOf, int[] codes) {
        Map<Long, Integer> ids = new HashMap<>();
        for (int row = 0; row < classOf.length; row++) {
            long key = ((long) classOf[row] << Integer.SIZE) | (codes[row] & 0xFFFFFFFFL);
            Integer id = ids.get(key);
            if (id == null) {
                id = ids.size();
                ids.put(key, id);
            }
            classOf[row] = id;
        }
        return ids.size();
    }

    private static int[] codes(Column column) {
        if (!column.type().formsGroups()) {
            throw new IllegalArgumentException("quasi-identifier '" + column.name() + "' holds "
                    + column.type().cells() + "; name columns of numbers or categories");
        }
        int[] codes = new int[column.size()];
        Map<Double, Integer> numbers = new HashMap<>();
        for (int row = 0; row < codes.length; row++) {
            codes[row] = code(column, row, numbers);
        }
        return codes;
    }

    private static int code(Column column, int row, Map<Double, Integer> numbers) {
        if (column.isMissing(row)) {
            return CategoricalColumn.MISSING;
        }
        if (column instanceof CategoricalColumn categorical) {
            return categorical.code(row);
        }
        double value = ((NumericColumn) column).valueOr(row, 0) + 0.0; // -0 and 0 are one value
        return numbers.computeIfAbsent(value, unused -> numbers.size());
    }
}
