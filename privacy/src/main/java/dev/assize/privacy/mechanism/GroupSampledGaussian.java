package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.GroupedGaussianPair;
import dev.assize.privacy.loss.LossBounds;
import dev.assize.privacy.loss.SampledGaussianPair;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.special.Gamma;

/**
 * What Poisson sampling with Gaussian noise reveals of a user with several records, each of which takes part
 * independently of the others; a neighbor has all of them or none.
 *
 * @param samplingRate probability of a record to take part, above 0 and at most 1
 * @param noiseMultiplier standard deviation of the noise, in units of the clip norm of one record
 * @param records of the user at most, at least 1
 */
public record GroupSampledGaussian(double samplingRate, double noiseMultiplier, long records) implements Mechanism {
    static final String ID = "group-poisson-sampled-gaussian";
    private static final long MOST_RECORDS = 1000;
    private static final double MOST_REACH = 2000;
    private static final double REACH = 12;
    private static final int PARTS = 8;

    /** Checks the ranges. */
    public GroupSampledGaussian {
        Parameters.rate(samplingRate);
        Parameters.noise(noiseMultiplier);
        if (records < 1 || records > MOST_RECORDS) {
            throw new IllegalArgumentException(
                    "a user has " + records + " records at most; the cap lies from 1 to " + MOST_RECORDS);
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
        SortedMap<String, Double> parameters =
                new TreeMap<>(Parameters.of("noiseMultiplier", noiseMultiplier, "samplingRate", samplingRate));
        parameters.put("records", (double) records);
        return parameters;
    }

    /**
     * {@inheritDoc} By a sum over equal steps between outcomes, for both directions; where that would take long, that
     * of all records in every batch, which is larger.
     */
    @Override
    public double renyiDivergence(double order) {
        Parameters.order(order);
        if (samplingRate >= 1 || order * records > MOST_REACH) {
            return order * records * records / (2 * noiseMultiplier * noiseMultiplier);
        }
        double removal = logMoment(order, 0, order * records);
        double addition = logMoment(1 - order, order * records * samplingRate, (double) records);
        return Math.max(0, Math.max(removal, addition) / (order - 1));
    }

    /**
     * {@code log E[exp(power ratio(z))]} with z normal, from {@code low} below to {@code high} above 0 and some more.
     */
    private double logMoment(double power, double low, double high) {
        GroupedGaussianPair pair = pair();
        double step = Math.min(noiseMultiplier, noiseMultiplier * noiseMultiplier) / PARTS;
        double from = -REACH * noiseMultiplier - low;
        double[] logs = new double[(int) Math.ceil((low + high + 2 * REACH * noiseMultiplier) / step)];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            double z = from + i * step;
            logs[i] = -z * z / (2 * noiseMultiplier * noiseMultiplier) + power * pair.ratio(z);
            largest = Math.max(largest, logs[i]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum * step / (noiseMultiplier * Math.sqrt(2 * Math.PI)));
    }

    private GroupedGaussianPair pair() {
        double[] weights = new double[(int) records + 1];
        for (int j = 0; j <= records; j++) {
            weights[j] = Math.exp(Gamma.logGamma(records + 1.0)
                    - Gamma.logGamma(j + 1.0)
                    - Gamma.logGamma(records - j + 1.0)
                    + j * Math.log(samplingRate)
                    + (records - j) * Math.log1p(-samplingRate));
        }
        return new GroupedGaussianPair(weights, noiseMultiplier);
    }

    @Override
    public LossBounds losses() {
        if (samplingRate >= 1) {
            return LossBounds.exact(new SampledGaussianPair(1, noiseMultiplier / records).removal());
        }
        GroupedGaussianPair pair = pair();
        return LossBounds.exact(pair.removal(), pair.addition());
    }

    @Override
    public String words() {
        return new SampledGaussian(samplingRate, noiseMultiplier).words() + ", users of at most " + records
                + " records";
    }
}
