package dev.assize.data;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Seed;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which rows a model is fitted on, and which it is judged on.
 *
 * <p>A stratified split depends on the seed, the row numbers and the strata, on nothing else: not on threads, other
 * columns or the platform. A file with its rows in another order gives another split, because a row has no other
 * identity than its number.
 */
public final class Split {
    private final int[] train;
    private final int[] test;

    private Split(int[] train, int[] test) {
        this.train = train;
        this.test = test;
    }

    /** Returns the numbers of the training rows, ascending. */
    public int[] train() {
        return train.clone();
    }

    /** Returns the numbers of the test rows, ascending. */
    public int[] test() {
        return test.clone();
    }

    /**
     * Splits at random within strata, so that every stratum has the same part of its rows in the test part.
     *
     * <p>A stratum is a combination of the values of {@code strata} (missing is a value). Of its n rows,
     * {@code floor(n * testFraction + u)} go to the test part, u uniform in [0, 1) and drawn once for each stratum: the
     * expected size is exact, and small strata are not all rounded to one side. Strata take part in alphabetical order.
     *
     * @param table the rows
     * @param strata the columns to stratify by, usually the label and one sensitive column; numeric columns count by
     *     value; may be empty
     * @param testFraction part of the rows in the test part, above 0 and below 1
     * @param seed where the draw comes from
     * @throws DataException if one of the two parts would be empty or a column is absent
     */
    public static Split stratified(Table table, List<String> strata, double testFraction, Seed seed) {
        if (!(testFraction > 0 && testFraction < 1)) {
            throw DataException.of(
                    "split",
                    "the test part is " + testFraction + " of the rows",
                    "Choose a part above 0 and below 1, for example 0.3.");
        }
        strata.forEach(name -> require(table, name));
        boolean[] isTest = new boolean[table.rowCount()];
        Seed splitSeed = seed.child("data.split");
        for (Map.Entry<String, List<Integer>> stratum : group(table, strata).entrySet()) {
            draw(stratum.getValue(), testFraction, splitSeed.child(stratum.getKey()), isTest);
        }
        return of(isTest, "the " + table.rowCount() + " rows are too few for a test part of " + testFraction);
    }

    /**
     * Splits by the value of a column, for example {@code split} with the values {@code train} and {@code test}. Rows
     * with other values, or none, are in neither part.
     *
     * @throws DataException if the column is absent or one of the two values never occurs
     */
    public static Split byColumn(Table table, String column, String trainValue, String testValue) {
        require(table, column);
        Column cells = table.column(column);
        int[] train = rowsWith(cells, trainValue);
        int[] test = rowsWith(cells, testValue);
        if (train.length == 0 || test.length == 0) {
            String absent = train.length == 0 ? trainValue : testValue;
            throw DataException.of(
                    "split",
                    "the value '" + absent + "' never occurs in column '" + column + "'",
                    Suggestion.among(absent, distinct(cells)));
        }
        return new Split(train, test);
    }

    private static void draw(List<Integer> rows, double testFraction, Seed seed, boolean[] isTest) {
        SplittableRandom random = seed.random();
        int[] shuffled = rows.stream().mapToInt(Integer::intValue).toArray();
        int tests = (int) Math.floor(shuffled.length * testFraction + random.nextDouble());
        for (int i = 0; i < tests; i++) {
            int other = i + random.nextInt(shuffled.length - i);
            isTest[shuffled[other]] = true;
            shuffled[other] = shuffled[i];
        }
    }

    private static Map<String, List<Integer>> group(Table table, List<String> strata) {
        Map<String, List<Integer>> groups = new TreeMap<>();
        List<Column> columns = strata.stream().map(table::column).toList();
        for (int row = 0; row < table.rowCount(); row++) {
            StringBuilder key = new StringBuilder();
            for (Column column : columns) {
                key.append(column.text(row, "")).append('\u001F');
            }
            groups.computeIfAbsent(key.toString(), k -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    private static Split of(boolean[] isTest, String ifEmpty) {
        int[] test = new int[isTest.length];
        int[] train = new int[isTest.length];
        int tests = 0;
        for (int row = 0; row < isTest.length; row++) {
            if (isTest[row]) {
                test[tests++] = row;
            } else {
                train[row - tests] = row;
            }
        }
        if (tests == 0 || tests == isTest.length) {
            throw DataException.of("split", ifEmpty, "Choose another part, or bring more rows.");
        }
        return new Split(Arrays.copyOf(train, isTest.length - tests), Arrays.copyOf(test, tests));
    }

    private static int[] rowsWith(Column cells, String value) {
        int[] rows = new int[cells.size()];
        int found = 0;
        for (int row = 0; row < rows.length; row++) {
            if (!cells.isMissing(row) && cells.text(row, "").equals(value)) {
                rows[found++] = row;
            }
        }
        return Arrays.copyOf(rows, found);
    }

    private static Set<String> distinct(Column cells) {
        if (cells instanceof CategoricalColumn texts) {
            return new TreeSet<>(texts.dictionary());
        }
        Set<String> values = new TreeSet<>();
        for (int row = 0; row < cells.size(); row++) {
            values.add(cells.text(row, ""));
        }
        return values;
    }

    private static void require(Table table, String column) {
        if (table.schema().find(column).isEmpty()) {
            throw DataException.of(
                    "split",
                    "there is no column '" + column + "' to split by",
                    Suggestion.among(column, table.schema().names()));
        }
        TableChecks.requireGroups("split", table.column(column), "the column to split by");
    }
}
