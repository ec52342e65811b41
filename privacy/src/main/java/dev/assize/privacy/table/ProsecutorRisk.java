package dev.assize.privacy.table;

import dev.assize.core.Fraction;

/**
 * How well somebody who knows that a person is in the table finds that person's record: the risk of a record is 1 /
 * size of its class, in (0, 1], higher is worse. If all records are alike every risk is 1 / records; if all differ it
 * is 1.
 *
 * @see <a href="https://doi.org/10.1197/jamia.M2716">El Emam and Dankar, Protecting privacy using k-anonymity, 2008</a>
 */
public final class ProsecutorRisk {
    private final EquivalenceClasses classes;

    private ProsecutorRisk(EquivalenceClasses classes) {
        this.classes = classes;
    }

    /** Returns the risks of the records of these classes. */
    public static ProsecutorRisk of(EquivalenceClasses classes) {
        return new ProsecutorRisk(classes);
    }

    /** Returns the risk of the records of the smallest class, 1 / k. */
    public Fraction highest() {
        return Fraction.of(1, classes.smallest());
    }

    /** Returns the risk of the records of the largest class. */
    public Fraction lowest() {
        return Fraction.of(1, classes.largest());
    }

    /** Returns the mean risk of the records, classes / records. */
    public Fraction average() {
        return classes.averageRisk();
    }

    /** Returns how many records have the highest risk. */
    public int recordsAtHighest() {
        return classes.recordsInClassesSmallerThan(classes.smallest() + 1);
    }

    /** Returns the part of records whose risk is greater than {@code threshold}, in [0, 1]. */
    public Fraction shareAbove(double threshold) {
        int records = classes.classesBySize().entrySet().stream()
                .filter(size -> 1.0 / size.getKey() > threshold)
                .mapToInt(size -> size.getKey() * size.getValue())
                .sum();
        return Fraction.of(records, classes.records());
    }

    /** Returns the part of records that nobody else equals. */
    public Fraction shareUnique() {
        return Fraction.of(classes.singletons(), classes.records());
    }
}
