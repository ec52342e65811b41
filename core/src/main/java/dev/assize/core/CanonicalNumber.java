package dev.assize.core;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** One text for one number, so that numbers in scopes, keys and cells compare as texts. */
public final class CanonicalNumber {
    private static final int LONGEST_PLAIN = 21;

    private CanonicalNumber() {}

    /**
     * Returns the shortest decimal that reads back as {@code value}: {@code 3}, {@code 0.05}, {@code 1.0E-5} becomes
     * {@code 0.00001}; below 1e-6 and from 1e21 on in the form {@code 1e-7}. The rule of ECMAScript and RFC 8785.
     *
     * @throws IllegalArgumentException if the value is not finite
     */
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("there is no canonical text for " + value + "; numbers must be finite");
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = shortest(value).stripTrailingZeros();
        int pointAt = exact.precision() - exact.scale();
        if (pointAt > -6 && pointAt <= LONGEST_PLAIN) {
            return exact.toPlainString();
        }
        String digits = exact.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int exponent = pointAt - 1;
        return (value < 0 ? "-" : "") + mantissa + "e" + (exponent > 0 ? "+" : "") + exponent;
    }

    /**
     * The decimal nearest to {@code value} among those with the fewest digits that read back as it. Before Java 19
     * {@link Double#toString} sometimes has a digit too many (JDK-4511638).
     */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal best = new BigDecimal(Double.toString(value));
        for (int digits = best.precision(); digits > 0; digits--) {
            BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() != value) {
                return best;
            }
            best = shorter;
        }
        return best;
    }
}
