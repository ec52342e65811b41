package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.NormKernels;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.kernel.Product.Form;
import dev.assize.engine.rule.Scratch.Room;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of a matrix [p, d], {@code sum_k left_k right_k'}, and perhaps of the bias beside it,
 * {@code sum_k left_k}.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class OuterTerm<A> extends GradientTerm<A> {
    private static final int PASS = 8; // multiplications of a product in the time of reading a matrix twice, per number
    private static final int STORED_SHARE = 8; // stored matrices take at most this part of the vectors' memory

    private final Kernels<A> kernels;
    private final Vectors<A> left;
    private final Vectors<A> right;
    private final List<Weights<A>> weights;
    private final boolean slopesLeft;
    private final RecordProduct<A> own;
    private final List<A> stored = new ArrayList<>();
    private final List<A> storedBias = new ArrayList<>();
    private NormMethod method = NormMethod.FORMED;
    private Product product = Product.of(Form.LEFT_TRANSPOSED, 0, 0, 0);
    private Product sum = product;
    private int rows;

    private OuterTerm(
            Kernels<A> kernels, Vectors<A> left, Vectors<A> right, List<Weights<A>> weights, boolean slopesLeft) {
        this.kernels = kernels;
        this.left = left;
        this.right = right;
        this.weights = weights;
        this.slopesLeft = slopesLeft;
        own = new RecordProduct<>(kernels, left, right, weights.size() > 1);
    }

    /**
     * Makes the term of a matrix.
     *
     * @param kernels the arithmetic
     * @param left gradients of sums
     * @param right what they are multiplied with, as many
     * @param weights of the matrix, then of the bias if there is one
     */
    static <A> OuterTerm<A> of(Kernels<A> kernels, Vectors<A> left, Vectors<A> right, List<Weights<A>> weights) {
        return new OuterTerm<>(kernels, left, right, weights, true);
    }

    /** Makes the term of a matrix without bias whose right vectors are the gradients. */
    static <A> OuterTerm<A> turned(Kernels<A> kernels, Vectors<A> left, Vectors<A> right, Weights<A> weights) {
        return new OuterTerm<>(kernels, left, right, List.of(weights), false);
    }

    @Override
    void resize(int count) {
        rows = count * left.perRow();
        product = Product.of(Form.LEFT_TRANSPOSED, left.width(), right.width(), rows);
        sum = product.accumulating();
    }

    @Override
    public void gradient(boolean accumulate) {
        if (!accumulate && left.count() == 0) {
            clear();
            return;
        }
        for (int part = 0; part < left.count(); part++) {
            kernels.products()
                    .multiply(
                            accumulate || part > 0 ? sum : product,
                            left.part(part),
                            right.part(part),
                            weights.get(0).gradient());
        }
        if (weights.size() > 1) {
            A sums = weights.get(1).gradient();
            if (!accumulate) {
                kernels.rows().fill(sums, left.width(), 0);
            }
            for (int part = 0; part < left.count(); part++) {
                kernels.rows().addColumnSums(left.part(part), rows, left.width(), sums);
            }
        }
    }

    /** Sets the gradient to 0. */
    public void clear() {
        kernels.rows().fill(weights.get(0).gradient(), own.size(), 0);
        if (weights.size() > 1) {
            kernels.rows().fill(weights.get(1).gradient(), left.width(), 0);
        }
    }

    @Override
    public List<Vectors<A>> slopes() {
        return List.of(slopesLeft ? left : right);
    }

    @Override
    public List<Vectors<A>> factors() {
        return List.of(slopesLeft ? right : left);
    }

    /**
     * Returns about how much a method costs beyond training without clipping, in multiplications of a product; {@link
     * Long#MAX_VALUE} where it cannot be used.
     *
     * @param method how norms are found
     * @param records rows of the records
     * @param copies rows of this step for each row of the batch
     */
    public long cost(NormMethod method, Census records, int copies) {
        Census all = records.times(copies * left.vectors());
        long widths = (long) left.width() + right.width();
        long size = own.size();
        return switch (method) {
            case ROWS -> copies == 1 && left.isMatrix() && all.longest() <= 1 ? 0 : Long.MAX_VALUE;
            case GRAM -> all.longest() <= RecordProduct.CHUNK ? all.squares() * widths : Long.MAX_VALUE;
            case FORMED -> all.rows() * size + all.records() * size * PASS / 2;
            case STORED -> isStorable(all) ? all.records() * size * PASS : Long.MAX_VALUE;
            case FUSED -> all.records() * size * PASS;
        };
    }

    private boolean isStorable(Census vectors) {
        long widths = (long) left.width() + right.width();
        return STORED_SHARE * (long) own.size() * vectors.records() <= vectors.rows() * widths;
    }

    /** Where a Gram sum cancels, a matrix more. */
    @Override
    public long room(int longest, int records) {
        long vectors = Math.min(RecordProduct.CHUNK, (long) longest * left.vectors());
        long copies = vectors * ((long) left.width() + right.width());
        long matrix = (long) own.size() + left.width() + NormKernels.LANES;
        return switch (method) {
            case ROWS -> 0;
            case GRAM -> copies + 2 * vectors * vectors;
            case STORED -> copies + records * matrix;
            case FORMED, FUSED -> copies + matrix;
        };
    }

    /** Returns how many numbers are kept of records. */
    public long storedSize() {
        return stored.size() * ((long) own.size() + left.width());
    }

    /** Sets how norms are found from now on. */
    public void use(NormMethod chosen) {
        method = chosen;
    }

    /** Returns how norms are found. */
    public NormMethod method() {
        return method;
    }

    @Override
    public void addSquares(RecordRows records, Scratch<A> scratch, double[] squares) {
        if (method == NormMethod.ROWS) {
            addRowSquares(records.count(), scratch, squares);
            return;
        }
        for (int record = 0; record < records.count(); record++) {
            squares[record] += switch (method) {
                case GRAM -> own.gram(records, record, scratch);
                case STORED -> store(records, record, scratch);
                default -> form(records, record, scratch);
            };
        }
    }

    private void addRowSquares(int count, Scratch<A> scratch, double[] squares) {
        double[] lefts = scratch.zeros(0, count);
        double[] rights = scratch.zeros(1, count);
        kernels.rows().addSquaredNorms(left.part(0), count, left.width(), lefts);
        kernels.rows().addSquaredNorms(right.part(0), count, right.width(), rights);
        int bias = weights.size() - 1;
        for (int record = 0; record < count; record++) {
            squares[record] += lefts[record] * (rights[record] + bias);
        }
    }

    private double store(RecordRows records, int record, Scratch<A> scratch) {
        if (stored.size() == record) {
            stored.add(kernels.allocate(own.size()));
            storedBias.add(kernels.allocate(weights.size() > 1 ? left.width() : 0));
        }
        return own.form(records, record, scratch, stored.get(record), storedBias.get(record));
    }

    /** Forms a record's part in the scratch; returns its squared norm. */
    public double form(RecordRows records, int record, Scratch<A> scratch) {
        return own.form(
                records,
                record,
                scratch,
                scratch.room(Room.GRADIENT, own.size()),
                scratch.room(Room.BIAS, left.width()));
    }

    /** Adds the part that {@link #form} left, times a weight, to the gradient. */
    public void addFormed(double weight, Scratch<A> scratch) {
        add(weight, scratch.room(Room.GRADIENT, own.size()), scratch.room(Room.BIAS, left.width()));
    }

    /** Adds the part of a record that {@link #addSquares} stored, times a weight, to the gradient. */
    public void addStored(double weight, int record) {
        add(weight, stored.get(record), storedBias.get(record));
    }

    private void add(double weight, A matrix, A sums) {
        kernels.rows().addScaled(weight, matrix, weights.get(0).gradient(), own.size());
        if (weights.size() > 1) {
            kernels.rows().addScaled(weight, sums, weights.get(1).gradient(), left.width());
        }
    }
}
