package dev.assize.privacy.sampling;

import dev.assize.privacy.noise.Keystream;
import java.util.Arrays;

/**
 * As {@link PoissonSampling}, and of more records than a step can take, as many as it can are chosen with equal
 * probability. Memory is bounded; the guarantee pays for it with a little delta.
 *
 * @param probability above 0, at most 1
 * @param most records of a step, at least 1
 */
public record TruncatedPoissonSampling(double probability, int most) implements Sampling {
    /** Checks the numbers. */
    public TruncatedPoissonSampling {
        if (most < 1) {
            throw new IllegalArgumentException("a step of at most " + most + " records is not one; give at least 1");
        }
        new PoissonSampling(probability).rate(1);
    }

    @Override
    public int[] draw(int records, Keystream bits) {
        int[] chosen = new PoissonSampling(probability).draw(records, bits);
        if (chosen.length <= most) {
            return chosen;
        }
        int[] kept = FixedSizeSampling.Subset.draw(chosen.length, most, bits);
        return Arrays.stream(kept).map(place -> chosen[place]).toArray();
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
        return "truncated";
    }
}
