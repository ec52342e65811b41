package dev.assize.training.settings;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes an amount of memory: {@code 512MB}, {@code 2GB}; units are powers of 1024. */
final class MemorySize {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*([KMGT]?)I?B?");
    private static final String UNITS = "KMGT";
    private static final int UNIT_BITS = 10;

    private MemorySize() {}

    /** Returns the bytes, if the text is an amount of memory. */
    static OptionalLong bytes(Object text) {
        Matcher matcher = TEXT.matcher(String.valueOf(text).strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        int unit = matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
        return OptionalLong.of(Long.parseLong(matcher.group(1)) << (unit * UNIT_BITS));
    }

    /** Returns the shortest text of an amount. */
    static String text(long bytes) {
        long amount = bytes;
        int unit = 0;
        while (unit < UNITS.length() && amount > 0 && amount % (1 << UNIT_BITS) == 0) {
            amount >>= UNIT_BITS;
            unit++;
        }
        return amount + (unit == 0 ? "" : UNITS.charAt(unit - 1) + "B");
    }
}
