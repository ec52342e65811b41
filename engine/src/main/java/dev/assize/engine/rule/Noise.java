package dev.assize.engine.rule;

/**
 * What training does to a number at random: {@code y = factor x + shift}. Both follow from 64 random bits, so the same
 * bits always do the same.
 */
public sealed interface Noise {
    /** Returns the factor for some bits. */
    double factor(long bits);

    /** Returns what is added for some bits. */
    default double shift(long bits) {
        return 0;
    }

    /** Tells whether anything is ever added. */
    default boolean shifts() {
        return false;
    }

    /** Tells whether one draw holds for a whole channel: all places of an image, all time steps of a sequence. */
    default boolean wholeChannels() {
        return false;
    }

    /**
     * Inverted dropout: a number is kept with probability p and divided by p, else it becomes 0.
     *
     * @param keep p in (0, 1]
     */
    record Dropped(double keep) implements Noise {
        @Override
        public double factor(long bits) {
            return Bits.uniform(bits) < keep ? 1 / keep : 0;
        }
    }

    /**
     * Inverted dropout of whole channels.
     *
     * @param keep probability p in (0, 1]
     */
    record DroppedChannels(double keep) implements Noise {
        @Override
        public double factor(long bits) {
            return Bits.uniform(bits) < keep ? 1 / keep : 0;
        }

        @Override
        public boolean wholeChannels() {
            return true;
        }
    }

    /**
     * Dropout for SELU: a number is kept with probability p, else it becomes the limit s that SELU takes for very
     * negative sums; then {@code a y + b} gives back mean 0 and variance 1, with {@code a = (p + s^2 p (1 - p))^(-1/2)}
     * and {@code b = -a (1 - p) s}.
     *
     * @param keep p in (0, 1]
     * @param saturation s
     * @see <a href="https://arxiv.org/abs/1706.02515">Klambauer et al., Self-Normalizing Neural Networks, 2017, "New
     *     dropout technique"</a>
     */
    record AlphaDropped(double keep, double saturation) implements Noise {
        private double scale() {
            return 1 / Math.sqrt(keep + saturation * saturation * keep * (1 - keep));
        }

        @Override
        public double factor(long bits) {
            return Bits.uniform(bits) < keep ? scale() : 0;
        }

        @Override
        public double shift(long bits) {
            double base = -scale() * (1 - keep) * saturation;
            return Bits.uniform(bits) < keep ? base : base + scale() * saturation;
        }

        @Override
        public boolean shifts() {
            return true;
        }
    }

    /**
     * Multiplication with a normal draw of mean 1.
     *
     * @param deviation its standard deviation
     */
    record GaussianFactor(double deviation) implements Noise {
        @Override
        public double factor(long bits) {
            return 1 + deviation * Bits.normal(bits);
        }
    }

    /**
     * Addition of a normal draw of mean 0.
     *
     * @param deviation its standard deviation
     */
    record GaussianShift(double deviation) implements Noise {
        @Override
        public double factor(long bits) {
            return 1;
        }

        @Override
        public double shift(long bits) {
            return deviation * Bits.normal(bits);
        }

        @Override
        public boolean shifts() {
            return true;
        }
    }
}
