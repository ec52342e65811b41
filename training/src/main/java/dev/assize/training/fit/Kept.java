package dev.assize.training.fit;

/** A state of a network that can be gone back to. Nobody writes to the arrays. */
final class Kept {
    private final int iteration;
    private final double[] parameters;
    private final double[] updater;

    Kept(int iteration, double[] parameters, double[] updater) {
        this.iteration = iteration;
        this.parameters = parameters;
        this.updater = updater;
    }

    /** Returns how many steps led to it. */
    int iteration() {
        return iteration;
    }

    /** Returns the parameters in DL4J's order. */
    double[] parameters() {
        return parameters;
    }

    /** Returns what the optimizer remembers, in DL4J's order. */
    double[] updater() {
        return updater;
    }

    /** Returns whether every number is finite. */
    boolean finite() {
        return finite(parameters) && finite(updater);
    }

    private static boolean finite(double[] numbers) {
        double check = 0;
        for (double number : numbers) {
            check += number * 0; // 0, or NaN from the first number that is not finite
        }
        return check == 0;
    }
}
