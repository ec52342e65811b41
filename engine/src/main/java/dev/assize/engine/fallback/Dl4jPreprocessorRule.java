package dev.assize.engine.fallback;

import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.Run;
import dev.assize.engine.rule.Scope;
import dev.assize.engine.rule.Shape;
import dev.assize.engine.rule.Signal;
import dev.assize.engine.rule.Step;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An input preprocessor without a rule of its own, one example at a time. It must keep the number of rows.
 *
 * @param preprocessor DL4J's
 */
public record Dl4jPreprocessorRule(InputPreProcessor preprocessor) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        long[] axes;
        try {
            axes = preprocessor
                    .preProcess(Nd4j.zeros(DataType.FLOAT, Examples.axes(input)), 1, Dl4jLayer.memory())
                    .shape();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "DL4J cannot run this input preprocessor on an example of shape " + Arrays.toString(input.axes())
                            + ": " + e.getMessage(),
                    e);
        }
        if (axes[0] != 1) {
            throw new IllegalArgumentException("the input preprocessor "
                    + preprocessor.getClass().getSimpleName() + " makes " + axes[0]
                    + " rows of one; only those that keep the number of rows can run one example at a time");
        }
        return Dl4jRule.shape(axes);
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new PreprocessorStep<>(preprocessor, outputShape(scope.input().shape()), scope);
    }

    /**
     * A preprocessor at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class PreprocessorStep<A> implements Step<A> {
        private final InputPreProcessor preprocessor;
        private final Signal<A> input;
        private final Signal<A> output;
        private final Examples<A> inputs;
        private final Examples<A> outputs;
        private int rows;

        PreprocessorStep(InputPreProcessor preprocessor, Shape shape, Scope<A> scope) {
            this.preprocessor = preprocessor.clone();
            input = scope.input();
            output = scope.signal(shape);
            inputs = new Examples<>(scope.kernels(), input.shape());
            outputs = new Examples<>(scope.kernels(), shape);
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
            for (int row = 0; row < rows; row++) {
                var result = preprocessor.preProcess(inputs.read(input::values, row), 1, Dl4jLayer.memory());
                outputs.write(Examples.numbers(result), output::values, row);
            }
        }

        @Override
        public void backward(boolean intoInput) {
            for (int row = 0; intoInput && row < rows; row++) {
                preprocessor.preProcess(
                        inputs.read(input::values, row), 1, Dl4jLayer.memory()); // it remembers its shape
                var below = preprocessor.backprop(outputs.read(output::gradients, row), 1, Dl4jLayer.memory());
                inputs.write(Examples.numbers(below), input::gradients, row);
            }
        }
    }
}
