package dev.assize.privacy.table;

import dev.assize.core.Table;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What two releases of counts give away together: whoever takes the count of a class in one from that in the other
 * learns about the few records between the two, however large both counts are. A class is a cell of the published
 * cross-table; cells that neither release has do not count.
 *
 * <p>Small differences, 1 above all, are the worse ones; two equal releases have no changed cell.
 *
 * @see <a href="https://doi.org/10.1145/320613.320616">Denning, Denning and Schwartz, The tracker: a threat to
 *     statistical database security, 1979</a>
 */
public final class ReleaseDifference {
    private final int[] first;
    private final int[] second;

    private ReleaseDifference(int[] first, int[] second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Compares two releases.
     *
     * @param first the earlier release, at least one record
     * @param second the later one; it may be empty
     * @param quasiIdentifiers the columns of the cross-table, generalised alike in both, at least one
     */
    public static ReleaseDifference of(Table first, Table second, List<String> quasiIdentifiers) {
        ClassNumbers numbers = ClassNumbers.of(quasiIdentifiers, first, second);
        return new ReleaseDifference(numbers.sizes(0), numbers.sizes(1));
    }

    /** Returns how many cells have a record in one release at least. */
    public int cells() {
        return first.length;
    }

    /** Returns how many cells have another count in the second release. */
    public int changedCells() {
        return cellsDifferingBy(1, Integer.MAX_VALUE);
    }

    /** Returns how many counts differ by at least {@code least} and at most {@code most}, up or down. */
    public int cellsDifferingBy(int least, int most) {
        return (int) differences()
                .filter(difference -> difference >= least && difference <= most)
                .count();
    }

    /** Returns how many cells of the first release the second has no record of. */
    public int vanishedCells() {
        return (int)
                IntStream.range(0, first.length).filter(c -> second[c] == 0).count();
    }

    /** Returns how many cells of the second release the first has no record of. */
    public int newCells() {
        return (int) IntStream.range(0, first.length).filter(c -> first[c] == 0).count();
    }

    /** Returns the largest difference of a count, up or down. */
    public int largestDifference() {
        return differences().max().orElseThrow();
    }

    private IntStream differences() {
        return IntStream.range(0, first.length).map(c -> Math.abs(first[c] - second[c]));
    }
}
