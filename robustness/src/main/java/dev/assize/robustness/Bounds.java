package dev.assize.robustness;

/**
 * The values that every number of an input can have, for example 0 to 1 for pixels.
 *
 * @param least smallest value
 * @param most largest value, at least {@code least}
 */
public record Bounds(double least, double most) {
    /** Checks the order. */
    public Bounds {
        if (!(least <= most) || !Double.isFinite(least) || !Double.isFinite(most)) {
            throw new IllegalArgumentException(
                    "bounds are " + least + " to " + most + "; both must be finite and in order");
        }
    }

    /** Returns {@code value}, or the bound that it passed. */
    public double clip(double value) {
        return Math.max(least, Math.min(most, value));
    }
}
