package dev.assize.privacy.accounting;

/** Checks the numbers that a guarantee is asked for. */
final class Targets {
    private Targets() {}

    static double delta(double delta) {
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta is " + delta + "; it is a probability above 0 and below 1");
        }
        return delta;
    }

    static double epsilon(double epsilon) {
        if (!(epsilon > 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException("the target epsilon is " + epsilon + "; it is finite and above 0");
        }
        return epsilon;
    }

    static double epsilonOrZero(double epsilon) {
        if (!(epsilon >= 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException("epsilon is " + epsilon + "; it is finite and at least 0");
        }
        return epsilon;
    }
}
