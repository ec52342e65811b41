package dev.assize.engine.kernel;

/** Squared norms in {@code double}. */
final class DoubleNorms implements NormKernels<double[]> {
    private static final int BLOCK = 64 * LANES;

    @Override
    public double squareSum(double[] values, int length, double[] scratch) {
        double sum = 0;
        int whole = length - length % LANES;
        for (int from = 0; from < whole; from += BLOCK) {
            sum += block(values, from, Math.min(whole, from + BLOCK), scratch);
        }
        for (int i = whole; i < length; i++) {
            sum += values[i] * values[i];
        }
        return sum;
    }

    private static double block(double[] values, int from, int to, double[] sums) {
        for (int j = 0; j < LANES; j++) {
            sums[j] = values[from + j] * values[from + j];
        }
        for (int at = from + LANES; at < to; at += LANES) {
            for (int j = 0; j < LANES; j++) {
                sums[j] += values[at + j] * values[at + j];
            }
        }
        double first = 0;
        double second = 0;
        for (int j = 0; j < LANES; j += 2) {
            first += sums[j];
            second += sums[j + 1];
        }
        return first + second;
    }

    @Override
    public double contract(double[] left, double[] right, int length, double shift) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            first += (left[i] + shift) * right[i];
            second += (left[i + 1] + shift) * right[i + 1];
            third += (left[i + 2] + shift) * right[i + 2];
            fourth += (left[i + 3] + shift) * right[i + 3];
        }
        for (; i < length; i++) {
            first += (left[i] + shift) * right[i];
        }
        return first + second + (third + fourth);
    }

    @Override
    public double contractAbsolute(double[] left, double[] right, int length, double shift) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += Math.abs((left[i] + shift) * right[i]);
        }
        return sum;
    }
}
