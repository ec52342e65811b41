package dev.assize.privacy.accounting;

/**
 * Delta of the Poisson-sampled Gaussian, one record removed, by numerical inversion of the Laplace transform; shares
 * nothing with the accountants under test. With L the loss of one step under P and {@code m(s) = E_P[exp(s L)]},
 * {@code delta = 1/(2 pi i) integral m(s)^T exp(-s e) / (s (s + 1)) ds} along {@code Re s = t > 0}.
 */
final class ContourInversion {
    private static final int STEPS_OF_DEVIATION = 40;
    private static final double REACH = 13;
    private static final int FREQUENCIES = 1600;

    private final double[] loss;
    private final double[] gain;
    private final double[] mass;
    private final double line;

    /**
     * Prepares a setting.
     *
     * @param samplingRate q
     * @param noise s
     * @param line t, best near the order at which the moments bound delta best
     */
    ContourInversion(double samplingRate, double noise, double line) {
        this.line = line;
        double width = noise / STEPS_OF_DEVIATION;
        double low = -REACH * noise;
        int count = (int) Math.ceil((2 * REACH * noise + line + 2) / width);
        loss = new double[count];
        gain = new double[count];
        mass = new double[count];
        for (int i = 0; i < count; i++) {
            double x = low + i * width;
            gain[i] = samplingRate * Math.expm1((2 * x - 1) / (2 * noise * noise));
            loss[i] = Math.log1p(gain[i]);
            mass[i] = width * Math.exp(-x * x / (2 * noise * noise)) / (noise * Math.sqrt(2 * Math.PI));
        }
    }

    /** Returns delta after some steps, by the trapezoidal rule for frequencies from 0 to {@code most}. */
    double delta(long steps, double epsilon, double most) {
        double sum = 0;
        for (int k = 0; k <= FREQUENCIES; k++) {
            double part = integrand(steps, epsilon, k * most / FREQUENCIES);
            sum += k == 0 || k == FREQUENCIES ? part / 2 : part;
        }
        return sum * most / FREQUENCIES / Math.PI;
    }

    private double integrand(long steps, double epsilon, double frequency) {
        double real =
                0; // of m(s) - 1 with s = t + i u, by (P/Q)^(1+s) - 1 - (1+s)(P/Q - 1), whose last term has mean 0
        double imaginary = 0;
        for (int i = 0; i < loss.length; i++) {
            double growth = (1 + line) * loss[i];
            double angle = frequency * loss[i];
            double half = Math.sin(angle / 2);
            real += mass[i] * (Math.expm1(growth) * Math.cos(angle) - 2 * half * half - (1 + line) * gain[i]);
            imaginary += mass[i] * (Math.exp(growth) * Math.sin(angle) - frequency * gain[i]);
        }
        double size = steps * Math.log1p(2 * real + real * real + imaginary * imaginary) / 2 - line * epsilon;
        double turn = steps * Math.atan2(imaginary, 1 + real) - frequency * epsilon;
        double below = line * (line + 1) - frequency * frequency; // s (s + 1)
        double beside = frequency * (2 * line + 1);
        double whole = below * below + beside * beside;
        return Math.exp(size) * (Math.cos(turn) * below + Math.sin(turn) * beside) / whole;
    }
}
