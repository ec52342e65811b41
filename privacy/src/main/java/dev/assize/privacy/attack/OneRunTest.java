package dev.assize.privacy.attack;

/** Whether guesses about the canaries of one training refute an epsilon. */
interface OneRunTest {
    /** Returns whether (epsilon, delta) is refuted. */
    boolean refutes(OneRunGuesses guesses, double epsilon);

    /** Returns the same test at another significance. */
    OneRunTest withSignificance(double significance);
}
