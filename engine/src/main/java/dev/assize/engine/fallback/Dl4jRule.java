package dev.assize.engine.fallback;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.ParameterSpec;
import dev.assize.engine.rule.Scope;
import dev.assize.engine.rule.Shape;
import dev.assize.engine.rule.Step;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A layer without a rule of its own: DL4J computes it, one example at a time. It must treat examples alike and draw
 * nothing at random. A mask of time steps is handed to it.
 *
 * <p>DL4J's layers that are built on SameDiff (locally connected layers, capsules) give twice the gradient of what they
 * compute, for their parameters and their input alike (seen in 1.0.0-M2.1, by difference quotients); here they give the
 * gradient.
 *
 * @param configuration of the layer, without dropout
 * @param index of the layer in the network
 */
public record Dl4jRule(NeuralNetConfiguration configuration, int index) implements LayerRule {
    private static final double SAMEDIFF_EXCESS = 2;
    private static final int VECTOR = 2; // axes with the batch
    private static final int SEQUENCE = 3;
    private static final int IMAGE = 4;

    /** Tries the layer on zeros: what DL4J derives from configurations alone is not right for each of its layers. */
    @Override
    public Shape outputShape(Shape input) {
        try {
            Dl4jLayer runtime = new Dl4jLayer(configuration, index, DataType.FLOAT);
            return shape(runtime.activate(Nd4j.zeros(DataType.FLOAT, Examples.axes(input)), false)
                    .shape());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "DL4J cannot run this layer on an example of shape " + Arrays.toString(input.axes()) + ": "
                            + e.getMessage(),
                    e);
        }
    }

    static Shape shape(long[] axes) {
        int[] lengths = Arrays.stream(axes).mapToInt(Math::toIntExact).toArray();
        return switch (lengths.length) {
            case VECTOR -> Shape.vector(lengths[1]);
            case SEQUENCE -> Shape.sequence(lengths[1], lengths[2]);
            case IMAGE -> Shape.image(lengths[1], new Extent(lengths[2], lengths[3]));
            default -> Shape.volume(lengths[1], lengths[2], new Extent(lengths[3], lengths[4]));
        };
    }

    /** Returns what DL4J's gradients are to be multiplied by. */
    double gradientFactor() {
        return configuration.getLayer() instanceof AbstractSameDiffLayer ? 1 / SAMEDIFF_EXCESS : 1;
    }

    @Override
    public List<ParameterSpec> parameters() {
        int count = Math.toIntExact(configuration.getLayer().initializer().numParams(configuration));
        return count == 0 ? List.of() : List.of(ParameterSpec.plain("all", count));
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new Dl4jStep<>(this, scope);
    }
}
