package dev.assize.robustness;

import java.util.Arrays;

/** {@code exp(z_k) / sum of exp(z_j)}, shifted by the largest z so that nothing overflows. */
final class Softmax {
    private Softmax() {}

    /** Returns the probabilities; at least one logit is finite, a logit of minus infinity gives 0. */
    static double[] of(double[] logits) {
        double largest = Arrays.stream(logits).max().orElse(0);
        double[] probabilities = new double[logits.length];
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] = Math.exp(logits[k] - largest);
            sum += probabilities[k];
        }
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] /= sum;
        }
        return probabilities;
    }
}
