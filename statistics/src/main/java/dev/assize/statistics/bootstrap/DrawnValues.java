package dev.assize.statistics.bootstrap;

import java.util.Arrays;

/** Takes the values of one draw. Every value starts without one, so only those that exist need to be set. */
public final class DrawnValues {
    private final double[] values;

    DrawnValues(int size) {
        values = new double[size];
        clear();
    }

    /** Sets a value, which must be finite. */
    public void set(int index, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value " + index + " of a draw is " + value
                    + "; leave a value that does not exist unset, or use setRatio where a denominator may be 0");
        }
        values[index] = value;
    }

    /** Sets {@code numerator / denominator}, or nothing if the denominator is 0. */
    public void setRatio(int index, double numerator, double denominator) {
        if (denominator != 0) {
            set(index, numerator / denominator);
        }
    }

    /** Returns whether that value is set; for values that are made from others. */
    public boolean has(int index) {
        return !Double.isNaN(values[index]);
    }

    /** Returns a value that is set. */
    public double get(int index) {
        if (!has(index)) {
            throw new IllegalArgumentException(
                    "value " + index + " of this draw does not exist; ask has(" + index + ") first");
        }
        return values[index];
    }

    void clear() {
        Arrays.fill(values, Double.NaN);
    }

    /** NaN where there is none: only inside of this package. */
    double raw(int index) {
        return values[index];
    }
}
