package dev.assize.core;

import java.util.Arrays;

/**
 * A column of arrays of numbers: pictures [channels, height, width], sequences [channels, time]. All cells have the
 * same
 * axes, save that the last axis, the time, may differ from row to row. A cell may be missing as a whole, and so may
 * single numbers of it.
 *
 * <p>All cells lie in one array of single precision, and a selection of rows shares it: selecting costs a few bytes a
 * row, however large the cells are.
 */
public final class ArrayColumn implements Column {
    /** In {@link #axes()} the length of a time axis that differs from row to row. */
    public static final int VARYING = -1;

    /** The number of time steps of a cell that is missing. */
    public static final int MISSING = -1;

    private final String name;
    private final int[] axes;
    /** A missing number is NaN here and nowhere outside this class. */
    private final float[] values;

    private final int[] starts;
    /** The length of the last axis of each cell. */
    private final int[] steps;

    private ArrayColumn(String name, int[] axes, float[] values, int[] starts, int[] steps) {
        this.name = name;
        this.axes = axes;
        this.values = values;
        this.starts = starts;
        this.steps = steps;
    }

    /**
     * Makes a column whose cells all have the same axes.
     *
     * @param name the column's name
     * @param values the numbers of all cells, one row after the other, each row-major; NaN marks a missing number; the
     *     caller gives the array away and never writes to it again
     * @param axes the lengths of the axes of a cell, each at least 1
     * @throws IllegalArgumentException if the numbers do not fill whole cells or one is infinite
     */
    public static ArrayColumn adopt(String name, float[] values, int... axes) {
        int size = product(name, axes);
        if (values.length % size != 0) {
            throw new IllegalArgumentException("column '" + name + "' has " + values.length + " numbers, which fill no "
                    + "whole cells of " + size + " numbers each");
        }
        requireFinite(name, values);
        int rows = values.length / size;
        int[] starts = new int[rows];
        Arrays.setAll(starts, row -> row * size);
        int[] steps = new int[rows];
        Arrays.fill(steps, axes[axes.length - 1]);
        return new ArrayColumn(name, axes.clone(), values, starts, steps);
    }

    /**
     * Makes a column of sequences [channels, time] of different lengths.
     *
     * @param name the column's name
     * @param values the numbers of all cells, one row after the other, in each all steps of the first channel, then all
     *     of the second; NaN marks a missing number; the caller gives the array away and never writes to it again
     * @param channels numbers at each time step, at least 1
     * @param steps time steps of each row, at least 1; {@link #MISSING} for a missing cell, which has no numbers
     * @throws IllegalArgumentException if the numbers are not as many as the steps say or one is infinite
     */
    public static ArrayColumn adoptSequences(String name, float[] values, int channels, int[] steps) {
        product(name, channels);
        int[] starts = new int[steps.length];
        long end = 0;
        for (int row = 0; row < steps.length; row++) {
            if (steps[row] != MISSING && steps[row] < 1) {
                throw new IllegalArgumentException("column '" + name + "', row " + row + " has " + steps[row]
                        + " time steps; a sequence has 1 or more, -1 marks a missing one");
            }
            starts[row] = (int) Math.min(end, Integer.MAX_VALUE);
            end += (long) Math.max(0, steps[row]) * channels;
        }
        if (end != values.length) {
            throw new IllegalArgumentException("column '" + name + "' has " + values.length
                    + " numbers, its sequences of " + channels + " channels need " + end);
        }
        requireFinite(name, values);
        return new ArrayColumn(name, new int[] {channels, VARYING}, values, starts, steps.clone());
    }

    private static int product(String name, int... axes) {
        int size = axes.length == 0 ? 0 : 1;
        for (int length : axes) {
            size = length < 1 ? 0 : Math.multiplyExact(size, length);
        }
        if (size == 0) {
            throw new IllegalArgumentException("column '" + name + "' has cells of the axes " + Arrays.toString(axes)
                    + "; there is at least one axis, and each has a length of 1 or more");
        }
        return size;
    }

