package dev.assize.reports.wording;

import java.util.Locale;

/** Numbers as people read them. */
public final class ShownNumber {
    private ShownNumber() {}

    /** Returns a count with a thin space between groups of three digits. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202f');
    }
}
