package dev.assize.data;

import dev.assize.core.Column;
import dev.assize.core.ColumnType;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a first look at a table shows, for writing a first configuration. Guesses are by name and count only; a person
 * confirms them.
 *
 * @param rows number of rows
 * @param columns one entry a column, in order
 */
public record TableProfile(int rows, List<ColumnProfile> columns) {
    private static final int MOST_VALUES = 12;
    private static final int FEWEST_ID_ROWS = 20;
    private static final Set<String> SENSITIVE_WORDS = Set.of(
            "sex",
            "gender",
            "race",
            "ethnicity",
            "ethnic",
            "age",
            "agegroup",
            "agecat",
            "agep",
            "religion",
            "disability",
            "disabled",
            "nationality",
            "citizenship",
            "citizen",
            "marital",
            "mar",
            "pregnant",
            "orientation",
            "color",
            "colour",
            "rac1p",
            "foreign",
            "afam",
            "single",
            "veteran");
    private static final Set<String> ID_WORDS = Set.of("id", "uuid", "index", "key", "identifier", "ssn", "iban");

    /** Copies the list. */
    public TableProfile {
        columns = List.copyOf(columns);
    }

    /**
     * One column.
     *
     * @param name its name
     * @param type its type
     * @param missing cells without a value
     * @param distinct different values
     * @param range smallest and largest number, empty for categories and for a column without values
     * @param values the values in their order, empty when there are more than 12
     * @param hint what the column looks like
     */
    public record ColumnProfile(
            String name,
            ColumnType type,
            int missing,
            int distinct,
            Optional<NumberRange> range,
            List<String> values,
            Hint hint) {
        /** Copies the list. */
        public ColumnProfile {
            values = List.copyOf(values);
        }
    }

    /**
     * Smallest and largest number.
     *
     * @param least the smallest
     * @param most the largest
     */
    public record NumberRange(double least, double most) {}

    /** What a column looks like. */
    public enum Hint {
        /** Nothing special. */
        NONE,
        /** Its name is that of a protected attribute. */
        LIKELY_SENSITIVE,
        /** Another value in each row, or the name of an identifier. */
        LIKELY_ID,
        /** One value in all rows, or none. */
        CONSTANT
    }

    /** Looks at a table. */
    public static TableProfile of(Table table) {
        List<ColumnProfile> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(of(column));
        }
        return new TableProfile(table.rowCount(), columns);
    }

    private static ColumnProfile of(Column column) {
        List<String> values = column.type().formsGroups() ? TaskReader.values(column) : List.of();
        int missing = column.missingCount();
        return new ColumnProfile(
                column.name(),
                column.type(),
                missing,
                distinct(column, values),
                range(column),
                values.size() <= MOST_VALUES ? values : List.of(),
                hint(column, distinct(column, values), missing));
    }

    /** Arrays are not compared: each counts as different from all others. */
    private static int distinct(Column column, List<String> values) {
        if (column instanceof TextColumn texts) {
            return (int) IntStream.range(0, texts.size())
                    .filter(row -> !texts.isMissing(row))
                    .mapToObj(row -> texts.text(row, ""))
                    .distinct()
                    .count();
        }
        return column.type() == ColumnType.ARRAY ? column.size() - column.missingCount() : values.size();
    }

    private static Optional<NumberRange> range(Column column) {
        if (!(column instanceof NumericColumn numbers) || column.missingCount() == column.size()) {
            return Optional.empty();
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < numbers.size(); row++) {
            least = Math.min(least, numbers.valueOr(row, least));
            most = Math.max(most, numbers.valueOr(row, most));
        }
        return Optional.of(new NumberRange(least, most));
    }

    private static Hint hint(Column column, int distinct, int missing) {
        if (column.type() == ColumnType.ARRAY) {
            return Hint.NONE;
        }
        if (distinct <= 1) {
            return Hint.CONSTANT;
        }
        List<String> words = words(column.name());
        boolean allDifferent = missing == 0 && distinct == column.size() && distinct >= FEWEST_ID_ROWS;
        if (allDifferent && looksLikeId(column, words)) {
            return Hint.LIKELY_ID;
        }
        boolean sensitive = SENSITIVE_WORDS.contains(String.join("", words))
                || words.stream().anyMatch(SENSITIVE_WORDS::contains);
        return sensitive ? Hint.LIKELY_SENSITIVE : Hint.NONE;
    }

    private static boolean looksLikeId(Column column, List<String> words) {
        return column.type() == ColumnType.CATEGORICAL
                || isCounter(column)
                || words.stream().anyMatch(ID_WORDS::contains);
    }

    /** Whether the numbers are whole and go up by one from row to row. */
    private static boolean isCounter(Column column) {
        if (!(column instanceof NumericColumn numbers)) {
            return false;
        }
        for (int row = 1; row < numbers.size(); row++) {
            if (numbers.valueOr(row, 0) - numbers.valueOr(row - 1, 0) != 1) {
                return false;
            }
        }
        return true;
    }

    /** Splits {@code ageGroup}, {@code age_group} and {@code age-group} into lower-case words. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
