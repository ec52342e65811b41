package dev.assize.privacy.table;

/**
 * The earth mover's distance on ordered values 0 to m - 1: the sum of |P(value ≤ v) - Q(value ≤ v)| over v, divided by
 * m - 1. Between two neighbouring values of a class P does not change, so that sums of Q's cumulative counts give the
 * whole stretch at once: O(values of the class × log m) a class instead of O(m).
 */
final class OrderedDistance {
    private final ClassDistributions classes;
    /** cumulative[v] records of the table have value v or less. */
    private final long[] cumulative;
    /** sums[v] is the sum of the cumulative counts of the values below v. */
    private final long[] sums;

    OrderedDistance(ClassDistributions classes) {
        this.classes = classes;
        int values = classes.ofTable.length;
        cumulative = new long[values];
        sums = new long[values + 1];
        long records = 0;
        for (int v = 0; v < values; v++) {
            records += classes.ofTable[v];
            cumulative[v] = records;
            sums[v + 1] = sums[v] + records;
        }
    }

    /** Returns the distance of the class from the table, in [0, 1]; 0 if the table has one value only. */
    double of(int number) {
        int values = cumulative.length;
        if (values < 2) {
            return 0;
        }
        double total = 0;
        int from = 0;
        long below = 0;
        for (int cell = classes.start[number]; cell < classes.start[number + 1]; cell++) {
            total += stretch(from, classes.value[cell], (double) below / classes.size[number]);
            below += classes.count[cell];
            from = classes.value[cell];
        }
        return (total + stretch(from, values - 1, 1)) / (values - 1);
    }

    /** The sum of |p - Q(v)| over the values v from {@code from} to before {@code to}. */
    private double stretch(int from, int to, double p) {
        double level = p * classes.records;
        int cross = firstAtLeast(from, to, level);
        double above = level * (cross - from) - (sums[cross] - sums[from]);
        double under = sums[to] - sums[cross] - level * (to - cross);
        return (above + under) / classes.records;
    }

    private int firstAtLeast(int from, int to, double level) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] < level) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
