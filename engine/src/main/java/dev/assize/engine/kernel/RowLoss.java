package dev.assize.engine.kernel;

import java.util.Arrays;

/** A loss of all outputs y of a row and their targets t together. */
public enum RowLoss {
    /**
     * {@code -sum(t y) / (|t| |y|)}, lengths taken as at least 1e-5. In [-1, 1], lower is better.
     */
    COSINE {
        @Override
        public double value(double[] outputs, double[] targets, double[] slopes) {
            double inner = 0;
            double outputSquares = 0;
            double targetSquares = 0;
            for (int i = 0; i < outputs.length; i++) {
                inner += outputs[i] * targets[i];
                outputSquares += outputs[i] * outputs[i];
                targetSquares += targets[i] * targets[i];
            }
            double length = Math.max(Math.sqrt(outputSquares), SHORTEST);
            double targetLength = Math.max(Math.sqrt(targetSquares), SHORTEST);
            double scale = -1 / (targetLength * length * Math.max(outputSquares, SHORTEST)); // as DL4J clips it
            for (int i = 0; i < outputs.length; i++) {
                slopes[i] = scale * (targets[i] * outputSquares - outputs[i] * inner);
            }
            return -inner / (length * targetLength);
        }
    },
    /**
     * {@code sum exp(y_l - y_k) / n} over all pairs of an output k that should be on and an output l that should be
     * off; n is the number of pairs. 0 where all are on or all are off.
     *
     * @see <a href="https://doi.org/10.1109/TKDE.2006.162">Zhang and Zhou, Multilabel Neural Networks, 2006, equation
     *     3</a>
     */
    PAIRS {
        @Override
        public double value(double[] outputs, double[] targets, double[] slopes) {
            Arrays.fill(slopes, 0);
            double on = Arrays.stream(targets).sum();
            long off = Arrays.stream(targets).filter(target -> target == 0).count();
            if (off == 0 || off == targets.length) {
                return 0;
            }
            double loss = 0;
            for (int k = 0; k < outputs.length; k++) {
                for (int l = 0; targets[k] != 0 && l < outputs.length; l++) {
                    if (targets[l] == 0) {
                        double part = targets[k] * Math.exp(outputs[l] - outputs[k]) / (on * off);
                        loss += part;
                        slopes[l] += part;
                        slopes[k] -= part;
                    }
                }
            }
            return loss;
        }
    };

    private static final double SHORTEST = 1e-5;

    /**
     * Returns the loss.
     *
     * @param outputs y
     * @param targets t
     * @param slopes receives the derivatives of the loss with respect to y
     */
    public abstract double value(double[] outputs, double[] targets, double[] slopes);
}
