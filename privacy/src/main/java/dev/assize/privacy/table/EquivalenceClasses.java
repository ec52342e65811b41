package dev.assize.privacy.table;

import dev.assize.core.Fraction;
import dev.assize.core.Table;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
    private final int[] classOf;
    private final int[] sizes;
    private final SortedMap<Integer, Integer> classesBySize;

    private EquivalenceClasses(int[] classOf, int[] sizes) {
        this.classOf = classOf;
        this.sizes = sizes;
        SortedMap<Integer, Integer> bySize = new TreeMap<>();
        for (int size : sizes) {
            bySize.merge(size, 1, Integer::sum);
        }
        this.classesBySize = Collections.unmodifiableSortedMap(bySize);
    }

    /**
     * Counts the classes of {@code table}.
     *
     * @param table one record a row, at least one row
     * @param quasiIdentifiers the columns that somebody may know from elsewhere, at least one
     * @throws IllegalArgumentException if there is no row, no column, no column of a name, or one of arrays or free
     *     texts
     */
    public static EquivalenceClasses of(Table table, List<String> quasiIdentifiers) {
        ClassNumbers numbers = ClassNumbers.of(quasiIdentifiers, table);
        return new EquivalenceClasses(numbers.of(0), numbers.sizes(0));
    }

    /** Returns how many classes have each size. */
    public SortedMap<Integer, Integer> classesBySize() {
        return classesBySize;
    }

    /** Returns the number of classes. */
    public int classes() {
        return sizes.length;
    }

    /** Returns the number of records. */
    public int records() {
        return classOf.length;
    }

    /** Returns k, the size of the smallest class. */
    public int smallest() {
        return classesBySize.firstKey();
    }

    /** Returns the size of the largest class. */
    public int largest() {
        return classesBySize.lastKey();
    }

    /** Returns the mean size of the classes, records / classes, at least 1. */
    public Fraction meanSize() {
        return Fraction.of(records(), classes());
    }

    /** Returns how many records are the only one of their class. */
    public int singletons() {
        return classesBySize.getOrDefault(1, 0);
    }

    /** Returns how many records are in classes of fewer than {@code k}: those to suppress for k-anonymity. */
    public int recordsInClassesSmallerThan(int k) {
        return classesBySize.headMap(k).entrySet().stream()
                .mapToInt(entry -> entry.getKey() * entry.getValue())
                .sum();
    }

    /** Returns the rows in classes of at least {@code k}, ascending: what is left after suppression is k-anonymous. */
    public int[] rowsInClassesOfAtLeast(int k) {
        return IntStream.range(0, classOf.length)
                .filter(row -> sizes[classOf[row]] >= k)
                .toArray();
    }

    /** Returns the mean over records of 1 / class size: classes / records. */
    public Fraction averageRisk() {
        return Fraction.of(classes(), records());
    }

    /** Returns the number of the class of each record. */
    int[] classOf() {
        return classOf.clone();
    }

    /** Returns how many records each class has. */
    int[] sizes() {
        return sizes.clone();
    }
}
