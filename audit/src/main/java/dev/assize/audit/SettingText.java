package dev.assize.audit;

import dev.assize.core.CanonicalNumber;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a setting as a report shows it. */
final class SettingText {
    private SettingText() {}

    /** Returns numbers in canonical form, lists joined by commas, all else as it prints. */
    static String of(Object value) {
        if (value instanceof Number number) {
            return CanonicalNumber.text(number.doubleValue());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SettingText::of).collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }
}
