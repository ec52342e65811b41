package dev.assize.fairness.mitigation;

import java.util.ArrayList;
import java.util.List;

/**
 * Trains models against growing prices of broken bounds and mixes them: a row is decided by one of the models, drawn by
 * its share. Multipliers are {@code l_k = B exp(t_k) / (1 + sum of exp(t))}; each round trains the best answer to them,
 * then {@code t_k += eta (value_k - bound)}. After each round the best mixture of all models so far is found exactly
 * ({@link MixtureProgram}) and the best answer to its multipliers is trained too. It ends when no answer improves the
 * Lagrangian by more than the tolerance, or after the stated number of rounds.
 *
 * <p>No sensitive attribute is needed when the mixture decides. The bound holds on the training rows up to {@code
 * 1 / B}-small violations where a mixture of the learner's models can keep it; {@link Result#violation()} says what is
 * left, so that an infeasible bound does not pass unseen.
 *
 * @see <a href="https://arxiv.org/abs/1803.02453">Agarwal et al., A Reductions Approach to Fair Classification, 2018,
 *     algorithm 1</a>
 */
public final class ExponentiatedGradient {
    private static final double LEARNING_RATE = 2;

    private ExponentiatedGradient() {}

    /**
     * What is asked for.
     *
     * @param constraint what is bounded
     * @param bound the largest distance of a group's rate from that of all rows, 0 to 1; for bounded group loss the
     *     largest loss of a group
     * @param price B, the largest sum of multipliers, above 0; 100 is usual
     * @param rounds how many rounds at most, 1 to 1,000; each trains up to two models
     * @param tolerance a round that gains less ends the search, at least 0
     */
    public record Options(ReductionConstraint constraint, double bound, double price, int rounds, double tolerance) {
        /** Checks the ranges. */
        public Options {
            new Faults()
                    .within("the bound", bound, 0, 1)
                    .within("the price", price, 1e-6, 1e6)
                    .within("the number of rounds", rounds, 1, 1_000)
                    .within("the tolerance", tolerance, 0, 1)
                    .throwIfAny();
        }

        /** Returns the usual options: price 100, 50 rounds, tolerance 0.0001. */
        public static Options of(ReductionConstraint constraint, double bound) {
            return new Options(constraint, bound, 100, 50, 1e-4);
        }
    }

    /**
     * A mixture.
     *
     * @param models the models with a share above 0
     * @param shares their shares, which sum to 1
     * @param error the share of wrong decisions on the training rows
     * @param violation how far the worst bound is broken on the training rows, 0 if all are kept
     * @param optimalityGap the Lagrangian of the mixture less that of the best answer to it; 0 means that no mixture of
     *     the learner's models does better
     * @param trained how many models were trained
     * @param <M> a trained model
     */
    public record Result<M>(
            List<M> models, List<Double> shares, double error, double violation, double optimalityGap, int trained) {
        /** Copies the lists. */
        public Result {
            models = List.copyOf(models);
            shares = List.copyOf(shares);
        }
    }

    /**
     * Trains and mixes.
     *
     * @param rows training rows
     * @param options what is asked for
     * @param learner trains one model
     * @param <M> a trained model
     * @throws MitigationException if a group has no rows to take a rate over
     */
    public static <M> Result<M> fit(LabelledRows rows, Options options, WeightedLearner<M> learner) {
        Search<M> search = new Search<>(new Moments(rows, options.constraint()), options, learner);
        return search.run();
    }

    /** The models so far and what they do to error and bounds. */
    private static final class Search<M> {
        private final Moments moments;
        private final Options options;
        private final WeightedLearner<M> learner;
        private final List<M> models = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();
        private final List<Double> errors = new ArrayList<>();

        Search(Moments moments, Options options, WeightedLearner<M> learner) {
            this.moments = moments;
            this.options = options;
            this.learner = learner;
        }

        Result<M> run() {
            double[] exponents = new double[moments.bounds()];
            double gap = Double.MAX_VALUE;
            for (int round = 0; round < options.rounds() && gap > options.tolerance(); round++) {
                int answer = answer(multipliers(exponents));
                for (int k = 0; k < exponents.length; k++) {
                    exponents[k] += LEARNING_RATE * (values.get(answer)[k] - options.bound());
                }
                MixtureProgram program = program();
                double[] prices = program.multipliers();
                double reached = lagrangian(program.shares(), prices);
                answer(prices);
                gap = reached - leastLagrangian(prices);
            }
            return result(program().shares(), gap);
        }

        /** Trains the answer to multipliers and returns its number. */
        private int answer(double[] multipliers) {
            M model = Prices.learn(learner, moments.prices(multipliers), true);
            double[] decisions = learner.decide(model);
            models.add(model);
            values.add(moments.values(decisions));
            errors.add(moments.error(decisions));
            return models.size() - 1;
        }

        private double[] multipliers(double[] exponents) {
            double largest = 0;
            for (double each : exponents) {
                largest = Math.max(largest, each);
            }
            double sum = Math.exp(-largest);
            for (double each : exponents) {
                sum += Math.exp(each - largest);
            }
            double[] multipliers = new double[exponents.length];
            for (int k = 0; k < multipliers.length; k++) {
                multipliers[k] = options.price() * Math.exp(exponents[k] - largest) / sum;
            }
            return multipliers;
        }

        private MixtureProgram program() {
            return new MixtureProgram(
                    errors.stream().mapToDouble(Double::doubleValue).toArray(),
                    values.toArray(double[][]::new),
                    options.bound(),
                    options.price());
        }

        private double lagrangian(double[] shares, double[] multipliers) {
            double sum = 0;
            for (int model = 0; model < shares.length; model++) {
                sum += shares[model] * lagrangian(model, multipliers);
            }
            return sum;
        }

        private double lagrangian(int model, double[] multipliers) {
            double sum = errors.get(model);
            for (int k = 0; k < multipliers.length; k++) {
                sum += multipliers[k] * (values.get(model)[k] - options.bound());
            }
            return sum;
        }

        private double leastLagrangian(double[] multipliers) {
            double least = Double.MAX_VALUE;
            for (int model = 0; model < models.size(); model++) {
                least = Math.min(least, lagrangian(model, multipliers));
            }
            return least;
        }

        private Result<M> result(double[] shares, double gap) {
            List<M> kept = new ArrayList<>();
            List<Double> parts = new ArrayList<>();
            double error = 0;
            double[] mixed = new double[moments.bounds()];
            for (int model = 0; model < shares.length; model++) {
                if (shares[model] > 0) {
                    kept.add(models.get(model));
                    parts.add(shares[model]);
                    error += shares[model] * errors.get(model);
                    for (int k = 0; k < mixed.length; k++) {
                        mixed[k] += shares[model] * values.get(model)[k];
                    }
                }
            }
            double violation = 0;
            for (double each : mixed) {
                violation = Math.max(violation, each - options.bound());
            }
            return new Result<>(kept, parts, error, violation, Math.max(0, gap), models.size());
        }
    }
}
