package dev.assize.audit;

import dev.assize.core.Role;
import dev.assize.core.Table;
import dev.assize.data.RowWeights;
import java.util.Arrays;
import java.util.Optional;

/** Writes out a table whose rows stand for several people each, so that every row is one person. */
final class People {
    /** The most people that are written out. */
    static final long MOST = 2_000_000;

    /** The reason of evidence about more people. */
    static final String TOO_MANY = "the rows stand for more than " + MOST
            + " people, more than this check writes out one by one; audit a sample of them";

    private People() {}

    /**
     * Returns for each person the number of its row, in the order of the rows.
     *
     * @param source what to call the table in messages
     * @return empty if there are more than {@link #MOST} people
     */
    static Optional<int[]> rowsOf(String source, Table table) {
        if (table.schema().names(Role.WEIGHT).isEmpty()) {
            return Optional.of(all(table.rowCount()));
        }
        long[] weights = RowWeights.of(source, table);
        double people = Arrays.stream(weights).asDoubleStream().sum();
        if (people > MOST) {
            return Optional.empty();
        }
        int[] rows = new int[(int) people];
        int person = 0;
        for (int row = 0; row < weights.length; row++) {
            Arrays.fill(rows, person, person + (int) weights[row], row);
            person += (int) weights[row];
        }
        return Optional.of(rows);
    }

    /** Returns the people of a table, one a row; the table itself where nothing says how many a row stands for. */
    static Optional<Table> of(String source, Table table) {
        return table.schema().names(Role.WEIGHT).isEmpty()
                ? Optional.of(table)
                : rowsOf(source, table).map(table::select);
    }

    private static int[] all(int rows) {
        int[] numbers = new int[rows];
        Arrays.setAll(numbers, row -> row);
        return numbers;
    }
}
