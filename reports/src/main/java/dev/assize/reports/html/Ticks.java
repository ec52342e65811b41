package dev.assize.reports.html;

import dev.assize.core.CanonicalNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers that cover a range.
 *
 * @param step distance of two neighbors: 1, 2 or 5 times a power of ten
 * @param first index of the first number
 * @param last index of the last number
 */
record Ticks(BigDecimal step, long first, long last) {
    private static final int ABOUT = 5;
    private static final double LONG = 1e6;

    /** Numbers further from zero, or nearer to it, are drawn as if they were here, or zero: so no width overflows. */
    private static final double FURTHEST = 1e300;

    /** Returns about five numbers, the first at most {@code smallest} and the last at least {@code largest}. */
    static Ticks covering(double smallest, double largest) {
        double least = drawable(smallest);
        double most = drawable(largest);
        double width = most > least ? most - least : Math.max(1, Math.abs(most));
        double raw = width / ABOUT;
        int exponent = (int) Math.floor(Math.log10(raw));
        double lead = raw / Math.pow(10, exponent);
        int digit = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
        BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
        double size = step.doubleValue();
        return new Ticks(step, (long) Math.floor(least / size + 1e-9), (long) Math.ceil((least + width) / size - 1e-9));
    }

    /** Returns {@code value}, or the nearest number that can be drawn. */
    static double drawable(double value) {
        double near = Math.max(-FURTHEST, Math.min(FURTHEST, value));
        return Math.abs(near) < 1 / FURTHEST ? 0 : near;
    }

    /** Returns where {@code value} lies between the first number (0) and the last (1). */
    double share(double value) {
        return (drawable(value) / step.doubleValue() - first) / (last - first);
    }

    List<Double> values() {
        List<Double> values = new ArrayList<>();
        for (long index = first; index <= last; index++) {
            values.add(step.multiply(BigDecimal.valueOf(index))
                    .round(MathContext.DECIMAL32)
                    .doubleValue());
        }
        return values;
    }

    /** Returns the number as short as it can be written: from a million on with an exponent, 4e8. */
    static String label(double value) {
        String text = CanonicalNumber.text(value);
        if (Math.abs(value) >= LONG) {
            BigDecimal number = new BigDecimal(text).stripTrailingZeros();
            int exponent = number.precision() - number.scale() - 1;
            text = number.movePointLeft(exponent).toPlainString() + "e" + exponent;
        }
        return text.replace('-', '−');
    }
}
