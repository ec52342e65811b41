package dev.assize.privacy.mechanism;

/** The central moments {@code E[(X - 1)^m]} of the likelihood ratio X of the Gaussian mechanism, m even. */
final class GaussianDifferences {
    private static final double REACH = 10;
    private static final int PARTS = 6;

    private GaussianDifferences() {}

    /**
     * Returns {@code log E[(X - 1)^m]} with {@code X = exp((2 z - 1)/(2 v))}, {@code z ~ N(0, v)}, as a sum over equal
     * steps; nothing cancels. It is the m-th difference of {@code exp(k (k-1)/(2 v))} at 0.
     */
    static double log(int power, double variance) {
        double deviation = Math.sqrt(variance);
        double step = deviation / PARTS;
        double from = -REACH * deviation;
        int count = (int) Math.ceil((power + 2 * REACH * deviation) / step);
        double[] logs = new double[count];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double z = from + i * step;
            double exponent = (2 * z - 1) / (2 * variance);
            double distance = exponent > 30 ? exponent : Math.log(Math.abs(Math.expm1(exponent)));
            logs[i] = -z * z / (2 * variance) + power * distance;
            largest = Math.max(largest, logs[i]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum * step / (deviation * Math.sqrt(2 * Math.PI)));
    }
}
