package dev.assize.training.fit;

/**
 * A state of a network that can be gone back to. Nobody writes to the arrays.
 *
 * @param iteration steps that led to it
 * @param parameters in DL4J's order
 * @param updater what the optimizer remembers, in DL4J's order
 */
record Kept(int iteration, double[] parameters, double[] updater) {
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
