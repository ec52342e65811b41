package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import java.util.Arrays;
import java.util.List;

/**
 * The Euclidean distance of two inputs, over all numbers of an example; DL4J's L2 vertex.
 *
 * @param floor smallest distance that a gradient is divided by, above 0
 */
public record DistanceRule(double floor) implements VertexRule {
    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() != 2 || !inputs.get(0).equals(inputs.get(1))) {
            throw new IllegalArgumentException("a distance got examples of shapes "
                    + inputs.stream()
                            .map(shape -> Arrays.toString(shape.axes()))
                            .toList()
                    + "; it takes two inputs of one shape");
        }
        return Shape.vector(1);
    }

    @Override
    public <A> Step<A> bind(VertexScope<A> scope) {
        outputShape(scope.shapes());
        return new DistanceStep<>(floor, scope);
    }

    /**
     * A distance at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class DistanceStep<A> implements Step<A> {
        private final double floor;
        private final Kernels<A> kernels;
        private final Signal<A> first;
        private final Signal<A> second;
        private final Signal<A> output;
        private final A difference;
        private final double[] distances;
        private int rows;

        DistanceStep(double floor, VertexScope<A> scope) {
            this.floor = floor;
            kernels = scope.kernels();
            first = scope.inputs().get(0);
            second = scope.inputs().get(1);
            output = new Signal<>(kernels, Shape.vector(1), scope.capacity());
            difference = kernels.allocate(scope.capacity() * first.shape().width());
            distances = new double[scope.capacity()];
        }

        @Override
        public Signal<A> output() {
            return output;
        }

        @Override
        public void resize(int count) {
            rows = count;
        }

        @Override
        public void forward(Run run) {
            Arrays.fill(distances, 0, rows, 0);
            for (int step = 0; step < first.shape().steps(); step++) {
                subtract(step);
                kernels.rows().addSquaredNorms(difference, rows, first.shape().width(), distances);
            }
            for (int row = 0; row < rows; row++) {
                distances[row] = Math.sqrt(distances[row]);
                kernels.transfer().set(output.values(0), row, distances[row]);
            }
        }

        private void subtract(int step) {
            int length = rows * first.shape().width();
            System.arraycopy(first.values(step), 0, difference, 0, length);
            kernels.rows().addScaled(-1, second.values(step), difference, length);
        }

        @Override
        public void backward(boolean intoInput) {
            if (!intoInput) {
                return;
            }
            for (int row = 0; row < rows; row++) {
                distances[row] = kernels.transfer().get(output.gradients(0), row) / Math.max(distances[row], floor);
            }
            int length = rows * first.shape().width();
            for (int step = 0; step < first.shape().steps(); step++) {
                subtract(step);
                kernels.rows()
                        .scaleRows(difference, distances, rows, first.shape().width());
                System.arraycopy(difference, 0, first.gradients(step), 0, length);
                kernels.rows().fill(second.gradients(step), length, 0);
                kernels.rows().addScaled(-1, difference, second.gradients(step), length);
            }
        }
    }
}
