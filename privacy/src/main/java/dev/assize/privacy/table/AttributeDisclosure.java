package dev.assize.privacy.table;

import dev.assize.core.Column;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * What a class gives away about a sensitive value of the people in it, even if nobody's record is found. With p(v) the
 * part of a class and q(v) the part of the table that has value v, each figure is that of the worst class:
 *
 * <ul>
 *   <li>distinct l: fewest different values; l ≥ 1, higher is safer;
 *   <li>entropy: smallest {@code -sum p ln p}, in nats, ≥ 0; entropy l-diversity holds for l up to its exponential;
 *   <li>recursive ratio: largest {@code r1 / (r_l + ... + r_m)} with the frequencies r sorted from the largest;
 *       (c, l)-diversity holds for every c above it; it has no value if a class has fewer than l values;
 *   <li>equal distance: largest {@code sum |p - q| / 2}, in [0, 1]; t-closeness for unordered values;
 *   <li>ordered distance: largest {@code sum over v of |P(v) - Q(v)| / (m - 1)} of the cumulative parts over the m
 *       values of the table, in [0, 1]; only for numbers without missing cells;
 *   <li>delta-disclosure: largest {@code |log2(p / q)|} over the values in the class, ≥ 0;
 *   <li>beta: largest {@code (p - q) / q}, ≥ 0, basic beta-likeness;
 *   <li>confidence: largest p, in (0, 1]; with k it is the alpha of (alpha, k)-anonymity; homogeneous records are those
 *       of classes in which it is 1.
 * </ul>
 *
 * <p>A table of one class has both distances, delta and beta 0. A missing value is a value of its own.
 *
 * @see <a href="https://doi.org/10.1145/1217299.1217302">Machanavajjhala et al., l-diversity: privacy beyond
 *     k-anonymity, 2007</a>
 * @see <a href="https://doi.org/10.1109/ICDE.2007.367856">Li, Li and Venkatasubramanian, t-closeness, 2007</a>
 * @see <a href="https://doi.org/10.1145/1401890.1401904">Brickell and Shmatikov, The cost of privacy, 2008</a>
 * @see <a href="https://doi.org/10.14778/2350229.2350255">Cao and Karras, Publishing microdata with a robust privacy
 *     guarantee, 2012</a>
 * @see <a href="https://doi.org/10.1145/1150402.1150499">Wong et al., (alpha, k)-anonymity, 2006</a>
 */
public final class AttributeDisclosure {
    private static final double LN_2 = Math.log(2);

    private final ClassDistributions classes;
    private final boolean ordered;

    private AttributeDisclosure(ClassDistributions classes, boolean ordered) {
        this.classes = classes;
        this.ordered = ordered;
    }

    /**
     * Counts the values of {@code sensitive} in each class.
     *
     * @param sensitive a column of numbers or categories of the same table
     * @throws IllegalArgumentException if it has another number of rows, or holds arrays or free texts
     */
    public static AttributeDisclosure of(EquivalenceClasses classes, Column sensitive) {
        if (sensitive.size() != classes.records()) {
            throw new IllegalArgumentException("sensitive column '" + sensitive.name() + "' has " + sensitive.size()
                    + " rows, the classes have " + classes.records() + "; take both from the same table");
        }
        SensitiveValues values = SensitiveValues.of(sensitive);
        return new AttributeDisclosure(new ClassDistributions(classes, values), values.ordered());
    }

    /** Returns the fewest different values of a class. */
    public int distinct() {
        return classes.numbers().map(classes::distinct).min().orElseThrow();
    }

    /** Returns the smallest entropy of a class in nats. */
    public double entropy() {
        return Math.max(
                0,
                -classes.largest(number -> classes.cells(number)
                        .mapToDouble(cell -> classes.share(number, cell))
                        .map(share -> share * Math.log(share))
                        .sum()));
    }

    /** Returns the exponential of {@link #entropy()}: the number of equally frequent values with that entropy. */
    public double entropyDiversity() {
        return Math.exp(entropy());
    }

    /**
     * Returns the largest ratio of the most frequent value to those from the l-th on; empty if a class has fewer.
     *
     * @param l at least 1
     */
    public OptionalDouble recursiveRatio(int l) {
        if (l < 1) {
            throw new IllegalArgumentException("l is " + l + "; recursive diversity needs at least 1 value");
        }
        return distinct() < l ? OptionalDouble.empty() : OptionalDouble.of(classes.largest(number -> ratio(number, l)));
    }

    /** Returns the largest distance of a class from the table for unordered values. */
    public double equalDistance() {
        return classes.largest(this::equalDistance);
    }

    /** Returns the mean over the records of the distance of their class from the table for unordered values. */
    public double meanEqualDistance() {
        return classes.numbers()
                        .mapToDouble(number -> classes.size[number] * equalDistance(number))
                        .sum()
                / classes.records;
    }

    /** Returns the largest distance of a class from the table for ordered values; empty if they have no order. */
    public OptionalDouble orderedDistance() {
        return ordered ? OptionalDouble.of(classes.largest(new OrderedDistance(classes)::of)) : OptionalDouble.empty();
    }

    /** Returns how many different values the table has. */
    public int valuesOfTable() {
        return (int) Arrays.stream(classes.ofTable).filter(count -> count > 0).count();
    }

    /** Returns the largest |log2| of a part of a class to that of the table. */
    public double deltaDisclosure() {
        return largestOfCells(number -> cell -> Math.abs(gainLog(number, cell)) / LN_2);
    }

    /** Returns the largest relative gain of a value's part in a class over that in the table. */
    public double beta() {
        return largestOfCells(number ->
                cell -> (classes.share(number, cell) - classes.shareOfTable(cell)) / classes.shareOfTable(cell));
    }

    /** Returns the largest part that one value has in a class: how sure of it somebody may be. */
    public double largestConfidence() {
        return largestOfCells(number -> cell -> classes.share(number, cell));
    }

    /** Returns how many records are in classes of one value only, which is known of everybody in them. */
    public int homogeneousRecords() {
        return classes.numbers()
                .filter(number -> classes.distinct(number) == 1)
                .map(number -> classes.size[number])
                .sum();
    }

    private double gainLog(int number, int cell) {
        return Math.log(classes.share(number, cell) / classes.shareOfTable(cell));
    }

    /** Half the sum of the absolute differences is the sum of the positive ones, as both parts add up to 1. */
    private double equalDistance(int number) {
        return classes.cells(number)
                .mapToDouble(cell -> Math.max(0, classes.share(number, cell) - classes.shareOfTable(cell)))
                .sum();
    }

    private double ratio(int number, int l) {
        int[] counts =
                classes.cells(number).map(cell -> classes.count[cell]).sorted().toArray();
        int rest = Arrays.stream(counts, 0, counts.length - l + 1).sum();
        return (double) counts[counts.length - 1] / rest;
    }

    private double largestOfCells(IntFunction<IntToDoubleFunction> figure) {
        return classes.largest(number ->
                classes.cells(number).mapToDouble(figure.apply(number)).max().orElseThrow());
    }
}
