package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.NormKernels;
import dev.assize.engine.rule.Scratch.Room;
import java.util.List;

/**
 * The gradient of a vector: {@code sum_k slope_k}, as of a bias, or {@code sum_k slope_k factor_k} number by number, as
 * of a gain.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class SumTerm<A> extends GradientTerm<A> {
    private final Kernels<A> kernels;
    private final Vectors<A> slopes;
    private final List<Vectors<A>> factors;
    private final Weights<A> weights;
    private int rows;

    private SumTerm(Kernels<A> kernels, Vectors<A> slopes, List<Vectors<A>> factors, Weights<A> weights) {
        this.kernels = kernels;
        this.slopes = slopes;
        this.factors = factors;
        this.weights = weights;
    }

    static <A> SumTerm<A> of(Kernels<A> kernels, Vectors<A> slopes, Weights<A> weights) {
        return new SumTerm<>(kernels, slopes, List.of(), weights);
    }

    static <A> SumTerm<A> of(Kernels<A> kernels, Vectors<A> slopes, Vectors<A> factors, Weights<A> weights) {
        return new SumTerm<>(kernels, slopes, List.of(factors), weights);
    }

    @Override
    void resize(int count) {
        rows = count * slopes.perRow();
    }

    @Override
    public void gradient(boolean accumulate) {
        if (!accumulate) {
            kernels.rows().fill(weights.gradient(), slopes.width(), 0);
        }
        for (int part = 0; part < slopes.count(); part++) {
            if (factors.isEmpty()) {
                kernels.rows().addColumnSums(slopes.part(part), rows, slopes.width(), weights.gradient());
            } else {
                add(slopes.part(part), factors.get(0).part(part), rows, weights.gradient());
            }
        }
    }

    private void add(A left, A right, int count, A sums) {
        kernels.normalizations().addColumnProducts(left, right, count, slopes.width(), sums);
    }

    @Override
    public void addSquares(RecordRows records, Scratch<A> scratch, double[] squares) {
        int width = slopes.width();
        A sums = scratch.room(Room.BIAS, width);
        A room = scratch.room(Room.SUMS, NormKernels.LANES);
        for (int record = 0; record < records.count(); record++) {
            int all = records.length(record) * slopes.vectors();
            int most = Math.min(all, RecordProduct.CHUNK);
            A left = scratch.room(Room.LEFT, most * width);
            A right = scratch.room(Room.RIGHT, factors.isEmpty() ? 0 : most * width);
            kernels.rows().fill(sums, width, 0);
            for (int from = 0; from < all; from += RecordProduct.CHUNK) {
                int end = Math.min(all, from + RecordProduct.CHUNK);
                slopes.gather(records, record, from, end, left);
                if (factors.isEmpty()) {
                    kernels.rows().addColumnSums(left, end - from, width, sums);
                } else {
                    factors.get(0).gather(records, record, from, end, right);
                    add(left, right, end - from, sums);
                }
            }
            squares[record] += kernels.norms().squareSum(sums, width, room);
        }
    }

    @Override
    public long room(int longest, int records) {
        long most = Math.min(RecordProduct.CHUNK, (long) longest * slopes.vectors());
        return (most * (1 + factors.size()) + 1) * slopes.width() + NormKernels.LANES;
    }

    @Override
    public List<Vectors<A>> slopes() {
        return List.of(slopes);
    }

    @Override
    public List<Vectors<A>> factors() {
        return factors;
    }
}