    private static void requireFinite(String name, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (Float.isInfinite(values[i])) {
                throw new IllegalArgumentException("column '" + name + "', number " + i + " is " + values[i]
                        + "; numbers of a cell are finite or missing");
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return starts.length;
    }

    @Override
    public ColumnType type() {
        return ColumnType.ARRAY;
    }

    /** Returns the lengths of the axes of a cell; the last one is {@link #VARYING} where sequences differ in length. */
    public int[] axes() {
        return axes.clone();
    }

    /** Returns whether the time axis, the last one, differs from row to row. */
    public boolean isVarying() {
        return axes[axes.length - 1] == VARYING;
    }

    /** Returns the length of the first axis: the channels of a picture or a sequence. */
    public int channels() {
        return axes[0];
    }

    /** Returns the length of the last axis in {@code row}, or {@link #MISSING}. */
    public int steps(int row) {
        return steps[row];
    }

    /** Returns how many numbers the cell of {@code row} has; 0 when it is missing. */
    public int length(int row) {
        if (steps[row] == MISSING) {
            return 0;
        }
        int length = steps[row];
        for (int axis = 0; axis < axes.length - 1; axis++) {
            length *= axes[axis];
        }
        return length;
    }

    @Override
    public boolean isMissing(int row) {
        return steps[row] == MISSING;
    }

    /** Returns whether one number of a cell that is not missing is. */
    public boolean isMissing(int row, int index) {
        return Float.isNaN(values[starts[row] + index]);
    }

    /** Returns a number of the cell of {@code row} by its row-major index, or {@code ifMissing}. */
    public float valueOr(int row, int index, float ifMissing) {
        float value = values[starts[row] + index];
        return Float.isNaN(value) ? ifMissing : value;
    }

    /** Returns a copy of the numbers of the cell of {@code row}, row-major, those that are missing replaced. */
    public float[] cell(int row, float ifMissing) {
        float[] cell = Arrays.copyOfRange(values, starts[row], starts[row] + length(row));
        for (int i = 0; i < cell.length; i++) {
            cell[i] = Float.isNaN(cell[i]) ? ifMissing : cell[i];
        }
        return cell;
    }

    @Override
    public String text(int row, String ifMissing) {
        if (isMissing(row)) {
            return ifMissing;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length(row); i++) {
            text.append(i == 0 ? "" : " ");
            // the decimal number that a person would have written, not the binary one nearest to it
            text.append(
                    isMissing(row, i)
                            ? "?"
                            : CanonicalNumber.text(Double.parseDouble(Float.toString(valueOr(row, i, 0)))));
        }
        return text.toString();
    }

    @Override
    public ArrayColumn named(String newName) {
        return new ArrayColumn(newName, axes, values, starts, steps);
    }

    @Override
    public ArrayColumn select(int[] rows) {
        int[] selectedStarts = new int[rows.length];
        int[] selectedSteps = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selectedStarts[i] = starts[rows[i]];
            selectedSteps[i] = steps[rows[i]];
        }
        return new ArrayColumn(name, axes, values, selectedStarts, selectedSteps);
    }

    /** What becomes of one number of a cell. */
    @FunctionalInterface
    public interface Change {
        /**
         * Returns the new number.
         *
         * @param row the row
         * @param index the row-major index in its cell
         * @param value the number; never a missing one
         * @return a finite number, or NaN for a missing one
         */
        float of(int row, int index, float value);
    }

    /** Returns a column of the same shape with other numbers; missing ones stay missing. */
    public ArrayColumn map(Change change) {
        int total = 0;
        for (int row = 0; row < size(); row++) {
            total = Math.addExact(total, length(row));
        }
        float[] changed = new float[total];
        int[] changedStarts = new int[size()];
        int at = 0;
        for (int row = 0; row < size(); row++) {
            changedStarts[row] = at;
            for (int i = 0; i < length(row); i++) {
                float value = values[starts[row] + i];
                changed[at++] = Float.isNaN(value) ? value : change.of(row, i, value);
            }
        }
        requireFinite(name, changed);
        return new ArrayColumn(name, axes, changed, changedStarts, steps);
    }
}
