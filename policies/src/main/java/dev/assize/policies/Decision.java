package dev.assize.policies;

import dev.assize.core.Interval;
import java.util.Optional;

/**
 * What came of comparing one value with a limit.
 *
 * @param status pass, fail or inconclusive
 * @param interval the interval that decided, if one did
 * @param grounds the sentence that says how it was decided
 * @param sampleSizeNeeded rows that would settle an inconclusive comparison, if any number would
 */
record Decision(Status status, Optional<Interval> interval, String grounds, Optional<Long> sampleSizeNeeded) {
    static Decision settled(Status status, Optional<Interval> interval, String grounds) {
        return new Decision(status, interval, grounds, Optional.empty());
    }
}
