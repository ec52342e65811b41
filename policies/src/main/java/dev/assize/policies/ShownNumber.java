package dev.assize.policies;

import dev.assize.core.Estimate;
import dev.assize.core.Fraction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounds numbers for reading to four digits, away from the limits, so that none looks on the other side of one. */
final class ShownNumber {
    private static final int DIGITS = 4;
    /** Digits that tell an exact ratio from every limit that a person writes. */
    private static final int MANY_DIGITS = 40;

    private ShownNumber() {}

    static String text(double value, Limit limit) {
        return text(BigDecimal.valueOf(value), limit);
    }

    static String text(Estimate estimate, Limit limit) {
        return text(
                estimate.exact().map(ShownNumber::decimal).orElseGet(() -> BigDecimal.valueOf(estimate.value())),
                limit);
    }

    static String plain(double value) {
        return plain(BigDecimal.valueOf(value).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN)));
    }

    private static String text(BigDecimal value, Limit limit) {
        BigDecimal near = value.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
        for (BigDecimal end : limit.ends()) {
            if (Integer.signum(near.compareTo(end)) != Integer.signum(value.compareTo(end))) {
                RoundingMode away = value.compareTo(end) < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
                near = value.round(new MathContext(DIGITS, away));
            }
        }
        return plain(near);
    }

    private static BigDecimal decimal(Fraction value) {
        return new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), new MathContext(MANY_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
