package dev.assize.core;

import java.util.Optional;

/**
 * What an evidence id means; printed in every report that shows the id.
 *
 * @param id the evidence id, for example {@code "fairness.demographic_parity_ratio"}
 * @param title a few words in plain English
 * @param formula how it is computed, in one or two sentences or a formula
 * @param range the values it can have
 * @param ideal the value of a perfect model, where there is one, and which direction is worse
 * @param citation where the definition comes from
 */
public record Definition(String id, String title, String formula, Range range, String ideal, String citation) {
    /**
     * The values that a metric can have.
     *
     * @param least smallest value, empty when there is none
     * @param most largest value, empty when there is none
     */
    public record Range(Optional<Double> least, Optional<Double> most) {
        /** From 0 to 1. */
        public static final Range UNIT = new Range(Optional.of(0.0), Optional.of(1.0));

        /** From -1 to 1. */
        public static final Range SIGNED_UNIT = new Range(Optional.of(-1.0), Optional.of(1.0));

        /** From 0 on. */
        public static final Range NOT_NEGATIVE = new Range(Optional.of(0.0), Optional.empty());

        /** Any finite number. */
        public static final Range ANY = new Range(Optional.empty(), Optional.empty());

        /** Returns whether {@code value} is possible. */
        public boolean contains(double value) {
            return least.map(l -> value >= l).orElse(true)
                    && most.map(m -> value <= m).orElse(true);
        }
    }
}
