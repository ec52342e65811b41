package dev.assize.privacy.loss;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The spectrum of a tilted sum: the product of the spectra of its uses, each to the power of its steps. */
final class LossSpectrum {
    /** Powers below {@code exp(-NOTHING)} are nothing beside the rounding. */
    private static final double NOTHING = 80;

    /** From so many steps on, the spectrum is computed more precisely than the transform does. */
    private static final long MANY = 2000;

    /** More products than this would take longer than the transform. */
    private static final long MOST_WORK = 8_000_000;

    private final LossWindow window;
    private int[] slots = new int[0];
    private double[] tilted = new double[0];
    private final double[] real;
    private final double[] imaginary;
    private final LossMoments moments = new LossMoments();

    LossSpectrum(LossWindow window) {
        this.window = window;
        this.real = new double[window.length() / 2 + 1];
        this.imaginary = new double[window.length() / 2 + 1];
        Arrays.fill(real, 1);
    }

    LossMoments moments() {
        return moments;
    }

    /** Puts the tilted masses of one use, which sum to 1, where the transform wants them. */
    void put(LossMasses use, long steps, double[] into) {
        double rough = use.logMoment(window.tilt());
        slots = new int[use.index().length];
        tilted = new double[slots.length];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = Math.floorMod(use.index()[i], into.length);
            if (use.masses()[i] > 0) {
                tilted[i] =
                        use.masses()[i] * Math.exp(window.tilt() * use.grid().loss(use.index()[i]) - rough);
            }
        }
        double sum = normalize(tilted);
        for (int i = 0; i < slots.length; i++) {
            into[slots[i]] += tilted[i];
        }
        double log = rough + Math.log(sum);
        moments.doubt(steps * doubt(use, log));
        moments.add(
                steps,
                use.astray(),
                log,
                use.logMoment(window.tilt() + window.range().up()),
                use.logMoment(window.tilt() - window.range().down()));
    }

    /** Divides by the sum, which it returns, added up without loss. */
    private static double normalize(double[] numbers) {
        double sum = 0;
        double lost = 0;
        for (double number : numbers) {
            double next = sum + number;
            lost += Math.abs(sum) >= number ? sum - next + number : number - next + sum;
            sum = next;
        }
        double total = sum + lost;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] /= total;
        }
        return total;
    }

    /** By how much rounding may move the tilted losses of one use. */
    private double doubt(LossMasses use, double log) {
        double sum = 0;
        for (int i = 0; i < use.doubts().length; i++) {
            if (use.doubts()[i] > 0) {
                sum += use.doubts()[i] * Math.exp(window.tilt() * use.grid().loss(use.index()[i]) - log);
            }
        }
        return sum;
    }

    /**
     * Multiplies the transform of two real sequences, packed as real and imaginary part, into two spectra: with
     * {@code z_k = a_k + i b_k}, {@code a_k = (z_k + conj z_{n-k})/2} and {@code b_k = (z_k - conj z_{n-k})/(2 i)}.
     */
    static void multiply(LossSpectrum[] twins, long steps, double[][] packed, FourierTransform transform) {
        double[] re = packed[0];
        double[] im = packed[1];
        int length = re.length;
        boolean precise = steps >= MANY && survivors(packed, steps) * twins[0].slots.length <= MOST_WORK;
        twins[0].moments.roughness(precise ? 0.0 : (double) steps);
        twins[1].moments.roughness(precise ? 0.0 : (double) steps);
        FourierTransform roots = precise ? transform : null;
        for (int k = 0; k <= length / 2; k++) {
            int mirror = (length - k) % length;
            twins[0].multiply(k, new double[] {(re[k] + re[mirror]) / 2, (im[k] - im[mirror]) / 2}, steps, roots);
            twins[1].multiply(k, new double[] {(im[k] + im[mirror]) / 2, (re[mirror] - re[k]) / 2}, steps, roots);
        }
    }

    /** Counts frequencies that the power does not wipe out; both twins are about as large. */
    private static long survivors(double[][] packed, long steps) {
        double least = Math.exp(-2 * NOTHING / steps);
        long count = 0;
        for (int k = 0; k <= packed[0].length / 2; k++) {
            double size = (packed[0][k] * packed[0][k] + packed[1][k] * packed[1][k]) / 2;
            count += size >= least ? 1 : 0;
        }
        return count;
    }

    private void multiply(int k, double[] value, long steps, @Nullable FourierTransform roots) {
        double power = steps * Math.log(value[0] * value[0] + value[1] * value[1]) / 2;
        if (power < -NOTHING) {
            real[k] = 0;
            imaginary[k] = 0;
            return;
        }
        double angle = Math.atan2(value[1], value[0]);
        if (roots != null) {
            double[] less = lessOne(k, roots);
            power = steps * Math.log1p(2 * less[0] + less[0] * less[0] + less[1] * less[1]) / 2;
            angle = Math.atan2(less[1], 1 + less[0]);
        }
        double size = Math.exp(power);
        double turn = Math.IEEEremainder(steps * angle, 2 * Math.PI);
        double toRe = size * Math.cos(turn);
        double toIm = size * Math.sin(turn);
        double product = real[k] * toRe - imaginary[k] * toIm;
        imaginary[k] = real[k] * toIm + imaginary[k] * toRe;
        real[k] = product;
    }

    /**
     * Returns the k-th value of the last use's spectrum less 1, to full relative precision. The power of many steps
     * multiplies the rounding of the transform by their number; only few frequencies survive the power, and for those
     * the sum is worth its time: {@code sum of p (cos x - 1 + i sin x)} with
     * {@code cos x - 1 = -sin^2 x / (1 + cos x)}.
     */
    private double[] lessOne(int k, FourierTransform transform) {
        double re = 0;
        double im = 0;
        int mask = 2 * (real.length - 1) - 1;
        for (int i = 0; i < slots.length; i++) {
            int at = (int) ((long) k * slots[i]) & mask;
            double cosine = transform.cosine(at);
            double sine = transform.sine(at);
            re += tilted[i] * (cosine > 0 ? -sine * sine / (1 + cosine) : cosine - 1);
            im += tilted[i] * sine;
        }
        return new double[] {re, im};
    }

    /** Returns the masses of the two sums, in the order of the window. */
    static double[][] back(LossSpectrum first, LossSpectrum second, FourierTransform transform) {
        int length = first.window.length();
        double[] re = new double[length];
        double[] im = new double[length];
        for (int k = 0; k <= length / 2; k++) {
            int mirror = (length - k) % length;
            re[mirror] = first.real[k] + second.imaginary[k];
            im[mirror] = second.real[k] - first.imaginary[k];
            re[k] = first.real[k] - second.imaginary[k];
            im[k] = first.imaginary[k] + second.real[k];
        }
        transform.backward(re, im);
        return new double[][] {first.ordered(re), second.ordered(im)};
    }

    private double[] ordered(double[] slots) {
        double[] masses = new double[slots.length];
        for (int place = 0; place < masses.length; place++) {
            masses[place] = slots[window.slot(place)];
        }
        return masses;
    }
}
