package dev.assize.engine.clip;

/**
 * How the gradient of a record is shortened before it is added: {@code sum_r w_r g_r} with {@code |w_r g_r| <= C}.
 * Adding or removing one record then moves the sum by at most {@link #sensitivity}.
 *
 * @see <a href="https://arxiv.org/abs/1607.00133">Abadi et al., Deep Learning with Differential Privacy, 2016, section
 *     3.1</a>
 */
public sealed interface Clipping {
    /** Gradients above the bound are scaled down to it: {@code w = min(1, C / |g|)}. */
    static Clipping flat(double norm) {
        return new Flat(norm);
    }

    /**
     * Each layer's part of a gradient is scaled down to {@code C / sqrt(layers)} by itself; layers that are not trained
     * do not count.
     */
    static Clipping perLayer(double norm) {
        return new PerLayer(norm);
    }

    /**
     * Gradients are divided by their norm, small ones by less: {@code w = C / (|g| + gamma)}.
     *
     * @param gamma above 0; gradients well below it keep their ratios
     * @see <a href="https://arxiv.org/abs/2206.07136">Bu et al., Automatic Clipping, 2023, section 3.3</a>
     */
    static Clipping automatic(double norm, double gamma) {
        return new Automatic(norm, gamma);
    }

    /** All gradients get the same length: {@code w = C / |g|}, and 0 where g is 0. */
    static Clipping normalized(double norm) {
        return new Normalized(norm);
    }

    /** Returns C, the largest norm of what a record adds, above 0 and finite. */
    double norm();

    /** Returns the factor for a gradient, or for a layer's part of it if {@link #byLayer}, at least 0. */
    double weight(double gradientNorm, int layers);

    /** Returns the norm up to which nothing is cut off, for a gradient or a layer's part of it. */
    default double bound(int layers) {
        return norm();
    }

    /** Tells whether each layer has a norm and a factor of its own. */
    default boolean byLayer() {
        return false;
    }

    /** Returns by how much the sum can change, in the Euclidean norm, when one record is added or removed. */
    default double sensitivity() {
        return norm();
    }

    /**
     * One factor for the whole gradient, at most 1.
     *
     * @param norm C
     */
    record Flat(double norm) implements Clipping {
        /** Checks the norm. */
        public Flat {
            Positive.check("the clip norm", norm);
        }

        @Override
        public double weight(double gradientNorm, int layers) {
            return gradientNorm > norm ? norm / gradientNorm : 1;
        }
    }

    /**
     * One factor for each layer, at most 1.
     *
     * @param norm C, of which each layer gets {@code C / sqrt(layers)}
     */
    record PerLayer(double norm) implements Clipping {
        /** Checks the norm. */
        public PerLayer {
            Positive.check("the clip norm", norm);
        }

        @Override
        public double weight(double gradientNorm, int layers) {
            double bound = bound(layers);
            return gradientNorm > bound ? bound / gradientNorm : 1;
        }

        @Override
        public double bound(int layers) {
            return norm / Math.sqrt(Math.max(1, layers));
        }

        @Override
        public boolean byLayer() {
            return true;
        }
    }

    /**
     * One factor for the whole gradient, which needs no tuned C: that is a part of the learning rate.
     *
     * @param norm C
     * @param gamma added to the norm of the gradient
     */
    record Automatic(double norm, double gamma) implements Clipping {
        /** Checks both numbers. */
        public Automatic {
            Positive.check("the clip norm", norm);
            Positive.check("gamma", gamma);
        }

        @Override
        public double weight(double gradientNorm, int layers) {
            return norm / (gradientNorm + gamma);
        }
    }

    /**
     * One factor for the whole gradient. Gradients shorter than C times 1e-30 count as 0: no number type of the engine
     * could hold a factor that large.
     *
     * @param norm C
     */
    record Normalized(double norm) implements Clipping {
        private static final double LARGEST = 1e30;

        /** Checks the norm. */
        public Normalized {
            Positive.check("the clip norm", norm);
        }

        @Override
        public double weight(double gradientNorm, int layers) {
            return gradientNorm * LARGEST > norm ? norm / gradientNorm : 0;
        }
    }
}
