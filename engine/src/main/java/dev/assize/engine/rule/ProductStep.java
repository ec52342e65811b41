package dev.assize.engine.rule;

/**
 * A product at work.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class ProductStep<A> extends PointwiseStep<A> {
    ProductStep(VertexScope<A> scope) {
        super(scope);
    }

    @Override
    void combine(int step, int length) {
        A product = output().values(step);
        System.arraycopy(inputs().get(0).values(step), 0, product, 0, length);
        for (int i = 1; i < inputs().size(); i++) {
            kernels().rows().multiply(product, inputs().get(i).values(step), length);
        }
    }

    @Override
    void slope(int i, int step, int length) {
        A gradients = inputs().get(i).gradients(step);
        System.arraycopy(output().gradients(step), 0, gradients, 0, length);
        for (int j = 0; j < inputs().size(); j++) {
            if (j != i) {
                kernels().rows().multiply(gradients, inputs().get(j).values(step), length);
            }
        }
    }
}
