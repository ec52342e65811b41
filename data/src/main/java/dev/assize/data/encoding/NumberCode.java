package dev.assize.data.encoding;

import dev.assize.core.CanonicalNumber;
import dev.assize.core.Column;
import dev.assize.core.ColumnType;
import dev.assize.core.EncodedFeature;
import dev.assize.core.NumericColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A number, standardised: {@code (x - mean) / deviation}. A missing cell becomes the mean, that is 0, and sets the
 * missing indicator where there is one.
 *
 * @param column the column
 * @param mean mean of the training cells
 * @param deviation their standard deviation (divided by n), or 1 when it is 0
 * @param indicator whether a second number says that the cell is missing; so when a training cell was
 */
record NumberCode(String column, double mean, double deviation, boolean indicator) implements ColumnCode {
    /** Digits that survive scaling and scaling back, counted from the larger of number and deviation. */
    private static final int DIGITS = 12;

    private static final double HALF = 0.5;

    /** Fits the code to a column with at least one value: two passes, so that large means do not cost digits. */
    static NumberCode fit(NumericColumn cells) {
        double sum = 0;
        int values = 0;
        for (int row = 0; row < cells.size(); row++) {
            if (!cells.isMissing(row)) {
                sum += cells.valueOr(row, 0);
                values++;
            }
        }
        double mean = sum / values;
        double squares = 0;
        for (int row = 0; row < cells.size(); row++) {
            double distance = cells.valueOr(row, mean) - mean;
            squares += distance * distance;
        }
        double deviation = Math.sqrt(squares / values);
        return new NumberCode(cells.name(), mean, deviation > 0 ? deviation : 1, values < cells.size());
    }

    @Override
    public ColumnType type() {
        return ColumnType.NUMERIC;
    }

    @Override
    public List<EncodedFeature> features() {
        EncodedFeature number = new EncodedFeature(column, column, EncodedFeature.Kind.NUMBER);
        EncodedFeature missing = new EncodedFeature(column + "=" + MISSING, column, EncodedFeature.Kind.MISSING);
        return indicator ? List.of(number, missing) : List.of(number);
    }

    @Override
    public void encode(Column cells, double[] target, int at, int stride) {
        NumericColumn numbers = (NumericColumn) cells;
        for (int row = 0; row < numbers.size(); row++) {
            int index = at + row * stride;
            target[index] = (numbers.valueOr(row, mean) - mean) / deviation;
            if (indicator && numbers.isMissing(row)) {
                target[index + 1] = 1;
            }
        }
    }

    @Override
    public String decode(double[] row, int at) {
        if (indicator && row[at + 1] > HALF) {
            return MISSING;
        }
        double value = row[at] * deviation + mean;
        int magnitude = (int) Math.floor(Math.log10(Math.max(Math.abs(value), deviation)));
        return CanonicalNumber.text(new BigDecimal(value)
                .setScale(DIGITS - 1 - magnitude, RoundingMode.HALF_EVEN)
                .doubleValue());
    }
}
