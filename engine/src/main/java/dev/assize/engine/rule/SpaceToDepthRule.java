package dev.assize.engine.rule;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.WindowRuns;
import java.util.Arrays;

/**
 * Moves the places of each square of an image into channels: those of one place of the square stay together, in
 * row-major order of the places.
 *
 * @param block side of the square, by which height and width must be divisible
 */
public record SpaceToDepthRule(int block) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        boolean fits = input.kind() == Shape.Kind.IMAGE
                && input.extent().height() % block == 0
                && input.extent().width() % block == 0;
        if (!fits) {
            throw new IllegalArgumentException("moving squares of " + block + " by " + block
                    + " into channels got an example of shape " + Arrays.toString(input.axes())
                    + "; give it images whose height and width are divisible by " + block);
        }
        return Shape.image(
                input.channels() * block * block, squares().over(input).output());
    }

    private Sliding squares() {
        Extent side = new Extent(block, block);
        return new Sliding(side, side, new Extent(0, 0), new Extent(1, 1), Sliding.Mode.TRUNCATE);
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new SpaceToDepthStep<>(this, scope);
    }

    /**
     * The move at work: each square is a patch.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class SpaceToDepthStep<A> implements Step<A> {
        private final Kernels<A> kernels;
        private final Signal<A> input;
        private final Signal<A> output;
        private final WindowRuns runs;
        private int rows;

        SpaceToDepthStep(SpaceToDepthRule rule, Scope<A> scope) {
            kernels = scope.kernels();
            input = scope.input();
            output = scope.signal(rule.outputShape(input.shape()));
            runs = new WindowRuns(rule.squares().over(input.shape()));
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
            kernels.windows().gather(runs, input.values(0), 0, output.values(0), rows);
        }

        @Override
        public void backward(boolean intoInput) {
            if (intoInput) {
                kernels.rows().fill(input.gradients(0), rows * input.shape().size(), 0);
                kernels.windows().scatter(runs, output.gradients(0), input.gradients(0), 0, rows);
            }
        }
    }
}
