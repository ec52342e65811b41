package dev.assize.statistics.bootstrap;

/**
 * Random numbers by SplitMix64 that can be set to the stream of any draw without making an object: a stream is a
 * function of the key and the number of the draw alone.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood, Fast splittable pseudorandom number
 *     generators, 2014</a>
 */
final class CounterRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final long key;
    private long state;

    CounterRandom(long key) {
        this.key = key;
        startDraw(0);
    }

    void startDraw(long number) {
        state = mix(mix(key + GOLDEN_GAMMA) ^ mix((number + 1) * GOLDEN_GAMMA));
    }

    /** Returns a uniform number of the open interval (0, 1): the middle of one of 2^53 equal parts. */
    double nextUniform() {
        state += GOLDEN_GAMMA;
        return ((mix(state) >>> 11) + 0.5) * UNIT;
    }

    /** Returns a standard normal number by Marsaglia's polar method; the second one of the pair is not kept. */
    double nextNormal() {
        while (true) {
            double x = 2 * nextUniform() - 1;
            double y = 2 * nextUniform() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                return x * Math.sqrt(-2 * Math.log(square) / square);
            }
        }
    }

    /**
     * Returns a gamma number with that shape and scale 1; shapes below 1 by {@code G(s + 1) U^(1/s)}.
     *
     * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang, A simple method for generating gamma
     *     variables, 2000</a>
     */
    double nextGamma(double shape) {
        if (shape < 1) {
            return nextGamma(shape + 1) * Math.pow(nextUniform(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = nextNormal();
            double root = 1 + c * z;
            double cube = root * root * root;
            if (root > 0 && Math.log(nextUniform()) < z * z / 2 + d - d * cube + d * Math.log(cube)) {
                return d * cube;
            }
        }
    }

    private static long mix(long z) {
        long first = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
