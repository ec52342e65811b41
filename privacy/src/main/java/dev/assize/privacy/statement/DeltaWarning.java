package dev.assize.privacy.statement;

import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with a delta that is large for the number of records: publishing one record at random would meet it.
 */
public final class DeltaWarning {
    private DeltaWarning() {}

    /**
     * Returns a warning in words if delta is at least 1 / records.
     *
     * @param delta above 0 and below 1
     * @param records in the data, at least 1
     */
    public static Optional<String> of(double delta, long records) {
        return delta * records < 1
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "delta %s is not below 1 / %d records: a method that publishes one record at random would meet it; "
                                + "take a delta well below %s",
                        delta,
                        records,
                        1.0 / records));
    }
}
