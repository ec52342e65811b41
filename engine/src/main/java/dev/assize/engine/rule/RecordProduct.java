package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.NormKernels;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.kernel.Product.Form;
import dev.assize.engine.rule.Scratch.Room;

/**
 * What can be said of one record from the vectors of a matrix gradient: the matrix itself, or its norm.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class RecordProduct<A> {
    /** Most vectors that are copied together at a time, and most that a Gram matrix is made of. */
    static final int CHUNK = 128;

    private static final double TRUSTED = 1.0 / 16; // share of a Gram sum that may be left after terms cancel

    private final Kernels<A> kernels;
    private final Vectors<A> left;
    private final Vectors<A> right;
    private final boolean bias;
    private final int size;
    private final ProductsByLength forming;
    private final ProductsByLength adding;
    private final ProductsByLength leftGrams;
    private final ProductsByLength rightGrams;

    /**
     * Describes G.
     *
     * @param kernels the arithmetic
     * @param left vectors of p numbers
     * @param right vectors of d numbers
     * @param bias whether the sum of the left vectors counts as well
     */
    RecordProduct(Kernels<A> kernels, Vectors<A> left, Vectors<A> right, boolean bias) {
        this.kernels = kernels;
        this.left = left;
        this.right = right;
        this.bias = bias;
        size = left.width() * right.width();
        forming = new ProductsByLength(
                CHUNK, length -> Product.of(Form.LEFT_TRANSPOSED, left.width(), right.width(), length));
        adding = new ProductsByLength(CHUNK, length -> forming.of(length).accumulating());
        leftGrams =
                new ProductsByLength(CHUNK, length -> Product.of(Form.RIGHT_TRANSPOSED, length, length, left.width()));
        rightGrams =
                new ProductsByLength(CHUNK, length -> Product.of(Form.RIGHT_TRANSPOSED, length, length, right.width()));
    }

    /** Returns how many numbers G has, without its bias. */
    int size() {
        return size;
    }

    int vectors(RecordRows records, int record) {
        return records.length(record) * left.vectors();
    }

    /** Forms a record's matrix, and the sum of its left vectors if there is a bias; returns their squared norm. */
    double form(RecordRows records, int record, Scratch<A> scratch, A matrix, A sums) {
        int all = vectors(records, record);
        int chunks = (all + CHUNK - 1) / CHUNK;
        int length = (all + chunks - 1) / chunks;
        if (bias) {
            kernels.rows().fill(sums, left.width(), 0);
        }
        A lefts = scratch.room(Room.LEFT, length * left.width());
        A rights = scratch.room(Room.RIGHT, length * right.width());
        for (int from = 0; from < all; from += length) {
            int to = Math.min(all, from + length);
            left.gather(records, record, from, to, lefts);
            right.gather(records, record, from, to, rights);
            kernels.products().multiply((from == 0 ? forming : adding).of(to - from), lefts, rights, matrix);
            if (bias) {
                kernels.rows().addColumnSums(lefts, to - from, left.width(), sums);
            }
        }
        A room = scratch.room(Room.SUMS, NormKernels.LANES);
        double square = kernels.norms().squareSum(matrix, size, room);
        return bias ? square + kernels.norms().squareSum(sums, left.width(), room) : square;
    }

    /**
     * Returns the squared norm from the products of the record's vectors with each other. Where nearly all of it
     * cancels, too few digits are left and the matrix is formed instead.
     */
    double gram(RecordRows records, int record, Scratch<A> scratch) {
        int length = vectors(records, record);
        A lefts = scratch.room(Room.LEFT, length * left.width());
        A rights = scratch.room(Room.RIGHT, length * right.width());
        left.gather(records, record, 0, length, lefts);
        right.gather(records, record, 0, length, rights);
        A leftGram = scratch.room(Room.LEFT_GRAM, length * length);
        A rightGram = scratch.room(Room.RIGHT_GRAM, length * length);
        kernels.products().multiply(leftGrams.of(length), lefts, lefts, leftGram);
        kernels.products().multiply(rightGrams.of(length), rights, rights, rightGram);
        double shift = bias ? 1 : 0;
        double square = kernels.norms().contract(rightGram, leftGram, length * length, shift);
        double magnitude = kernels.norms().contractAbsolute(rightGram, leftGram, length * length, shift);
        if (square >= TRUSTED * magnitude || !Double.isFinite(magnitude)) {
            return square;
        }
        A matrix = scratch.room(Room.GRADIENT, size);
        return form(records, record, scratch, matrix, scratch.room(Room.BIAS, left.width()));
    }
}
