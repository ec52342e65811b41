package dev.assize.privacy.attack;

import dev.assize.privacy.accounting.GaussianComposition;

/**
 * The test for trainings with the trade-off curve of a Gaussian mechanism, {@code f^-1(x) = Phi(Phi^-1(x) - mu)}, with
 * the mu that has this epsilon and delta. Starting from r = significance v / m and h = significance (g - v) / m, the
 * tail bounds of v - 1, v - 2, ... correct guesses follow from each other; the epsilon is refuted if in the end r + h
 * exceeds g / m.
 *
 * @param delta of the claim, above 0
 * @param significance probability of a false alarm
 */
record GaussianOneRunTest(double delta, double significance) implements OneRunTest {
    @Override
    public boolean refutes(OneRunGuesses guesses, double epsilon) {
        double mu = 1 / GaussianComposition.noiseMultiplier(epsilon, delta);
        double canaries = guesses.canaries();
        double right = significance * guesses.correct() / canaries;
        double wrong = significance * (guesses.guesses() - guesses.correct()) / canaries;
        for (long i = guesses.correct() - 1; i >= 0 && right > 0; i--) {
            double more = Math.max(wrong, shifted(right, mu));
            if (more <= wrong) {
                break;
            }
            right = Math.min(1, right + (double) i / (guesses.guesses() - i) * (more - wrong));
            wrong = more;
        }
        return right + wrong > guesses.guesses() / canaries;
    }

    @Override
    public OneRunTest withSignificance(double other) {
        return new GaussianOneRunTest(delta, other);
    }

    private static double shifted(double p, double mu) {
        return p >= 1 ? 1 : StandardNormal.cumulative(StandardNormal.quantile(p) - mu);
    }
}
