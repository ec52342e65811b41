package dev.assize.engine.rule;

/**
 * Random draws by place: a hash of where a number is gives 64 bits, and bits give a draw. So a draw does not depend on
 * what else is drawn or in which order. The hash is SplitMix64's finalizer over a counter (Steele, Lea and Flood, Fast
 * Splittable Pseudorandom Number Generators, 2014, figure 15).
 */
final class Bits {
    private static final double UNIT = 0x1.0p-53;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Bits() {}

    /** Returns the bits for a place of a row in a layer. */
    static long at(long seed, int layer, long row, long place) {
        return mix(seed + GOLDEN * (layer + 1) + 0xD1B54A32D192ED03L * row + 0x8CB92BA72F3D8DD7L * (place + 1));
    }

    private static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns a uniform draw from [0, 1), a multiple of 2^-53. */
    static double uniform(long bits) {
        return (bits >>> 11) * UNIT;
    }

    /**
     * Returns a standard normal draw: {@code sqrt(-2 log u) cos(2 pi v)} for independent uniform u in (0, 1] and v (Box
     * and Muller 1958); v comes from a second hash. At most 8.6 in size, since u is at least 2^-53.
     */
    static double normal(long bits) {
        double u = 1 - uniform(bits);
        double v = uniform(mix(bits + GOLDEN));
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
    }
}
