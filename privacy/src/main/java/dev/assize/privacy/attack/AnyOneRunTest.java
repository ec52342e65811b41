package dev.assize.privacy.attack;

/**
 * The test that holds for every differentially private training.
 *
 * @param delta of the claim
 * @param significance above which p-values refute nothing
 */
record AnyOneRunTest(double delta, double significance) implements OneRunTest {
    @Override
    public boolean refutes(OneRunGuesses guesses, double epsilon) {
        return OneRunPValue.of(guesses, epsilon, delta) <= significance;
    }

    @Override
    public OneRunTest withSignificance(double other) {
        return new AnyOneRunTest(delta, other);
    }
}
