package dev.assize.engine;

import dev.assize.core.OutputScale;

/**
 * What turns the last layer's sums z into scores p. Shapes: z [rows, units], p [rows, outputs], both row-major.
 *
 * <p>The derivative of output c on a scale is given with respect to z, so that it can be sent back through the network.
 */
enum OutputHead {
    /** {@code p_c = exp(z_c) / sum_j exp(z_j)}; the logit of class c is {@code z_c}. */
    SOFTMAX {
        @Override
        int outputs(int units) {
            return units;
        }

        @Override
        void scores(double[] z, int at, int units, double[] p) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < units; j++) {
                largest = Math.max(largest, z[at + j]);
            }
            double sum = 0;
            for (int j = 0; j < units; j++) {
                p[j] = Math.exp(z[at + j] - largest);
                sum += p[j];
            }
            for (int j = 0; j < units; j++) {
                p[j] /= sum;
            }
        }

        @Override
        double logit(double[] z, int at, int output) {
            return z[at + output];
        }

        @Override
        void derivative(double[] p, int output, OutputScale scale, double[] dz, int at) {
            for (int j = 0; j < p.length; j++) {
                double same = j == output ? 1 : 0;
                dz[at + j] = scale == OutputScale.LOGIT ? same : p[output] * (same - p[j]);
            }
        }
    },

    /**
     * One unit seen as two classes: {@code p_1 = 1 / (1 + exp(-z))}, {@code p_0 = 1 - p_1}; the logit of a class is its
     * log odds, {@code z} for class 1 and {@code -z} for class 0.
     */
    SIGMOID {
        @Override
        int outputs(int units) {
            return 2;
        }

        @Override
        void scores(double[] z, int at, int units, double[] p) {
            double small = Math.exp(-Math.abs(z[at]));
            double likely = 1 / (1 + small);
            double unlikely = small / (1 + small);
            p[0] = z[at] < 0 ? likely : unlikely;
            p[1] = z[at] < 0 ? unlikely : likely;
        }

        @Override
        double logit(double[] z, int at, int output) {
            return output == 1 ? z[at] : -z[at];
        }

        @Override
        void derivative(double[] p, int output, OutputScale scale, double[] dz, int at) {
            double slope = scale == OutputScale.LOGIT ? 1 : p[0] * p[1];
            dz[at] = output == 1 ? slope : -slope;
        }
    },

    /** One number as it is, on both scales: regression. */
    NUMBER {
        @Override
        int outputs(int units) {
            return 1;
        }

        @Override
        void scores(double[] z, int at, int units, double[] p) {
            p[0] = z[at];
        }

        @Override
        double logit(double[] z, int at, int output) {
            return z[at];
        }

        @Override
        void derivative(double[] p, int output, OutputScale scale, double[] dz, int at) {
            dz[at] = 1;
        }
    };

    /** Returns the number of scores made of that many units. */
    abstract int outputs(int units);

    /** Computes the scores of the row whose sums start at {@code z[at]}. */
    abstract void scores(double[] z, int at, int units, double[] p);

    /** Returns the logit of one output of the row whose sums start at {@code z[at]}. */
    abstract double logit(double[] z, int at, int output);

    /** Writes the derivative of one output with respect to the row's sums to {@code dz[at..]}, given its scores. */
    abstract void derivative(double[] p, int output, OutputScale scale, double[] dz, int at);
}
