package dev.assize.training.fit;

import dev.assize.core.Digest;
import dev.assize.engine.plan.Batch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Numbers of many rows in single precision, laid out as DL4J has them: [rows, features], [rows, channels, height,
 * width] or [rows, features, time], the last perhaps with a mask. The array is not copied; nobody may write to it while
 * a training reads it.
 */
public final class FloatRows {
    private static final int CHUNK = 1 << 16;

    private final float[] values;
    private final int[] shape;
    private final Optional<FloatRows> mask;

    private FloatRows(float[] values, int[] shape, Optional<FloatRows> mask) {
        this.values = values;
        this.shape = shape;
        this.mask = mask;
    }

    /**
     * Makes rows that keep {@code values}.
     *
     * @param values the numbers, row by row
     * @param shape [rows, ...]
     * @throws IllegalArgumentException if the numbers do not fill the shape
     */
    public static FloatRows adopt(float[] values, int... shape) {
        long size = shape.length == 0 ? -1 : 1;
        for (int axis : shape) {
            size *= Math.max(0, axis);
        }
        if (size != values.length) {
            throw new IllegalArgumentException("rows of shape " + Arrays.toString(shape) + " need " + size
                    + " numbers, got " + values.length + "; the first axis counts the rows");
        }
        return new FloatRows(values, shape.clone(), Optional.empty());
    }

    /**
     * Returns these sequences with a mask.
     *
     * @param steps shape [rows, time]: 1 where a step counts, 0 where it only fills up
     */
    public FloatRows withMask(FloatRows steps) {
        int[] wanted = {shape[0], shape[shape.length - 1]};
        if (shape.length != 3 || !Arrays.equals(steps.shape, wanted)) {
            throw new IllegalArgumentException("a mask of shape " + Arrays.toString(steps.shape)
                    + " was given for rows of shape " + Arrays.toString(shape)
                    + "; sequences [rows, features, time] take a mask [rows, time]");
        }
        return new FloatRows(values, shape, Optional.of(steps));
    }

    /** Returns how many rows there are. */
    public int rows() {
        return shape[0];
    }

    /** Returns the shape of one row. */
    public int[] axes() {
        return Arrays.copyOfRange(shape, 1, shape.length);
    }

    /** Returns a number by its place, row by row. */
    public float flat(int index) {
        return values[index];
    }

    /** Returns the numbers themselves, to be read only. */
    float[] values() {
        return values;
    }

    /** Returns a view of all rows for a plan. */
    public Batch batch() {
        Batch all = Batch.of(values, shape);
        return mask.isEmpty() ? all : all.withMask(mask.get().batch());
    }

    /** Returns the SHA-256 of shape, bits and mask, by way of the digests of chunks. */
    Digest digest() {
        StringBuilder all = new StringBuilder(Arrays.toString(shape));
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * Math.min(CHUNK, values.length));
        for (int from = 0; from < values.length; from += CHUNK) {
            int to = Math.min(values.length, from + CHUNK);
            bytes.clear();
            bytes.asFloatBuffer().put(values, from, to - from);
            byte[] part = Arrays.copyOf(bytes.array(), Float.BYTES * (to - from));
            all.append(' ').append(Digest.of(part).hex());
        }
        mask.ifPresent(steps -> all.append(" mask ").append(steps.digest().hex()));
        return Digest.of(all.toString());
    }
}
