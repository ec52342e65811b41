package dev.assize.privacy.attack;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The relative membership inference attack: the part of population records z to which a record x is a more surprising
 * member, {@code P_z[(p(x | target) / p(x)) / (p(z | target) / p(z)) > 1]}, in [0, 1]; higher is a more likely member.
 *
 * <p>{@code p(x)} is estimated from models that were not trained on x, {@code (1 + a) / 2 mean_out(x) + (1 - a) / 2};
 * {@code mean_out} is the mean of the k largest signals of such models among the first 2k reference columns. For
 * records this is every "out" signal if the columns are pairs trained on complementary halves; for the population,
 * which no model was trained on, it is the larger half, as in the published code.
 *
 * @see <a href="https://arxiv.org/abs/2312.03262">Zarifzadeh, Liu and Shokri, Low-cost high-power membership inference
 *     attacks, 2024, equations 3 and 10</a>
 */
public final class RelativeMembershipAttack {
    private final double[][] signals;
    private final boolean[][] members;
    private final double[][] population;

    private RelativeMembershipAttack(double[][] signals, boolean[][] members, double[][] population) {
        this.signals = signals;
        this.members = members;
        this.population = population;
    }

    /**
     * Prepares the attack. Columns 0 and 1, 2 and 3 and so on are pairs of models trained on complementary halves.
     *
     * @param signals probability of the true class, above 0 and at most 1, shape [records][models]
     * @param members whether the model was trained on the record, shape [records][models]
     * @param population probabilities of records that no model was trained on, shape [population][models]
     */
    public static RelativeMembershipAttack of(double[][] signals, boolean[][] members, double[][] population) {
        if (signals.length == 0 || signals.length != members.length || population.length == 0) {
            throw new IllegalArgumentException("there are signals of " + signals.length + " records, memberships of "
                    + members.length + " and a population of " + population.length
                    + "; the first two are equal and none is 0");
        }
        int models = signals[0].length;
        check("record", signals, models);
        check("population record", population, models);
        for (int record = 0; record < members.length; record++) {
            if (members[record].length != models) {
                throw new IllegalArgumentException("record " + record + " has " + members[record].length
                        + " memberships for " + models + " models; give one for each model");
            }
        }
        return new RelativeMembershipAttack(signals.clone(), members.clone(), population.clone());
    }

    /**
     * Attacks one of the models with the help of the others but its pair.
     *
     * @param target the attacked column
     * @param references k, pairs of reference columns, at least 1
     * @param a how much the signals of "out" models tell of all models, in [0, 1]
     * @return one score a record
     */
    public double[] scores(int target, int references, double a) {
        int models = signals[0].length;
        int[] columns = IntStream.range(0, models)
                .filter(model -> model / 2 != target / 2)
                .limit(2L * references)
                .toArray();
        if (target < 0
                || target >= models
                || references < 1
                || columns.length < 2 * references
                || !(a >= 0 && a <= 1)) {
            throw new IllegalArgumentException("target " + target + " of " + models + " models with " + references
                    + " pairs of references and a = " + a
                    + " cannot be attacked; leave out the target's pair, a is in [0, 1]");
        }
        double[] ofPopulation = new double[population.length];
        boolean[] never = new boolean[models];
        Arrays.setAll(ofPopulation, z -> ratio(population[z], never, columns, target, a));
        double[] scores = new double[signals.length];
        for (int x = 0; x < scores.length; x++) {
            double ratio = ratio(signals[x], members[x], columns, target, a);
            scores[x] = (double) Arrays.stream(ofPopulation)
                            .filter(z -> ratio / z > 1)
                            .count()
                    / ofPopulation.length;
        }
        return scores;
    }

    private static double ratio(double[] ofModels, boolean[] trainedOn, int[] columns, int target, double a) {
        double[] out = Arrays.stream(columns)
                .mapToDouble(model -> trainedOn[model] ? 0 : ofModels[model])
                .sorted()
                .toArray();
        int references = columns.length / 2;
        double mean = Arrays.stream(out, out.length - references, out.length).sum() / references;
        return ofModels[target] / ((1 + a) / 2 * mean + (1 - a) / 2);
    }

    private static void check(String name, double[][] signals, int models) {
        for (int record = 0; record < signals.length; record++) {
            boolean probabilities = Arrays.stream(signals[record]).allMatch(p -> p > 0 && p <= 1);
            if (signals[record].length != models || !probabilities) {
                throw new IllegalArgumentException(name + " " + record + " has the signals "
                        + Arrays.toString(signals[record]) + " for " + models
                        + " models; give one probability above 0 and at most 1 for each");
            }
        }
    }
}
