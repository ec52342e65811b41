package dev.assize.privacy.noise;

/**
 * Exact draws of the discrete Gaussian on the integers, {@code P(x) ~ exp(-x^2 / (2 s^2))}, s whole. No floating point
 * takes part, so no rounding can be attacked: a draw of the discrete Laplace distribution of scale t = s + 1 is
 * accepted with probability {@code exp(-(|y| - s^2/t)^2 / (2 s^2))}, and every probability exp(-n/d) comes from uniform
 * integers by von Neumann's alternating series. About 1.3 proposals a draw.
 *
 * @see <a href="https://arxiv.org/abs/2004.00010">Canonne, Kamath and Steinke, The discrete Gaussian for differential
 *     privacy, 2020, algorithms 1 to 3</a>
 */
public final class DiscreteGaussian {
    /** The largest scale for which all products stay within 64 bits, for draws of up to 64 deviations. */
    public static final int MOST = 1 << 12;

    private static final int FARTHEST = 64;

    private final long scale;
    private final long proposal;
    private final long square;
    private final long denominator;

    /**
     * Makes the distribution.
     *
     * @param scale s, from 1 to {@link #MOST}
     */
    public DiscreteGaussian(int scale) {
        if (scale < 1 || scale > MOST) {
            throw new IllegalArgumentException(
                    "a discrete Gaussian of scale " + scale + " cannot be drawn; the scale is from 1 to " + MOST);
        }
        this.scale = scale;
        proposal = scale + 1L;
        square = (long) scale * scale;
        denominator = 2 * square * proposal * proposal;
    }

    /** Returns one draw. */
    public long next(Keystream bits) {
        while (true) {
            long y = laplace(bits);
            long beyond = Math.abs(y) * proposal - square;
            boolean near = Math.abs(y) <= FARTHEST * scale; // beyond this a draw has probability below exp(-2000)
            if (near && accepts(beyond * beyond, denominator, bits)) {
                return y;
            }
        }
    }

    /** Algorithm 2: P(y) ~ exp(-|y| / t). */
    private long laplace(Keystream bits) {
        while (true) {
            long within = bits.below(proposal);
            if (!acceptsSmall(within, proposal, bits)) {
                continue;
            }
            long whole = 0;
            while (acceptsSmall(1, 1, bits)) {
                whole++;
            }
            long magnitude = within + proposal * whole;
            boolean negative = bits.next() < 0;
            if (!negative || magnitude > 0) { // so that 0 is not counted twice
                return negative ? -magnitude : magnitude;
            }
        }
    }

    /** Algorithm 1: true with probability exp(-n/d). */
    static boolean accepts(long numerator, long denominator, Keystream bits) {
        long left = numerator;
        while (left > denominator) {
            if (!acceptsSmall(1, 1, bits)) {
                return false;
            }
            left -= denominator;
        }
        return acceptsSmall(left, denominator, bits);
    }

    /** For n at most d: the first k of which a coin of n/(d k) shows tails is odd with probability exp(-n/d). */
    private static boolean acceptsSmall(long numerator, long denominator, Keystream bits) {
        long k = 1;
        while (bits.below(denominator) < numerator && bits.below(k) == 0) {
            k++;
        }
        return k % 2 == 1;
    }
}
