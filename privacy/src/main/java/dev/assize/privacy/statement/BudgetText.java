package dev.assize.privacy.statement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Epsilon as people read it: five digits, never better than it is. */
public final class BudgetText {
    private static final int DIGITS = 5;

    private BudgetText() {}

    /** Returns a number that is not below {@code value}, which is finite. */
    public static String up(double value) {
        return text(value, RoundingMode.CEILING);
    }

    /** Returns a number that is not above {@code value}, which is finite. */
    public static String down(double value) {
        return text(value, RoundingMode.FLOOR);
    }

    private static String text(double value, RoundingMode mode) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS, mode));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
