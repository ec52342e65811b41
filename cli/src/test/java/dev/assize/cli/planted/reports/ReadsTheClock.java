package dev.assize.cli.planted.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.function.Supplier;

/** Breaks a habit: a library reads the clock, once by a method reference. */
final class ReadsTheClock {
    Supplier<LocalDate> today = LocalDate::now;
    Instant now = Instant.now();
    long millis = System.currentTimeMillis();
    Date date = new Date();
}
