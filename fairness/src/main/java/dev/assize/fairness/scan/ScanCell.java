package dev.assize.fairness.scan;

/** People who agree in all scanned attributes. */
public final class ScanCell {
    private final int[] values;
    private final double[] expectations;
    private final double hits;

    /**
     * Makes a cell.
     *
     * @param values shape [attributes], the place of each value in its attribute's list
     * @param expectations shape [people], the predicted probability of each, 0 to 1
     * @param hits how many of them are truly favorable
     */
    public ScanCell(int[] values, double[] expectations, long hits) {
        this.values = values.clone();
        this.expectations = expectations.clone();
        this.hits = hits;
        if (hits < 0 || hits > expectations.length) {
            throw new IllegalArgumentException(
                    hits + " of " + expectations.length + " people are favorable; that cannot be, check the counts");
        }
    }

    /** Returns whether each value is in the set of its attribute; a set is a number whose bits are the values. */
    boolean isIn(long[] sets) {
        for (int attribute = 0; attribute < values.length; attribute++) {
            if (((sets[attribute] >> values[attribute]) & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    int value(int attribute) {
        return values[attribute];
    }

    int attributes() {
        return values.length;
    }

    int people() {
        return expectations.length;
    }

    double hits() {
        return hits;
    }

    double expectation(int person) {
        return expectations[person];
    }
}
