package dev.assize.policies;

import dev.assize.core.Place;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * An exception from a rule that two people agreed on for a limited time.
 *
 * @param rule id of the rule
 * @param scope evidence that is excepted
 * @param approval who agreed, and why
 * @param term how long it holds
 * @param place where it is written
 */
public record Waiver(String rule, RuleScope scope, Approval approval, Term term, Place place) {
    /** The longest time from creation to expiry. */
    public static final int MOST_DAYS = 180;

    /**
     * Who agreed, and why.
     *
     * @param owner who answers for the exception
     * @param approver who allowed it, somebody else
     * @param reason why
     */
    public record Approval(String owner, String approver, String reason) {}

    /**
     * How long a waiver holds.
     *
     * @param created first day
     * @param expires last day
     */
    public record Term(LocalDate created, LocalDate expires) {
        /** Returns the days from the first to the last. */
        public long days() {
            return ChronoUnit.DAYS.between(created, expires);
        }
    }

    /** Returns whether it holds on {@code day}. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(term.created()) && !day.isAfter(term.expires());
    }
}
