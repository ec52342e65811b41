package dev.assize.training.network;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitLecunUniform;
import org.deeplearning4j.nn.weights.WeightInitNormal;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import org.deeplearning4j.nn.weights.WeightInitReluUniform;
import org.deeplearning4j.nn.weights.WeightInitSigmoidUniform;
import org.deeplearning4j.nn.weights.WeightInitUniform;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.deeplearning4j.nn.weights.WeightInitXavierLegacy;
import org.deeplearning4j.nn.weights.WeightInitXavierUniform;

/**
 * How far from 0 the first weights of a layer of n inputs and m outputs lie, as DL4J's rule of the same name says it.
 *
 * @param uniform whether weights are uniform in [-spread, spread], not normal with that deviation
 * @param spread of n and m
 */
record WeightRule(boolean uniform, Spread spread) {
    private static final Map<Class<? extends IWeightInit>, WeightRule> RULES = Map.of(
            WeightInitXavier.class, normal((n, m) -> Math.sqrt(2 / (n + m))),
            WeightInitXavierUniform.class, uniform((n, m) -> Math.sqrt(6 / (n + m))),
            WeightInitXavierLegacy.class, normal((n, m) -> 1 / Math.sqrt(n + m)),
            WeightInitRelu.class, normal((n, m) -> Math.sqrt(2 / n)),
            WeightInitReluUniform.class, uniform((n, m) -> Math.sqrt(6 / n)),
            WeightInitNormal.class, normal((n, m) -> 1 / Math.sqrt(n)),
            WeightInitUniform.class, uniform((n, m) -> 1 / Math.sqrt(n)),
            WeightInitLecunUniform.class, uniform((n, m) -> 3 / Math.sqrt(n)),
            WeightInitSigmoidUniform.class, uniform((n, m) -> 4 * Math.sqrt(6 / (n + m))));

    /** A spread of n inputs and m outputs. */
    @FunctionalInterface
    interface Spread {
        double of(double inputs, double outputs);
    }

    /** Returns the rule of that name, where it is one of these. */
    static Optional<WeightRule> of(IWeightInit rule) {
        return Optional.ofNullable(RULES.get(rule.getClass()));
    }

    /** Draws weights. */
    float[] draw(int count, double inputs, double outputs, SplittableRandom random) {
        double reach = spread.of(inputs, outputs);
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) (reach * (uniform ? 2 * random.nextDouble() - 1 : gaussian(random)));
        }
        return weights;
    }

    /**
     * A draw of the standard normal distribution: Box and Muller, A Note on the Generation of Random Normal Deviates,
     * 1958.
     */
    private static double gaussian(SplittableRandom random) {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static WeightRule normal(Spread deviation) {
        return new WeightRule(false, deviation);
    }

    private static WeightRule uniform(Spread reach) {
        return new WeightRule(true, reach);
    }
}
