package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.LossBounds;
import dev.assize.privacy.loss.LossPair;
import dev.assize.privacy.loss.MixedPair;
import dev.assize.privacy.loss.ReplacedGaussianPair;
import dev.assize.privacy.loss.SampledGaussianPair;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.special.Beta;

/**
 * The Poisson-sampled Gaussian mechanism whose batches are cut to a largest size, by a uniform choice among the
 * sampled.
 *
 * <p>Where a batch is cut, one record more can push out another one: both change. The bound gives away whether the
 * batch was cut, takes the plain mechanism if not, and one replaced record of twice the sensitivity if so.
 *
 * @param records records in the data, at least 1
 * @param samplingRate probability of a record to be sampled, above 0 and at most 1
 * @param largestBatch records that a batch holds at most, at least 1
 * @param noiseMultiplier standard deviation of the noise, in units of the clip norm
 */
public record TruncatedSampledGaussian(long records, double samplingRate, long largestBatch, double noiseMultiplier)
        implements Mechanism {
    static final String ID = "truncated-poisson-sampled-gaussian";

    /** Checks the ranges. */
    public TruncatedSampledGaussian {
        Parameters.rate(samplingRate);
        Parameters.noise(noiseMultiplier);
        if (records < 1 || largestBatch < 1) {
            throw new IllegalArgumentException("batches of at most " + largestBatch + " out of " + records
                    + " records make no sense; both numbers are at least 1");
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Neighbors neighbors() {
        return Neighbors.ADD_OR_REMOVE;
    }

    @Override
    public SortedMap<String, Double> parameters() {
        SortedMap<String, Double> parameters = new TreeMap<>(plain().parameters());
        parameters.put("records", (double) records);
        parameters.put("largestBatch", (double) largestBatch);
        return parameters;
    }

    /** Returns the probability that a sampled record finds the batch full: {@code P(Bin(n-1, q) >= B)}. */
    public double cutProbability() {
        return atLeast(largestBatch, records - 1);
    }

    /** Returns the probability of a record to be in the batch, given that a sampled record finds it full. */
    private double rateWhenCut() {
        return Math.min(1, atLeast(largestBatch + 1, records) * largestBatch / cutProbability() / records);
    }

    private double atLeast(long least, long trials) {
        if (least > trials) {
            return 0;
        }
        return samplingRate >= 1 ? 1 : Beta.regularizedBeta(samplingRate, (double) least, trials - least + 1.0);
    }

    /** {@inheritDoc} Moments of the mixture: {@code log((1-p) exp((a-1) R_1) + p exp((a-1) R_2)) / (a - 1)}. */
    @Override
    public double renyiDivergence(double order) {
        double plain = (order - 1) * plain().renyiDivergence(order);
        double cut = cutProbability();
        if (cut <= 0) {
            return plain / (order - 1);
        }
        double both =
                (order - 1) * new ReplacedSampledGaussian(rateWhenCut(), noiseMultiplier / 2).renyiDivergence(order);
        double largest = Math.max(plain, both);
        return (largest + Math.log((1 - cut) * Math.exp(plain - largest) + cut * Math.exp(both - largest)))
                / (order - 1);
    }

    @Override
    public LossBounds losses() {
        double cut = cutProbability();
        SampledGaussianPair pair = new SampledGaussianPair(samplingRate, noiseMultiplier);
        if (cut <= 0) {
            return LossBounds.exact(pair.removal(), pair.addition());
        }
        LossPair both = new ReplacedGaussianPair(rateWhenCut(), noiseMultiplier / 2);
        return new LossBounds(
                List.of(new MixedPair(both, pair.removal(), cut), new MixedPair(both, pair.addition(), cut)),
                List.of());
    }

    private SampledGaussian plain() {
        return new SampledGaussian(samplingRate, noiseMultiplier);
    }

    @Override
    public String words() {
        return plain().words() + ", batches cut to " + largestBatch + " of " + records + " records";
    }
}
