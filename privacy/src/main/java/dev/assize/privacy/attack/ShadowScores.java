package dev.assize.privacy.attack;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Scores that shadow models, trained like the attacked one on samples of one population, gave to the attacked examples,
 * and which of the examples each of them was trained on.
 */
public final class ShadowScores {
    private static final int LEAST = 2;

    private final double[][] in;
    private final double[][] out;

    private ShadowScores(double[][] in, double[][] out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Sorts the scores by membership.
     *
     * @param scores shape [models][examples], finite; a higher score is a more likely member
     * @param members shape [models][examples]: whether the model was trained on the example
     * @throws IllegalArgumentException if the shapes differ, a score is not finite, or an example has fewer than two
     *     models that were or two that were not trained on it
     */
    public static ShadowScores of(double[][] scores, boolean[][] members) {
        if (scores.length == 0 || scores.length != members.length) {
            throw new IllegalArgumentException("there are scores of " + scores.length
                    + " shadow models and memberships of " + members.length + "; give one row of each for every model");
        }
        for (int model = 0; model < scores.length; model++) {
            checkRow(model, scores[model], members[model].length, scores[0].length);
        }
        return new ShadowScores(side(scores, members, true), side(scores, members, false));
    }

    /** Returns how many examples there are. */
    public int examples() {
        return in.length;
    }

    /** The scores of an example by models that were trained on it. */
    double[] in(int example) {
        return in[example];
    }

    /** The scores of an example by models that were not. */
    double[] out(int example) {
        return out[example];
    }

    /** The same number of scores for every example, the first ones: as many as the example with fewest has. */
    ShadowScores evened() {
        return new ShadowScores(evened(in), evened(out));
    }

    private static double[][] evened(double[][] lists) {
        int fewest =
                IntStream.range(0, lists.length).map(i -> lists[i].length).min().orElse(0);
        double[][] even = new double[lists.length][];
        for (int i = 0; i < lists.length; i++) {
            even[i] = Arrays.copyOf(lists[i], fewest);
        }
        return even;
    }

    private static double[][] side(double[][] scores, boolean[][] members, boolean side) {
        double[][] lists = new double[scores[0].length][];
        for (int example = 0; example < lists.length; example++) {
            int e = example;
            lists[e] = IntStream.range(0, scores.length)
                    .filter(model -> members[model][e] == side)
                    .mapToDouble(model -> scores[model][e])
                    .toArray();
            if (lists[e].length < LEAST) {
                throw new IllegalArgumentException("example " + e + " was " + (side ? "in" : "out of") + " the data of "
                        + lists[e].length + " shadow models; a spread needs at least " + LEAST + " of each kind");
            }
        }
        return lists;
    }

    private static void checkRow(int model, double[] scores, int members, int examples) {
        if (scores.length != examples || members != examples) {
            throw new IllegalArgumentException("shadow model " + model + " has " + scores.length + " scores and "
                    + members + " memberships for " + examples + " examples; give one of each for every example");
        }
        for (int example = 0; example < examples; example++) {
            if (!Double.isFinite(scores[example])) {
                throw new IllegalArgumentException("shadow model " + model + " gave example " + example + " the score "
                        + scores[example] + "; scores are finite, so bound losses and likelihoods first");
            }
        }
    }
}
