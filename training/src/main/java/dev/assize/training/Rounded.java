package dev.assize.training;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers of four decimals that never look better than they are. */
final class Rounded {
    private static final int DECIMALS = 4;

    private Rounded() {}

    /** Returns the next number that is not smaller. */
    static String up(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.CEILING)
                .toPlainString();
    }

    /** Returns the next number that is not larger. */
    static String down(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.FLOOR).toPlainString();
    }
}
