package dev.assize.explain;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.Tensor;
import java.util.Arrays;

/**
 * Attributes an output to the inputs by integrating gradients along the straight path from a baseline:
 * {@code a_i = (x_i - b_i) * sum over k of w_k * dF/dx_i at b + t_k (x - b)}, with nodes t_k and weights w_k of the
 * quadrature. Units of the score; the sum over i is F(x) - F(b) up to the completeness gap.
 *
 * <p>A number equal to its baseline gets 0; an input equal to the baseline gets 0 everywhere. Where the gradient jumps
 * (ReLU networks) every rule converges as 1/n only: look at the gap, or use {@link AdaptiveIntegratedGradients}.
 *
 * @param baseline b, the shape of one input, in the same scaling
 * @param quadrature the rule
 * @param steps how many nodes, at least {@link Quadrature#leastNodes()}
 * @param sliceRows points of paths given to the model at once, at least 1; the result does not depend on it
 * @see <a href="https://arxiv.org/abs/1703.01365">Sundararajan et al., Axiomatic Attribution for Deep Networks,
 *     2017</a>
 */
public record IntegratedGradients(Tensor baseline, Quadrature quadrature, int steps, int sliceRows)
        implements AttributionMethod {
    /** Checks steps and slice size. */
    public IntegratedGradients {
        Slices.requirePositive(sliceRows);
        if (steps < quadrature.leastNodes()) {
            throw new IllegalArgumentException("integrated gradients by the " + quadrature.label()
                    + " rule take at least " + quadrature.leastNodes() + " steps, got " + steps);
        }
    }

    @Override
    public Tensor attribute(DifferentiablePredictor model, Tensor inputs, Target target) {
        return attribute(model, inputs, target, quadrature.rule(steps));
    }

    /** Attributes by a rule that may be another than that of {@link #quadrature()}. */
    Tensor attribute(DifferentiablePredictor model, Tensor inputs, Target target, QuadratureRule rule) {
        requireSameShape(baseline, inputs);
        target.requireFits(model, inputs);
        double[] sums = new double[inputs.size()];
        long points = (long) inputs.rows() * rule.size();
        for (long from = 0; from < points; from += sliceRows) {
            int count = (int) Math.min(sliceRows, points - from);
            addGradients(sums, new Path(inputs, target, rule), from, count, model);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= inputs.flat(i) - baseline.flat(i % baseline.size());
        }
        return Tensor.adopt(sums, inputs.shape());
    }

    /** What the points of the paths are made from: point p belongs to row p / nodes and node p % nodes. */
    private record Path(Tensor inputs, Target target, QuadratureRule rule) {
        int row(long point) {
            return (int) (point / rule.size());
        }

        int node(long point) {
            return (int) (point % rule.size());
        }
    }

    private void addGradients(double[] sums, Path path, long from, int count, DifferentiablePredictor model) {
        int size = baseline.size();
        double[] points = new double[Math.multiplyExact(count, size)];
        int[] rows = new int[count];
        for (int p = 0; p < count; p++) {
            rows[p] = path.row(from + p);
            double t = path.rule().node(path.node(from + p));
            for (int i = 0; i < size; i++) {
                double b = baseline.flat(i);
                points[p * size + i] = b + t * (path.inputs().at(rows[p], i) - b);
            }
        }
        int[] shape = path.inputs().shape();
        shape[0] = count;
        Tensor gradients = path.target().select(rows).gradient(model, Tensor.adopt(points, shape));
        for (int p = 0; p < count; p++) {
            double weight = path.rule().weight(path.node(from + p));
            for (int i = 0; i < size; i++) {
                sums[rows[p] * size + i] += weight * gradients.flat(p * size + i);
            }
        }
    }

    /** Fails unless {@code baseline} has the shape of one row of {@code inputs}. */
    static void requireSameShape(Tensor baseline, Tensor inputs) {
        int[] one = Arrays.copyOfRange(inputs.shape(), 1, inputs.shape().length);
        if (!Arrays.equals(baseline.shape(), one)) {
            throw new IllegalArgumentException("the baseline has shape " + Arrays.toString(baseline.shape())
                    + ", one input has shape " + Arrays.toString(one) + "; they must be the same");
        }
    }
}
