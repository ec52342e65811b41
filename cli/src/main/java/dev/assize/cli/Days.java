package dev.assize.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The only look at the calendar. */
final class Days {
    private Days() {}

    /** Returns the day given, or today in UTC. */
    static LocalDate orToday(@Nullable LocalDate given) {
        return given == null ? LocalDate.now(ZoneOffset.UTC) : given;
    }
}
