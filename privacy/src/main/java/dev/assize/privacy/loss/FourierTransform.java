package dev.assize.privacy.loss;

/**
 * The discrete Fourier transform {@code X_k = sum over j of x_j exp(-2 pi i j k / n)} of complex numbers, n a power of
 * two.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611970999">Van Loan, Computational frameworks for the fast Fourier
 *     transform, 1992, section 1.7 (Stockham)</a>
 */
final class FourierTransform {
    private final int length;
    private final double[] cosines;
    private final double[] sines;
    private final double[] otherReal;
    private final double[] otherImaginary;

    /** Makes the transform of a length that is a power of two. */
    FourierTransform(int length) {
        if (Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("the length " + length + " of a transform is no power of two");
        }
        this.length = length;
        this.cosines = new double[length];
        this.sines = new double[length];
        this.otherReal = new double[length];
        this.otherImaginary = new double[length];
        fillRoots();
    }

    /** Returns {@code cos(-2 pi k / n)} for k from 0 to below n. */
    double cosine(int k) {
        return cosines[k];
    }

    /** Returns {@code sin(-2 pi k / n)} for k from 0 to below n. */
    double sine(int k) {
        return sines[k];
    }

    /** Transforms in place. */
    void forward(double[] real, double[] imaginary) {
        double[] re = real;
        double[] im = imaginary;
        double[] toRe = otherReal;
        double[] toIm = otherImaginary;
        int stride = 1;
        for (int n = length; n > 1; ) {
            int radix = n % 4 == 0 ? 4 : 2;
            double[][] arrays = {re, im, toRe, toIm};
            if (radix == 4) {
                fourfold(n, stride, arrays);
            } else {
                twofold(stride, arrays);
            }
            n /= radix;
            stride *= radix;
            double[] swap = re;
            re = toRe;
            toRe = swap;
            swap = im;
            im = toIm;
            toIm = swap;
        }
        if (re != real) {
            System.arraycopy(re, 0, real, 0, length);
            System.arraycopy(im, 0, imaginary, 0, length);
        }
    }

    /** Transforms back in place; {@link #forward} and then this give the numbers back. */
    void backward(double[] real, double[] imaginary) {
        forward(imaginary, real);
        for (int i = 0; i < length; i++) {
            real[i] /= length;
            imaginary[i] /= length;
        }
    }

    /** The last step, on two halves whose roots are 1 and -1. */
    private static void twofold(int stride, double[][] arrays) {
        double[] re = arrays[0];
        double[] im = arrays[1];
        double[] toRe = arrays[2];
        double[] toIm = arrays[3];
        for (int q = 0; q < stride; q++) {
            toRe[q] = re[q] + re[q + stride];
            toIm[q] = im[q] + im[q + stride];
            toRe[q + stride] = re[q] - re[q + stride];
            toIm[q + stride] = im[q] - im[q + stride];
        }
    }

    private void fourfold(int n, int stride, double[][] arrays) {
        int quarter = n / 4;
        int step = length / n;
        double[] roots = new double[6];
        for (int p = 0; p < quarter; p++) {
            for (int k = 1; k <= 3; k++) {
                roots[2 * k - 2] = cosines[k * p * step];
                roots[2 * k - 1] = sines[k * p * step];
            }
            butterflies(stride * p, stride * quarter, stride, roots, arrays);
        }
    }

    private static void butterflies(int from, int apart, int stride, double[] roots, double[][] arrays) {
        double[] re = arrays[0];
        double[] im = arrays[1];
        double[] toRe = arrays[2];
        double[] toIm = arrays[3];
        double c1 = roots[0];
        double s1 = roots[1];
        double c2 = roots[2];
        double s2 = roots[3];
        double c3 = roots[4];
        double s3 = roots[5];
        int to = 4 * from;
        for (int q = 0; q < stride; q++) {
            int i = from + q;
            double sumRe = re[i] + re[i + 2 * apart];
            double sumIm = im[i] + im[i + 2 * apart];
            double gapRe = re[i] - re[i + 2 * apart];
            double gapIm = im[i] - im[i + 2 * apart];
            double otherSumRe = re[i + apart] + re[i + 3 * apart];
            double otherSumIm = im[i + apart] + im[i + 3 * apart];
            double turnRe = im[i + apart] - im[i + 3 * apart];
            double turnIm = re[i + 3 * apart] - re[i + apart];
            int o = to + q;
            toRe[o] = sumRe + otherSumRe;
            toIm[o] = sumIm + otherSumIm;
            double aRe = gapRe + turnRe;
            double aIm = gapIm + turnIm;
            toRe[o + stride] = aRe * c1 - aIm * s1;
            toIm[o + stride] = aRe * s1 + aIm * c1;
            double bRe = sumRe - otherSumRe;
            double bIm = sumIm - otherSumIm;
            toRe[o + 2 * stride] = bRe * c2 - bIm * s2;
            toIm[o + 2 * stride] = bRe * s2 + bIm * c2;
            double dRe = gapRe - turnRe;
            double dIm = gapIm - turnIm;
            toRe[o + 3 * stride] = dRe * c3 - dIm * s3;
            toIm[o + 3 * stride] = dRe * s3 + dIm * c3;
        }
    }

    /** Roots {@code exp(-2 pi i k/n)}: products of one of few coarse and one of few fine ones, each to rounding. */
    private void fillRoots() {
        int fine = Math.max(1, Integer.highestOneBit((int) Math.sqrt(length)));
        double[] fineCosines = new double[fine];
        double[] fineSines = new double[fine];
        for (int k = 0; k < fine; k++) {
            fineCosines[k] = Math.cos(2 * Math.PI * k / length);
            fineSines[k] = -Math.sin(2 * Math.PI * k / length);
        }
        for (int k = 0; k < length; k += fine) {
            double c = Math.cos(2 * Math.PI * k / length);
            double s = -Math.sin(2 * Math.PI * k / length);
            for (int j = 0; j < fine; j++) {
                cosines[k + j] = c * fineCosines[j] - s * fineSines[j];
                sines[k + j] = c * fineSines[j] + s * fineCosines[j];
            }
        }
    }
}
