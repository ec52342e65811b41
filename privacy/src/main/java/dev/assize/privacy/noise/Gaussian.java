package dev.assize.privacy.noise;

import org.apache.commons.math3.special.Erf;

/**
 * Draws of the standard normal distribution from random bits, by the ziggurat with 256 strips: with
 * {@code f(x) = exp(-x^2/2)} the area under f is cut into a base strip with the tail beyond r and 255 boxes of equal
 * area v; a point of a strip is drawn and accepted if it lies under f. Exact up to the resolution of the numbers: within
 * a strip x is a multiple of {@code x_i 2^-54}. Strip and position use different bits of one word.
 *
 * <p>Numbers of this resolution are for adding and rounding, as {@link GaussianNoise} does; never publish a sum of a
 * secret and one of them as it is, because their lowest bits tell which of them can occur (Mironov 2012 for Laplace, Jin
 * et al. 2022 for Gaussian noise).
 *
 * @see <a href="https://doi.org/10.18637/jss.v005.i08">Marsaglia and Tsang, The ziggurat method for generating random
 *     variables, 2000</a>
 * @see <a href="https://www.doornik.com/research/ziggurat.pdf">Doornik, An improved ziggurat method to generate normal
 *     random samples, 2005, on independent bits</a>
 */
public final class Gaussian {
    /** The largest x of the boxes for 256 strips, where the areas close exactly; checked by a test. */
    private static final double R = 3.654152885361009;

    private static final int STRIPS = 256;
    private static final int INDEX_BITS = 9; // 8 for the strip and one that is not used
    private static final double UNIT = 0x1p-54;
    private static final Tables TABLES = Tables.of(R);

    private Gaussian() {}

    /** Fills {@code to[from]} to {@code to[end - 1]} with independent draws times {@code deviation}. */
    public static void fill(Keystream bits, double[] to, int from, int end, double deviation) {
        long[] inner = TABLES.inner;
        double[] width = TABLES.width;
        for (int i = from; i < end; i++) {
            long word = bits.next();
            int strip = (int) word & (STRIPS - 1);
            long place = word >> INDEX_BITS;
            double x = place * width[strip];
            to[i] = deviation * (Math.abs(place) < inner[strip] ? x : beside(strip, x, bits));
        }
    }

    /** Returns one draw. */
    public static double next(Keystream bits) {
        double[] one = new double[1];
        fill(bits, one, 0, 1, 1);
        return one[0];
    }

    /** A point of the wedge or of the tail; draws again where it is above the curve. */
    private static double beside(int strip, double first, Keystream bits) {
        int at = strip;
        double x = first;
        while (true) {
            if (at == 0) {
                return tail(Math.signum(x), bits);
            }
            double[] height = TABLES.height;
            if (height[at] + uniform(bits) * (height[at + 1] - height[at]) < Math.exp(-x * x / 2)) {
                return x;
            }
            long word = bits.next();
            at = (int) word & (STRIPS - 1);
            long place = word >> INDEX_BITS;
            x = place * TABLES.width[at];
            if (Math.abs(place) < TABLES.inner[at]) {
                return x;
            }
        }
    }

    /** Marsaglia's tail: {@code r - ln(u)/r}, accepted with the probability that is due. */
    private static double tail(double sign, Keystream bits) {
        while (true) {
            double beyond = -Math.log(uniform(bits)) / R;
            double y = -Math.log(uniform(bits));
            if (y + y > beyond * beyond) {
                return sign * (R + beyond);
            }
        }
    }

    /** A number above 0 and at most 1, with 53 significant bits however small it is, down to 2^-64. */
    private static double uniform(Keystream bits) {
        long word = bits.next();
        return ((word >>> 1) * 2.0 + (word & 1) + 1) * 0x1p-64;
    }

    /**
     * What is the same for all draws.
     *
     * @param width x_i in units of the 55-bit position of a strip; x_0 makes the base strip as large as the others
     * @param inner below this position a point of a strip lies under the curve for certain
     * @param height f(x_i)
     */
    @SuppressWarnings("ArrayRecordComponent") // read in place by the loop above and never handed out
    record Tables(double[] width, long[] inner, double[] height) {
        static Tables of(double r) {
            double[] x = edges(r);
            double[] width = new double[STRIPS];
            long[] inner = new long[STRIPS];
            double[] height = new double[STRIPS + 1];
            for (int i = 0; i < STRIPS; i++) {
                width[i] = x[i] * UNIT;
                inner[i] = (long) Math.floor(x[i + 1] / x[i] / UNIT);
            }
            for (int i = 1; i <= STRIPS; i++) {
                height[i] = Math.exp(-x[i] * x[i] / 2);
            }
            return new Tables(width, inner, height);
        }

        /** x_0 = v/f(r), x_1 = r, and f(x_(i+1)) = f(x_i) + v/x_i; x_256 = 0. */
        private static double[] edges(double r) {
            double area = area(r);
            double[] x = new double[STRIPS + 1];
            x[0] = area / Math.exp(-r * r / 2);
            x[1] = r;
            for (int i = 1; i < STRIPS - 1; i++) {
                x[i + 1] = Math.sqrt(-2 * Math.log(Math.exp(-x[i] * x[i] / 2) + area / x[i]));
            }
            return x;
        }

        /** The area of each strip: r f(r) and the tail beyond r. */
        static double area(double r) {
            return r * Math.exp(-r * r / 2) + Math.sqrt(Math.PI / 2) * Erf.erfc(r / Math.sqrt(2));
        }
    }
}
