package dev.assize.privacy.sampling;

import dev.assize.privacy.noise.Keystream;
import java.util.Arrays;

/**
 * Each record takes part with the same probability, independently of all others. A step may have no record at all.
 *
 * @param probability above 0, at most 1; the draw takes the largest multiple of 2^-63 that is not larger
 */
public record PoissonSampling(double probability) implements Sampling {
    private static final int BITS = 63;

    /** Checks the probability. */
    public PoissonSampling {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("a sampling rate of " + probability
                    + " is no probability of taking part; give one above 0 and at most 1");
        }
    }

    @Override
    public int[] draw(int records, Keystream bits) {
        int[] chosen = new int[records];
        int count = 0;
        long below = (long) Math.scalb(probability, BITS);
        for (int record = 0; record < records; record++) {
            if (probability == 1 || bits.next() >>> 1 < below) {
                chosen[count++] = record;
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    @Override
    public double rate(int records) {
        return probability;
    }

    @Override
    public double divisor(int records) {
        return probability * records;
    }

    @Override
    public String id() {
        return "poisson";
    }
}
