package dev.assize.privacy.attack;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Logits and the true label, with logarithms of probabilities that do not round to 0. */
final class Logits {
    private final double[] logits;
    private final int label;
    private final double logSum;

    Logits(double[] logits, int label) {
        this.logits = logits;
        this.label = label;
        this.logSum = logSumExp(-1);
    }

    int label() {
        return label;
    }

    double logProbability(int i) {
        return Math.min(0, logits[i] - logSum);
    }

    /** ln(1 - p_i), from the other classes, so that it stays exact where p_i rounds to 1. */
    double logComplement(int i) {
        return Math.min(0, logSumExp(i) - logSum);
    }

    double margin() {
        return logits[label]
                - IntStream.range(0, logits.length)
                        .filter(i -> i != label)
                        .mapToDouble(i -> logits[i])
                        .max()
                        .orElseThrow();
    }

    double sum(IntToDoubleFunction term) {
        return IntStream.range(0, logits.length).mapToDouble(term).sum();
    }

    private double logSumExp(int without) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.length; i++) {
            largest = i == without ? largest : Math.max(largest, logits[i]);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum += i == without ? 0 : Math.exp(logits[i] - largest);
        }
        return largest + Math.log(sum);
    }
}
