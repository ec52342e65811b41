package dev.assize.privacy.table;

import dev.assize.core.Fraction;
import dev.assize.core.Table;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How well somebody who knows the population, but not who of it is in the table, finds a record or learns that somebody
 * is in the table. With f records of the table and F of the population in a class:
 *
 * <ul>
 *   <li>k-map: the smallest F of a class of the table, at least 1, higher is safer;
 *   <li>risk of a record for the journalist, who attacks one record: 1 / F, in (0, 1], higher is worse;
 *   <li>risk for the marketer, who links every record: the expected part that is linked right, {@code sum f / F /
 *       records}, in (0, 1];
 *   <li>presence: f / F, the probability that somebody of the class is in the table, in [0, 1]; (dmin, dmax)-presence
 *       holds if all classes of the population are between the two.
 * </ul>
 *
 * <p>The population must hold every record of the table. If the table is the population, the figures are those of
 * {@link ProsecutorRisk} and every presence is 1.
 *
 * @see <a href="https://doi.org/10.1197/jamia.M2716">El Emam and Dankar, Protecting privacy using k-anonymity, 2008</a>
 * @see <a href="https://doi.org/10.1145/1247480.1247554">Nergiz, Atzori and Clifton, Hiding the presence of individuals
 *     from shared databases, 2007</a>
 */
public final class PopulationRisk {
    private final int[] ofTable;
    private final int[] ofPopulation;
    private final int records;

    private PopulationRisk(int[] ofTable, int[] ofPopulation, int records) {
        this.ofTable = ofTable;
        this.ofPopulation = ofPopulation;
        this.records = records;
    }

    /**
     * Counts the classes of a table and of the population that it was drawn from.
     *
     * @param table the published records, at least one
     * @param population everybody who could be in the table, with the same quasi-identifiers generalised alike
     * @param quasiIdentifiers the columns that somebody may know, at least one
     * @throws IllegalArgumentException if a class has more records in the table than in the population
     */
    public static PopulationRisk of(Table table, Table population, List<String> quasiIdentifiers) {
        ClassNumbers numbers = ClassNumbers.of(quasiIdentifiers, table, population);
        int[] ofTable = numbers.sizes(0);
        int[] ofPopulation = numbers.sizes(1);
        long outside = IntStream.range(0, ofTable.length)
                .filter(c -> ofTable[c] > ofPopulation[c])
                .count();
        if (outside > 0) {
            throw new IllegalArgumentException(
                    outside + " of " + numbers.classes() + " classes have more records in the"
                            + " table than in the population; the population must contain every record of the table");
        }
        return new PopulationRisk(ofTable, ofPopulation, table.rowCount());
    }

    /** Returns how many records the population has. */
    public int populationRecords() {
        return IntStream.of(ofPopulation).sum();
    }

    /** Returns how many classes the population has. */
    public int populationClasses() {
        return ofPopulation.length;
    }

    /** Returns the size in the population of the class of the table that is smallest there. */
    public int smallestClass() {
        return inTable().map(c -> ofPopulation[c]).min().orElseThrow();
    }

    /** Returns the size in the population of the class of the table that is largest there. */
    public int largestClass() {
        return inTable().map(c -> ofPopulation[c]).max().orElseThrow();
    }

    /** Returns the risk of the record that the journalist finds best. */
    public double highestJournalistRisk() {
        return 1.0 / smallestClass();
    }

    /** Returns the risk of the record that the journalist finds worst. */
    public double lowestJournalistRisk() {
        return 1.0 / largestClass();
    }

    /**
     * Returns the journalist's risk for the table as a whole, the larger of {@link #marketerRisk()} and classes of the
     * table / people of the population in them.
     */
    public double averageJournalistRisk() {
        long people = inTable().mapToLong(c -> ofPopulation[c]).sum();
        return Math.max((double) inTable().count() / people, marketerRisk());
    }

    /** Returns the mean over the records of 1 / F, the part of records that a marketer is expected to link right. */
    public double marketerRisk() {
        return inTable().mapToDouble(c -> (double) ofTable[c] / ofPopulation[c]).sum() / records;
    }

    /** Returns the part of records whose risk for the journalist is greater than {@code threshold}. */
    public Fraction shareAbove(double threshold) {
        IntPredicate above = c -> 1.0 / ofPopulation[c] > threshold;
        return Fraction.of(inTable().filter(above).map(c -> ofTable[c]).sum(), records);
    }

    /** Returns the smallest presence of a class of the population; 0 if a class has nobody in the table. */
    public double smallestPresence() {
        return IntStream.range(0, ofTable.length)
                .mapToDouble(this::presence)
                .min()
                .orElseThrow();
    }

    /** Returns the smallest presence of a class that has somebody in the table. */
    public double smallestPresenceInTable() {
        return inTable().mapToDouble(this::presence).min().orElseThrow();
    }

    /** Returns the largest presence; 1 means that a class of the population is in the table with all its people. */
    public double largestPresence() {
        return inTable().mapToDouble(this::presence).max().orElseThrow();
    }

    private double presence(int number) {
        return (double) ofTable[number] / ofPopulation[number];
    }

    private IntStream inTable() {
        return IntStream.range(0, ofTable.length).filter(c -> ofTable[c] > 0);
    }
}
