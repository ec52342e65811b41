package dev.assize.privacy.noise;

import org.apache.commons.math3.special.Erf;

/**
 * The ziggurat of {@link Gaussian}: with {@code f(x) = exp(-x^2/2)} the area under f is cut into a base strip with the
 * tail beyond r and 1023 boxes of equal area v. Strip i reaches from 0 to {@code x_i}; up to {@code x_(i+1)} all of it
 * lies under f.
 *
 * <p>A word of 64 random bits is a point of a strip: 10 bits for the strip, one for the sign, and 53 for the position
 * {@code u}, a multiple of {@code 2^-53} from 0 to {@code 1 - 2^-53}; {@code x = ± u x_i}. No two of these share a bit.
 */
final class Ziggurat {
    static final int STRIPS = 1024;

    /** The largest x of the boxes for 1024 strips, where the areas close exactly; checked by a test. */
    static final double R = 4.038849846109504;

    private static final int LOWEST = 10; // the lowest bit of the position is next to the 10 of the strip
    private static final int SIGN = 52; // moves bit 11 to that of the sign
    private static final int PLACE = 12; // here begin the other 52 bits of the position
    private static final double UNIT = 0x1p-52;
    private static final long ONE = 0x3FF0000000000000L; // the bits of 1.0

    /** x_i as bits, so that the sign of a draw is set without a branch. */
    private static final long[] WIDTH = new long[STRIPS];

    /** Below this position, in units of 2^-52, a point of the strip lies under f for certain. */
    private static final long[] INNER = new long[STRIPS];

    /** f(x_i). */
    private static final double[] HEIGHT = new double[STRIPS + 1];

    static {
        double[] x = edges(R);
        for (int i = 0; i < STRIPS; i++) {
            WIDTH[i] = Double.doubleToRawLongBits(x[i]);
            INNER[i] = (long) Math.floor(x[i + 1] / x[i] / UNIT) - 1; // one less for the rounding of the quotient
            HEIGHT[i + 1] = Math.exp(-x[i + 1] * x[i + 1] / 2);
        }
    }

    private Ziggurat() {}

    /**
     * Returns the point of a word, whether or not it lies under f. The position is made from bits alone, {@code 1.m}
     * minus 1 or the number before 1, because turning a whole number into a floating-point one takes longer.
     */
    static double point(long word) {
        double above = Double.longBitsToDouble(ONE | word >>> PLACE);
        double below = Double.longBitsToDouble(ONE - (word >>> LOWEST & 1));
        long width = WIDTH[(int) word & (STRIPS - 1)];
        return (above - below) * Double.longBitsToDouble(width ^ (word << SIGN & Long.MIN_VALUE));
    }

    /** Tells whether the point of a word lies under f for certain. */
    static boolean isInside(long word) {
        return word >>> PLACE < INNER[(int) word & (STRIPS - 1)];
    }

    /** Returns a draw for a word whose point may lie above f: the point, or one of the words that follow. */
    static double beside(long first, Keystream bits) {
        long word = first;
        while (true) {
            int strip = (int) word & (STRIPS - 1);
            double x = point(word);
            if (isInside(word)) {
                return x;
            }
            if (strip == 0) {
                return Math.abs(x) < R ? x : tail(Math.signum(x), bits);
            }
            if (HEIGHT[strip] + uniform(bits) * (HEIGHT[strip + 1] - HEIGHT[strip]) < Math.exp(-x * x / 2)) {
                return x;
            }
            word = bits.next();
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

    /** x_0 = v/f(r), x_1 = r, and f(x_(i+1)) = f(x_i) + v/x_i; the last is 0. */
    static double[] edges(double r) {
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
