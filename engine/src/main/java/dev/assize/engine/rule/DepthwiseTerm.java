package dev.assize.engine.rule;

import dev.assize.engine.kernel.DepthwiseKernels;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.NormKernels;
import dev.assize.engine.kernel.PoolingRows;
import dev.assize.engine.rule.Scratch.Room;
import java.util.List;

/**
 * The gradient of the kernels of a depthwise convolution.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class DepthwiseTerm<A> extends GradientTerm<A> {
    private final Kernels<A> kernels;
    private final DepthwiseKernels<A> depthwise;
    private final PoolingRows geometry;
    private final Vectors<A> slopes;
    private final Vectors<A> images;
    private final Weights<A> weights;
    private final A sums;
    private int rows;

    /**
     * Makes the term.
     *
     * @param scope of the step
     * @param geometry of the convolution
     * @param slopes gradients of the sums, all of a row as one vector
     * @param images what they are multiplied with, an image as one vector
     * @param weights of the kernels
     */
    DepthwiseTerm(Scope<A> scope, PoolingRows geometry, Vectors<A> slopes, Vectors<A> images, Weights<A> weights) {
        kernels = scope.kernels();
        depthwise = kernels.depthwise();
        this.geometry = geometry;
        this.slopes = slopes;
        this.images = images;
        this.weights = weights;
        sums = kernels.allocate(repeated());
    }

    private int repeated() {
        return geometry.places() * geometry.rowLength();
    }

    private int length() {
        return geometry.places() * geometry.channels();
    }

    @Override
    void resize(int count) {
        rows = count;
    }

    @Override
    public void gradient(boolean accumulate) {
        kernels.rows().fill(sums, repeated(), 0);
        depthwise.weightSlope(geometry, images.part(0), slopes.part(0), sums, rows);
        if (!accumulate) {
            kernels.rows().fill(weights.gradient(), length(), 0);
        }
        depthwise.collect(geometry, sums, weights.gradient());
    }

    @Override
    public void addSquares(RecordRows records, Scratch<A> scratch, double[] squares) {
        A slope = scratch.room(Room.LEFT, slopes.width());
        A image = scratch.room(Room.RIGHT, images.width());
        A gradient = scratch.room(Room.GRADIENT, length());
        A room = scratch.room(Room.SUMS, NormKernels.LANES);
        for (int record = 0; record < records.count(); record++) {
            kernels.rows().fill(sums, repeated(), 0);
            for (int i = 0; i < records.length(record); i++) {
                slopes.gather(records, record, i, i + 1, slope);
                images.gather(records, record, i, i + 1, image);
                depthwise.weightSlope(geometry, image, slope, sums, 1);
            }
            kernels.rows().fill(gradient, length(), 0);
            depthwise.collect(geometry, sums, gradient);
            squares[record] += kernels.norms().squareSum(gradient, length(), room);
        }
    }

    @Override
    public long room(int longest, int records) {
        return (long) slopes.width() + images.width() + length() + NormKernels.LANES;
    }

    @Override
    public List<Vectors<A>> slopes() {
        return List.of(slopes);
    }

    @Override
    public List<Vectors<A>> factors() {
        return List.of(images);
    }
}
