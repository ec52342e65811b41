package dev.assize.reports.wording;

import dev.assize.core.CanonicalNumber;
import dev.assize.core.Estimate;
import dev.assize.core.Fraction;
import dev.assize.core.Interval;
import dev.assize.core.Unit;
import dev.assize.policies.Limit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * Numbers as people read them: fractions in percent, differences of fractions in percentage points (pp), ratios and
 * plain numbers with three decimals, small ones with three significant digits.
 *
 * <p>A number that breaks a limit is rounded away from that limit: 0.7996 against "at least 0.80" prints 0.799, never
 * 0.800. Limits with more decimals than that make the numbers beside them as long.
 */
public final class ShownNumber {
    private static final int DECIMALS = 3;
    private static final int TICK_DIGITS = 6;
    /** More than any shown number has, so that the second rounding sees on which side of a limit the fraction lies. */
    private static final int FRACTION_DIGITS = 60;

    private static final int MOST_DECIMALS = 9;
    private static final int PERCENT_SHIFT = 2;
    private static final BigDecimal SMALL = new BigDecimal("0.001");
    private static final BigDecimal LARGE = new BigDecimal("1e7");

    private final Unit unit;
    private final Optional<Limit> limit;

    private ShownNumber(Unit unit, Optional<Limit> limit) {
        this.unit = unit;
        this.limit = limit;
    }

    /** Shows numbers that no limit applies to. */
    public static ShownNumber of(Unit unit) {
        return new ShownNumber(unit, Optional.empty());
    }

    /** Shows numbers that stand beside {@code limit}, where there is one. */
    public static ShownNumber beside(Optional<Limit> limit, Unit unit) {
        return new ShownNumber(unit, limit);
    }

    /** Returns the value of an estimate; where it is a fraction of counts, that is compared with the limit. */
    public String value(Estimate estimate) {
        return estimate.exact().map(this::value).orElseGet(() -> value(estimate.value()));
    }

    /** Returns one number. */
    public String value(double value) {
        return text(BigDecimal.valueOf(value), rounding(exact(value)));
    }

    private String value(Fraction value) {
        RoundingMode rounding = rounding(value);
        BigDecimal decimal = new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), new MathContext(FRACTION_DIGITS, rounding));
        return text(decimal, rounding);
    }

    /** Returns a number of an axis or a setting: as short as it can be, with the unit. */
    public String tick(double value) {
        BigDecimal shortened = scaled(BigDecimal.valueOf(value)).round(new MathContext(TICK_DIGITS));
        return minus(CanonicalNumber.text(shortened.doubleValue())) + suffix();
    }

    /** Returns both ends of an interval, with the unit once, for example {@code 12.1 to 15.0 %}. */
    public String interval(Interval interval, Texts texts) {
        String lower = value(interval.lower());
        String upper = value(interval.upper());
        String suffix = suffix();
        String bare = suffix.isEmpty() ? lower : lower.substring(0, lower.length() - suffix.length());
        return texts.get("number.interval", bare, upper);
    }

    /** Returns what a limit demands, in the unit of the numbers beside it: {@code ≥ 0.80}, {@code ≤ 10 %}, or both. */
    public String demand(Limit demanded, Texts texts) {
        Optional<String> least = demanded.atLeast().map(bound -> "≥ " + plain(bound));
        Optional<String> most = demanded.atMost().map(bound -> "≤ " + plain(bound));
        return least.isPresent() && most.isPresent()
                ? texts.get("number.both", least.get(), most.get())
                : least.or(() -> most).orElse("");
    }

    /** Returns a count with a narrow no-break space between groups of three digits. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202f').replace('-', '−');
    }

    private RoundingMode rounding(Fraction value) {
        if (limit.flatMap(Limit::atLeast)
                .map(Fraction::of)
                .filter(least -> value.compareTo(least) < 0)
                .isPresent()) {
            return RoundingMode.FLOOR;
        }
        if (limit.flatMap(Limit::atMost)
                .map(Fraction::of)
                .filter(most -> value.compareTo(most) > 0)
                .isPresent()) {
            return RoundingMode.CEILING;
        }
        return RoundingMode.HALF_EVEN;
    }

    private String text(BigDecimal value, RoundingMode rounding) {
        if (unit == Unit.COUNT
                && value.stripTrailingZeros().scale() <= 0
                && value.abs().compareTo(LARGE.multiply(LARGE)) < 0) {
            return count(value.longValueExact());
        }
        BigDecimal size = value.abs();
        boolean plain = unit == Unit.FRACTION || unit == Unit.FRACTION_DIFFERENCE;
        if (value.signum() == 0 || plain || (size.compareTo(SMALL) >= 0 && size.compareTo(LARGE) < 0)) {
            return minus(scaled(value.setScale(decimals(), rounding)).toPlainString()) + suffix();
        }
        BigDecimal rounded = value.round(new MathContext(DECIMALS, rounding)).stripTrailingZeros();
        return minus(exponent(rounded)) + suffix();
    }

    private static String exponent(BigDecimal rounded) {
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    /** As many decimals as the limit has, within reason. */
    private int decimals() {
        int longest = Math.max(
                limit.flatMap(Limit::atLeast).map(BigDecimal::scale).orElse(0),
                limit.flatMap(Limit::atMost).map(BigDecimal::scale).orElse(0));
        return Math.min(MOST_DECIMALS, Math.max(DECIMALS, longest));
    }

    private String plain(BigDecimal bound) {
        BigDecimal shifted = scaled(bound);
        boolean readable = shifted.abs().compareTo(LARGE) < 0 && shifted.scale() <= MOST_DECIMALS;
        return minus(readable ? shifted.toPlainString() : shifted.toString()) + suffix();
    }

    private BigDecimal scaled(BigDecimal value) {
        return switch (unit) {
            case FRACTION, FRACTION_DIFFERENCE -> value.movePointRight(PERCENT_SHIFT);
            case RATIO, COUNT, NUMBER -> value;
        };
    }

    private String suffix() {
        return switch (unit) {
            case FRACTION -> "\u00a0%";
            case FRACTION_DIFFERENCE -> "\u00a0pp";
            case RATIO, COUNT, NUMBER -> "";
        };
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }

    private static Fraction exact(double value) {
        return Fraction.of(BigDecimal.valueOf(value));
    }
}
