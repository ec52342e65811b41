package dev.assize.training.fit;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state after one pass.
 *
 * @param number from 1
 * @param parts {@code training}, and {@code validation} where a part was held out; none after a pass of private
 *     training, which measures nothing on the rows that it protects
 */
public record EpochScores(int number, SortedMap<String, Score> parts) {
    /** The rows that gradients came from. */
    public static final String TRAINING = "training";

    /** The rows that were held out to choose the best epoch. */
    public static final String VALIDATION = "validation";

    /** Copies the parts and checks that the training rows are among them, if anything was measured. */
    public EpochScores {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        if (!parts.isEmpty() && !parts.containsKey(TRAINING)) {
            throw new IllegalArgumentException(
                    "epoch " + number + " has scores of " + parts.keySet() + ", not of the training rows");
        }
    }

    /** Returns whether anything was measured after this pass. */
    public boolean isMeasured() {
        return !parts.isEmpty();
    }

    /**
     * Returns the score of the rows that gradients came from.
     *
     * @throws IllegalStateException if nothing was measured
     */
    public Score training() {
        if (!isMeasured()) {
            throw new IllegalStateException("epoch " + number + " was not measured, because its training was private; "
                    + "ask isMeasured() before");
        }
        return Objects.requireNonNull(parts.get(TRAINING));
    }

    /** Returns the score of the held-out rows, where there are any. */
    public Optional<Score> validation() {
        return Optional.ofNullable(parts.get(VALIDATION));
    }
}
