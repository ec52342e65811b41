package dev.assize.training.settings;

/**
 * Rows of a training step.
 *
 * @param rows rows whose mean gradient makes a step, at least 1; batches of an epoch differ by one row at most
 * @param memoryBytes memory that the buffers of a step may take; a step whose rows need more is computed in slices,
 *     with the same result up to rounding
 */
public record BatchSettings(int rows, long memoryBytes) {
    /** The memory unless another is set: 2 GB. */
    public static final long DEFAULT_MEMORY = 2L << 30;

    /** Makes settings with the usual memory. */
    public static BatchSettings of(int rows) {
        return new BatchSettings(rows, DEFAULT_MEMORY);
    }
}
