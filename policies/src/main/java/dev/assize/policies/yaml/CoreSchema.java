package dev.assize.policies.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a text without quotes means.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#103-core-schema">YAML 1.2.2, section 10.3, core schema</a>
 */
final class CoreSchema {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> FLAGS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final int LONGEST = 60;
    /** Powers of ten beyond those of a double have no use and would make exact arithmetic slow. */
    private static final int LARGEST_EXPONENT = 400;

    private CoreSchema() {}

    static boolean isNothing(String text) {
        return NOTHING.contains(text);
    }

    static boolean isFlag(String text) {
        return FLAGS.contains(text);
    }

    static boolean isNumber(String text) {
        return DECIMAL.matcher(text).matches()
                || OCTAL.matcher(text).matches()
                || HEXADECIMAL.matcher(text).matches()
                || NOT_FINITE.matcher(text).matches();
    }

    /** Returns the value of a text that is a number, if it is finite and of usual size. */
    static Optional<BigDecimal> number(String text) {
        if (text.length() > LONGEST || NOT_FINITE.matcher(text).matches()) {
            return Optional.empty();
        }
        if (OCTAL.matcher(text).matches()) {
            return Optional.of(new BigDecimal(new BigInteger(text.substring(2), 8)));
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return Optional.of(new BigDecimal(new BigInteger(text.substring(2), 16)));
        }
        return decimal(text).filter(number -> Math.abs((long) number.scale()) <= LARGEST_EXPONENT);
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty(); // an exponent beyond the range of int
        }
    }
}
