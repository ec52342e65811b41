package dev.assize.engine.plan;

import dev.assize.core.OutputScale;
import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.Activation.Kind;
import dev.assize.engine.kernel.DoubleKernels;
import java.util.Arrays;

/**
 * How a network's last sums become scores, and where gradients of scores start. Arrays are [rows, units], row-major.
 */
enum Scores {
    /** Softmax over the units. */
    SOFTMAX {
        @Override
        double[] of(double[] logits, int units) {
            double[] p = logits.clone();
            new DoubleKernels().activations().softmax(p, logits.length / units, units);
            return p;
        }

        @Override
        double[] seeds(double[] logits, int[] classes, OutputScale scale) {
            int units = logits.length / classes.length;
            double[] seeds = new double[logits.length];
            double[] p = of(logits, units);
            for (int i = 0; i < seeds.length; i++) {
                int meant = classes[i / units];
                double same = i % units == meant ? 1 : 0;
                seeds[i] = scale == OutputScale.LOGIT ? same : p[i / units * units + meant] * (same - p[i]);
            }
            return seeds;
        }
    },

    /** One logistic unit seen as two classes; the logit of a class is its log odds. */
    LOGISTIC {
        @Override
        int outputs(int units) {
            return 2;
        }

        @Override
        double[] of(double[] logits, int units) {
            return SOFTMAX.of(halves(logits), 2);
        }

        @Override
        double[] logits(double[] logits) {
            double[] both = new double[2 * logits.length];
            for (int row = 0; row < logits.length; row++) {
                both[2 * row] = -logits[row];
                both[2 * row + 1] = logits[row];
            }
            return both;
        }

        @Override
        double[] seeds(double[] logits, int[] classes, OutputScale scale) {
            double[] p = of(logits, 1);
            double[] seeds = new double[logits.length];
            for (int row = 0; row < seeds.length; row++) {
                double slope = scale == OutputScale.LOGIT ? 1 : p[2 * row] * p[2 * row + 1];
                seeds[row] = classes[row] == 1 ? slope : -slope;
            }
            return seeds;
        }

        /** The logistic function of z is the softmax of (-z/2, z/2). */
        private double[] halves(double[] logits) {
            double[] both = logits(logits);
            for (int i = 0; i < both.length; i++) {
                both[i] /= 2;
            }
            return both;
        }
    },

    /** One number after its activation, the same on both scales. */
    NUMBER {
        @Override
        OutputScale start() {
            return OutputScale.PROBABILITY;
        }

        @Override
        double[] of(double[] logits, int units) {
            return logits.clone();
        }

        @Override
        double[] seeds(double[] logits, int[] classes, OutputScale scale) {
            double[] seeds = new double[logits.length];
            Arrays.fill(seeds, 1);
            return seeds;
        }
    };

    /** Returns how the outputs of a network are read. */
    static Scores of(Activation activation, int units) {
        if (activation.kind() == Kind.SOFTMAX && units > 1) {
            return SOFTMAX;
        }
        if (units == 1 && activation.kind() == Kind.SIGMOID) {
            return LOGISTIC;
        }
        if (units == 1 && activation.kind() != Kind.SOFTMAX) {
            return NUMBER;
        }
        throw new IllegalArgumentException("a network that ends with " + units + " units and activation "
                + activation.kind() + " has no scores; end with softmax over two or more classes, with one sigmoid "
                + "unit, or with one unit for a number");
    }

    /** Returns what scores are made of: logits, or outputs after the activation. */
    OutputScale start() {
        return OutputScale.LOGIT;
    }

    /** Returns how many scores a row has. */
    int outputs(int units) {
        return units;
    }

    /** Returns the scores, [rows, outputs]. */
    abstract double[] of(double[] logits, int units);

    /** Returns the scores before the last function, [rows, outputs]. */
    double[] logits(double[] logits) {
        return logits;
    }

    /** Returns the gradient of one score for each row with respect to the logits. */
    abstract double[] seeds(double[] logits, int[] classes, OutputScale scale);
}
