package dev.assize.audit.file;

import dev.assize.data.arrays.ArraySource;
import java.util.Optional;

/**
 * The section {@code split}: which rows train the model and which judge it.
 *
 * @param testFraction part of the rows that judges, in (0, 1), drawn at random within the classes of the label
 * @param byColumn splits by a column instead
 * @param seed where the draw comes from, and every other random choice of the audit
 */
public record SplitSection(double testFraction, Optional<ByColumn> byColumn, long seed) {
    /** Three rows in ten judge. */
    public static final SplitSection DEFAULT = new SplitSection(0.3, Optional.empty(), 0);

    /** The rows of the test part judge, where that part has files of its own. */
    public static final SplitSection OF_PARTS = new SplitSection(
            DEFAULT.testFraction(),
            Optional.of(new ByColumn(ArraySource.PART, ArraySource.TRAIN, ArraySource.TEST)),
            DEFAULT.seed());

    /**
     * A split that the table states itself.
     *
     * @param column the column that says it
     * @param train its value for rows that train
     * @param test its value for rows that judge
     */
    public record ByColumn(String column, String train, String test) {}
}
