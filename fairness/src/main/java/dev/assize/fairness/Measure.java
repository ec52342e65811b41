package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Unit;
import java.util.Optional;

/** A number that each group has by itself, and that groups are compared by. */
public interface Measure {
    /** Returns the definition of the number; its id is {@code fairness.} and the name. */
    Definition definition();

    /** Returns what the number counts. */
    Unit unit();

    /** Returns what of a row the number looks at. */
    Needs needs();

    /** Returns the number of a group, if it has one. */
    Optional<Estimate> of(GroupCounts group);

    /** Returns how many people of a group the number rests on. */
    long rows(GroupCounts group);

    /** Returns the name of gaps of this number without their form, for example {@code "demographic_parity"}. */
    default String criterion() {
        return metricName();
    }

    /** Returns the name in lower snake case. */
    default String metricName() {
        return definition().id().substring(definition().id().indexOf('.') + 1);
    }

    /** Returns the name within a sentence, for example {@code "selection rate"}. */
    default String title() {
        return metricName().replace('_', ' ');
    }

    /** Returns whether a quotient of two such numbers means something: they are never below 0. */
    default boolean hasRatio() {
        return definition().range().least().filter(least -> least >= 0).isPresent();
    }

    /** Returns the formula. */
    default String formula() {
        return definition().formula();
    }

    /** What of a row a number looks at. */
    enum Needs {
        /** The decision. */
        DECISION,
        /** The truth. */
        TRUTH,
        /** The decision and the truth. */
        BOTH,
        /** The score. */
        SCORE,
        /** The score and the truth. */
        SCORE_AND_TRUTH;

        /** Returns whether rows without truth do not count. */
        public boolean truth() {
            return this == TRUTH || this == BOTH || this == SCORE_AND_TRUTH;
        }

        /** Returns whether rows without decision do not count. */
        public boolean decision() {
            return this == DECISION || this == BOTH;
        }

        /** Returns whether scores are needed. */
        public boolean score() {
            return this == SCORE || this == SCORE_AND_TRUTH;
        }
    }
}
