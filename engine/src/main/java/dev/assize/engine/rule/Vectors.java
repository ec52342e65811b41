package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import java.util.function.IntFunction;

/**
 * Vectors that a step keeps for each row: its inputs or its gradients. They lie in one or several matrices (one for
 * each time step), each with some vectors of each row, one after the other (one for each place of an image).
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Vectors<A> {
    private final IntFunction<A> parts;
    private final int count;
    private final int perRow;
    private final int width;
    private final int fixed;

    private Vectors(IntFunction<A> parts, int count, int perRow, int width, int fixed) {
        this.parts = parts;
        this.count = count;
        this.perRow = perRow;
        this.width = width;
        this.fixed = fixed;
    }

    /** Makes vectors that lie in several matrices, one of each row in each. */
    static <A> Vectors<A> overTime(IntFunction<A> parts, int count, int width) {
        return new Vectors<>(parts, count, 1, width, 0);
    }

    /** Makes vectors that lie in one matrix, several for each row. */
    static <A> Vectors<A> inPlaces(IntFunction<A> matrix, int perRow, int width) {
        return new Vectors<>(matrix, 1, perRow, width, 0);
    }

    /** Returns these vectors if the last number of each never changes, so that it must not be cleared. */
    Vectors<A> withFixedEnd() {
        return new Vectors<>(parts, count, perRow, width, 1);
    }

    /** Returns how many matrices there are. */
    public int count() {
        return count;
    }

    /** Returns a matrix. */
    public A part(int index) {
        return parts.apply(index);
    }

    /** Returns how many numbers of each matrix belong to a row. */
    public int rowSize() {
        return perRow * width;
    }

    int perRow() {
        return perRow;
    }

    int width() {
        return width;
    }

    /** Returns how many vectors each row has. */
    int vectors() {
        return count * perRow;
    }

    /** Tells whether each row has one vector in one matrix. */
    boolean isMatrix() {
        return count == 1 && perRow == 1;
    }

    /** Copies a record's vectors {@code from} (inclusive) to {@code end} (exclusive) to the start of an array. */
    void gather(RecordRows records, int record, int from, int end, A to) {
        int k = from;
        while (k < end) {
            int unit = k / perRow;
            int place = k % perRow;
            int run = Math.min(perRow - place, end - k);
            int row = records.row(record, unit / count);
            System.arraycopy(
                    parts.apply(unit % count), (row * perRow + place) * width, to, (k - from) * width, run * width);
            k += run;
        }
    }

    /** Sets a record's vectors to 0, so that nothing that is not finite is left of it. */
    public void clear(Kernels<A> kernels, RecordRows records, int record) {
        for (int i = 0; i < records.length(record); i++) {
            int vector = records.row(record, i) * perRow;
            for (int part = 0; part < count; part++) {
                for (int place = 0; place < perRow; place++) {
                    kernels.rows().fillRange(parts.apply(part), (vector + place) * width, width - fixed, 0);
                }
            }
        }
    }
}
