package dev.assize.privacy.mechanism;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks and names the parameters of mechanisms. */
final class Parameters {
    /** Noise beyond this is no noise: the mechanism hides everything or nothing, and doubles cannot tell. */
    static final double MOST_NOISE = 1e6;

    /** Noise below this hides nothing: epsilon would be beyond ten million. */
    static final double LEAST_NOISE = 1e-3;

    private Parameters() {}

    static double noise(double noiseMultiplier) {
        if (!(noiseMultiplier >= LEAST_NOISE && noiseMultiplier <= MOST_NOISE)) {
            throw new IllegalArgumentException("the noise multiplier is " + noiseMultiplier + "; it lies from "
                    + LEAST_NOISE + " to " + MOST_NOISE + ", in units of the clip norm");
        }
        return noiseMultiplier;
    }

    static double rate(double samplingRate) {
        if (!(samplingRate > 0 && samplingRate <= 1)) {
            throw new IllegalArgumentException(
                    "the sampling rate is " + samplingRate + "; it is a fraction above 0 and at most 1");
        }
        return samplingRate;
    }

    static double order(double order) {
        if (!(order > 1 && Double.isFinite(order))) {
            throw new IllegalArgumentException("the Rényi order is " + order + "; it is finite and above 1");
        }
        return order;
    }

    static SortedMap<String, Double> of(String name, double value) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(name, value)));
    }

    static SortedMap<String, Double> of(String first, double value, String second, double other) {
        SortedMap<String, Double> map = new TreeMap<>();
        map.put(first, value);
        map.put(second, other);
        return Collections.unmodifiableSortedMap(map);
    }
}
