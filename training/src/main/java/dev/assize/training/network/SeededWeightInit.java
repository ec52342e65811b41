package dev.assize.training.network;

import java.util.Optional;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Draws weights by another rule from a seeded stream. It stands in for that rule while a network is initialised. Rules
 * that {@link WeightRule} does not know are run as they are, with ND4J's generator of the thread seeded from the
 * stream.
 */
final class SeededWeightInit implements IWeightInit {
    private static final long serialVersionUID = 1L;

    private final IWeightInit rule;
    private final transient SplittableRandom random;

    SeededWeightInit(IWeightInit rule, SplittableRandom random) {
        this.rule = rule;
        this.random = random;
    }

    /** Returns another rule that goes on with the same stream. */
    SeededWeightInit forRule(IWeightInit other) {
        return new SeededWeightInit(other, random);
    }

    @Override
    public INDArray init(double inputs, double outputs, long[] shape, char order, INDArray view) {
        Optional<WeightRule> known = WeightRule.of(rule);
        if (known.isEmpty()) {
            Nd4j.getRandom().setSeed(random.nextLong());
            return rule.init(inputs, outputs, shape, order, view);
        }
        float[] drawn = known.get().draw(Math.toIntExact(view.length()), inputs, outputs, random);
        view.assign(Nd4j.createFromArray(drawn).castTo(view.dataType()).reshape(view.shape()));
        return view.reshape(order, shape);
    }
}
