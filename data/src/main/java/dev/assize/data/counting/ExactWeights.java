package dev.assize.data.counting;

import dev.assize.core.WeightSum;
import java.math.BigInteger;

/**
 * Adds weights without rounding, so that the sum does not depend on the order of the rows. A number x, {@code 0 ≤ x <
 * 2^60}, is taken apart into five digits in base 2^30:
 * {@code d_j = floor(x 2^(30 (j-1))) - 2^30 floor(x 2^(30 (j-2)))}, {@code x = sum of d_j 2^(30 (1-j))},
 * {@code j = 0..4}. All these operations are exact in double precision, here and in any database with IEEE numbers.
 * Each digit is added up as a whole number, which 2^33 rows cannot overflow. What a number has below 2^-90 (8e-28) is
 * dropped. The sum is rounded once, at the end, to the nearest double.
 */
final class ExactWeights {
    /** The largest weight of a row; its square is below 2^60. */
    static final double MOST = 1e9;

    /** How many digits a number has. */
    static final int DIGITS = 5;

    /** How many sums belong to a cell: the digits of its weights, then those of their squares. */
    static final int SUMS = 2 * DIGITS;

    private static final int BITS = 30;
    private static final double BASE = 0x1p30;

    private ExactWeights() {}

    /** Adds a weight and its square to the sums that begin at {@code at}. */
    static void add(long[] sums, int at, double weight) {
        long whole = (long) weight;
        if (whole == weight && weight < 0x1p15) {
            sums[at + 1] += whole;
            sums[at + DIGITS + 1] += whole * whole;
        } else {
            addDigits(sums, at, weight);
            addDigits(sums, at + DIGITS, weight * weight);
        }
    }

    /** Returns what the sums that begin at {@code at} come to. */
    static WeightSum sum(long[] sums, int at) {
        return new WeightSum(value(sums, at), value(sums, at + DIGITS));
    }

    private static void addDigits(long[] sums, int at, double number) {
        double rest = number / BASE;
        for (int digit = 0; digit < DIGITS; digit++) {
            double whole = Math.floor(rest);
            sums[at + digit] += (long) whole;
            rest = (rest - whole) * BASE;
        }
    }

    private static double value(long[] sums, int at) {
        BigInteger total = BigInteger.ZERO;
        for (int digit = 0; digit < DIGITS; digit++) {
            total = total.shiftLeft(BITS).add(BigInteger.valueOf(sums[at + digit]));
        }
        return Math.scalb(total.doubleValue(), -BITS * (DIGITS - 2));
    }
}
