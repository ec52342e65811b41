package dev.assize.core;

/**
 * How many of some rows have a property.
 *
 * @param name whose rows these are, for example a group
 * @param hits rows with the property, {@code 0..rows}
 * @param rows all rows, at least 0
 */
public record Counts(String name, long hits, long rows) {
    /** Checks the range. */
    public Counts {
        if (hits < 0 || hits > rows) {
            throw new IllegalArgumentException(
                    "'" + name + "' has " + hits + " hits of " + rows + " rows; hits are 0 to rows");
        }
    }

    /** Returns hits / rows exactly; only where there are rows. */
    public Fraction rate() {
        return Fraction.of(hits, rows);
    }
}
