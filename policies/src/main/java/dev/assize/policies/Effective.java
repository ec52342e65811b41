package dev.assize.policies;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which a rule is in force.
 *
 * @param from first day, if there is one
 * @param until last day, if there is one
 */
public record Effective(Optional<LocalDate> from, Optional<LocalDate> until) {
    /** At all times. */
    public static final Effective ALWAYS = new Effective(Optional.empty(), Optional.empty());

    /** Checks the order. */
    public Effective {
        if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
            throw new IllegalArgumentException(
                    "no day is from " + from.get() + " on and until " + until.get() + "; swap the two days");
        }
    }

    /** Returns whether the rule is in force on {@code day}. */
    public boolean contains(LocalDate day) {
        return !from.map(day::isBefore).orElse(false)
                && !until.map(day::isAfter).orElse(false);
    }

    /** Returns the days in words, for example {@code "from 2026-08-02 until 2027-08-01"}. */
    @Override
    public String toString() {
        String first = from.map(day -> "from " + day).orElse("");
        String last = until.map(day -> "until " + day).orElse("");
        return first.isEmpty() || last.isEmpty() ? first + last : first + " " + last;
    }
}
