package dev.assize.core;

import java.util.Arrays;

/** Finite numbers in a row-major array of any shape, last index fastest. Immutable. */
public final class Tensor {
    private final double[] data;
    private final int[] shape;

    private Tensor(double[] data, int[] shape) {
        this.data = data;
        this.shape = shape;
    }

    /**
     * Makes a tensor from a copy of {@code data}.
     *
     * @param data the numbers, row-major
     * @param shape the lengths of the axes, each at least 0
     * @throws IllegalArgumentException if the shape does not fit the data or a number is not finite
     */
    public static Tensor of(double[] data, int... shape) {
        return adopt(data.clone(), shape);
    }

    /** Makes a tensor that keeps {@code data} itself; the caller gives the array away and never writes to it again. */
    public static Tensor adopt(double[] data, int... shape) {
        long size = 1;
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " has a negative length");
            }
            size *= length;
        }
        if (size != data.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " needs " + size + " numbers, got " + data.length);
        }
        for (int i = 0; i < data.length; i++) {
            if (!Double.isFinite(data[i])) {
                throw new IllegalArgumentException(
                        "number " + i + " of a tensor of shape " + Arrays.toString(shape) + " is " + data[i]);
            }
        }
        return new Tensor(data, shape.clone());
    }

    /** Makes a matrix from its rows, all of one length. */
    public static Tensor ofRows(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] data = new double[Math.multiplyExact(rows.length, columns)];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != columns) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + rows[row].length + " numbers, row 0 has " + columns);
            }
            System.arraycopy(rows[row], 0, data, row * columns, columns);
        }
        return adopt(data, rows.length, columns);
    }

    /** Returns the lengths of the axes. */
    public int[] shape() {
        return shape.clone();
    }

    /** Returns the length of one axis. */
    public int length(int axis) {
        return shape[axis];
    }

    /** Returns the length of the first axis: rows of a matrix, examples of a batch. */
    public int rows() {
        return shape[0];
    }

    /** Returns how many numbers belong to one index of the first axis. */
    public int rowSize() {
        int size = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            size *= shape[axis];
        }
        return size;
    }

    /** Returns how many numbers there are. */
    public int size() {
        return data.length;
    }

    /** Returns the number at a flat, row-major index. */
    public double flat(int index) {
        return data[index];
    }

    /** Returns the number at ({@code row}, {@code column}) of a matrix, or of row {@code row} seen as a flat vector. */
    public double at(int row, int column) {
        return data[row * rowSize() + column];
    }

    /** Returns a copy of the numbers that belong to one index of the first axis. */
    public double[] row(int row) {
        int size = rowSize();
        return Arrays.copyOfRange(data, row * size, (row + 1) * size);
    }

    /** Returns a copy of all numbers, row-major. */
    public double[] toArray() {
        return data.clone();
    }

    /** Returns the examples {@code from} (inclusive) to {@code to} (exclusive) of the first axis. */
    public Tensor slice(int from, int to) {
        int size = rowSize();
        int[] sliced = shape.clone();
        sliced[0] = to - from;
        return new Tensor(Arrays.copyOfRange(data, from * size, to * size), sliced);
    }

    /** Returns the given examples of the first axis, in that order. */
    public Tensor select(int[] rows) {
        int size = rowSize();
        double[] selected = new double[rows.length * size];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(data, rows[i] * size, selected, i * size, size);
        }
        int[] selectedShape = shape.clone();
        selectedShape[0] = rows.length;
        return new Tensor(selected, selectedShape);
    }

    /** Returns the same numbers under another shape of the same size. */
    public Tensor reshape(int... newShape) {
        return adopt(data, newShape);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && Arrays.equals(shape, tensor.shape) && Arrays.equals(data, tensor.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
