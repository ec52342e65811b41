package dev.assize.privacy.loss;

/**
 * Tail probabilities of the standard normal distribution, also where they are tiny. The scaled tail and the logarithm
 * are right to some 1e-15 of their value; the tail itself to {@code 1e-15 (1 + x^2/2)} of it, because {@code x^2/2} is
 * rounded before its exponential is taken.
 *
 * @see <a href="https://doi.org/10.1090/S0025-5718-1969-0247736-4">Cody, Rational Chebyshev approximations for the
 *     error function, 1969</a>
 */
public final class GaussianTail {
    private static final double[] SMALL_ABOVE = {
        3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694, 0.18577770618460315
    };
    private static final double[] SMALL_BELOW = {
        23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171
    };
    private static final double[] MIDDLE_ABOVE = {
        0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
        881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
        2.1531153547440383e-08
    };
    private static final double[] MIDDLE_BELOW = {
        15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903,
        3290.7992357334597, 4362.619090143247, 3439.3676741437216, 1230.3393548037495
    };
    private static final double[] LARGE_ABOVE = {
        0.30532663496123236,
        0.36034489994980445,
        0.12578172611122926,
        0.016083785148742275,
        0.0006587491615298378,
        0.016315387137302097
    };
    private static final double[] LARGE_BELOW = {
        2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918
    };
    private static final double SMALL = 0.46875;
    private static final double MIDDLE = 4;
    private static final double INVERSE_SQRT_PI = 0.5641895835477563;

    private GaussianTail() {}

    /** Returns {@code P(Z > x)}. */
    public static double above(double x) {
        return x < 0 ? 1 - above(-x) : Math.exp(-x * x / 2) * scaled(x);
    }

    /** Returns {@code exp(x^2 / 2) P(Z > x)} for {@code x >= 0}: Mills' ratio up to a constant, from 1/2 down. */
    public static double scaled(double x) {
        return scaledErfc(x * Math.sqrt(0.5)) / 2;
    }

    /** Returns {@code log P(Z > x)}. */
    public static double logAbove(double x) {
        return x < 0 ? Math.log1p(-above(-x)) : Math.log(scaled(x)) - x * x / 2;
    }

    private static double scaledErfc(double y) {
        if (y <= SMALL) {
            return smallErfc(y) * Math.exp(y * y);
        }
        return y <= MIDDLE ? middle(y) : large(y);
    }

    private static double smallErfc(double y) {
        double z = y * y;
        double above = SMALL_ABOVE[4] * z;
        double below = z;
        for (int i = 0; i < 3; i++) {
            above = (above + SMALL_ABOVE[i]) * z;
            below = (below + SMALL_BELOW[i]) * z;
        }
        return 1 - y * (above + SMALL_ABOVE[3]) / (below + SMALL_BELOW[3]);
    }

    private static double middle(double y) {
        double above = MIDDLE_ABOVE[8] * y;
        double below = y;
        for (int i = 0; i < 7; i++) {
            above = (above + MIDDLE_ABOVE[i]) * y;
            below = (below + MIDDLE_BELOW[i]) * y;
        }
        return (above + MIDDLE_ABOVE[7]) / (below + MIDDLE_BELOW[7]);
    }

    private static double large(double y) {
        double z = 1 / (y * y);
        double above = LARGE_ABOVE[5] * z;
        double below = z;
        for (int i = 0; i < 4; i++) {
            above = (above + LARGE_ABOVE[i]) * z;
            below = (below + LARGE_BELOW[i]) * z;
        }
        return (INVERSE_SQRT_PI - z * (above + LARGE_ABOVE[4]) / (below + LARGE_BELOW[4])) / y;
    }
}
