package dev.assize.engine.rule;

import dev.assize.engine.kernel.DepthwiseKernels;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.PoolingRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A depthwise convolution at work. With several kernels for a channel the channel is repeated as often, so that there
 * is one kernel for each.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class DepthwiseStep<A> implements Step<A> {
    private final DepthwiseRule rule;
    private final Kernels<A> kernels;
    private final DepthwiseKernels<A> depthwise;
    private final Scope<A> scope;
    private final Signal<A> input;
    private final Signal<A> output;
    private final Activator<A> activator;
    private final PoolingRows geometry;
    private final A images;
    private final A repeated;
    private final List<GradientTerm<A>> terms = new ArrayList<>();
    private @Nullable A imageGradients;
    private int rows;

    DepthwiseStep(DepthwiseRule rule, Scope<A> scope) {
        this.rule = rule;
        this.scope = scope;
        kernels = scope.kernels();
        depthwise = kernels.depthwise();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        activator = new Activator<>(kernels, rule.activation(), rule.outputs(), output, scope.capacity());
        geometry = new PoolingRows(rule.sliding().over(input.shape().withChannels(rule.outputs())));
        images = rule.multiplier() == 1 ? input.values(0) : kernels.allocate(scope.capacity() * geometry.imageSize());
        repeated = kernels.allocate(geometry.places() * geometry.rowLength());
        int area = output.shape().extent().area();
        Vectors<A> slopes = Vectors.inPlaces(output::gradients, area, rule.outputs());
        terms.add(new DepthwiseTerm<>(
                scope,
                geometry,
                Vectors.inPlaces(output::gradients, 1, slopes.rowSize()),
                Vectors.inPlaces(part -> images, 1, geometry.imageSize()),
                weights()));
        if (rule.bias()) {
            terms.add(SumTerm.of(kernels, slopes, scope.weights().get(0)));
        }
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        rows = count;
        terms.forEach(term -> term.resize(count));
    }

    @Override
    public void forward(Run run) {
        if (rule.multiplier() > 1) {
            depthwise.spread(
                    input.values(0),
                    images,
                    rule.multiplier(),
                    rows * input.shape().size());
        }
        depthwise.repeat(geometry, weights().values(), repeated);
        depthwise.convolve(geometry, images, repeated, output.values(0), rows);
        if (rule.bias()) {
            activator.forward(output.values(0), scope.weights().get(0).values(), 0, places());
        } else {
            activator.forward(output.values(0), 0, places());
        }
    }

    @Override
    public void backward(boolean intoInput) {
        A gradients = output.gradients(0);
        activator.backward(output.values(0), gradients, 0, places());
        if (!intoInput) {
            return;
        }
        if (rule.multiplier() == 1) {
            depthwise.convolveSlope(geometry, gradients, repeated, input.gradients(0), rows);
            return;
        }
        if (imageGradients == null) {
            imageGradients = kernels.allocate(scope.capacity() * geometry.imageSize());
        }
        depthwise.convolveSlope(geometry, gradients, repeated, imageGradients, rows);
        depthwise.gather(
                imageGradients,
                input.gradients(0),
                rule.multiplier(),
                rows * input.shape().size());
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return Optional.of(terms);
    }

    private int places() {
        return rows * output.shape().extent().area();
    }

    private Weights<A> weights() {
        return scope.weights().get(rule.bias() ? 1 : 0);
    }
}
