package dev.assize.privacy.mechanism;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** Makes mechanisms from what they say about themselves. */
public final class Mechanisms {
    private static final Map<String, Maker> MAKERS = makers();

    /** From here on a number in double may stand for several whole ones: {@code 2^53 + 1} is rounded to this. */
    private static final double MOST_WHOLE = 0x1p53;

    private Mechanisms() {}

    /** How a mechanism comes from its neighbors and parameters. */
    private interface Maker {
        Mechanism make(Neighbors neighbors, Arguments arguments);
    }

    /**
     * Returns the mechanism with these properties.
     *
     * @param id as {@link Mechanism#id}
     * @param neighbors as {@link Mechanism#neighbors}
     * @param parameters as {@link Mechanism#parameters}
     * @throws IllegalArgumentException if there is none
     */
    public static Mechanism of(String id, Neighbors neighbors, SortedMap<String, Double> parameters) {
        Maker maker = MAKERS.get(id);
        if (maker == null) {
            throw new IllegalArgumentException(
                    "unknown mechanism '" + id + "'; known are " + String.join(", ", MAKERS.keySet()));
        }
        Mechanism mechanism = maker.make(neighbors, new Arguments(id, parameters));
        if (mechanism.neighbors() != neighbors || !mechanism.parameters().equals(parameters)) {
            throw new IllegalArgumentException("the mechanism '" + id + "' does not go with neighbors "
                    + neighbors.id() + " and parameters " + parameters + "; expected "
                    + mechanism.neighbors().id()
                    + " and " + mechanism.parameters().keySet());
        }
        return mechanism;
    }

    private static Map<String, Maker> makers() {
        Map<String, Maker> makers = new LinkedHashMap<>();
        makers.put(
                GaussianMechanism.ID,
                (neighbors, given) -> new GaussianMechanism(given.number("noiseMultiplier"), neighbors));
        makers.put(
                SampledGaussian.ID,
                (neighbors, given) ->
                        new SampledGaussian(given.number("samplingRate"), given.number("noiseMultiplier")));
        makers.put(
                ReplacedSampledGaussian.ID,
                (neighbors, given) ->
                        new ReplacedSampledGaussian(given.number("samplingRate"), given.number("noiseMultiplier")));
        makers.put(
                FixedSizeGaussian.ID,
                (neighbors, given) ->
                        new FixedSizeGaussian(given.number("samplingRate"), given.number("noiseMultiplier")));
        makers.put(
                TruncatedSampledGaussian.ID,
                (neighbors, given) -> new TruncatedSampledGaussian(
                        given.whole("records"),
                        given.number("samplingRate"),
                        given.whole("largestBatch"),
                        given.number("noiseMultiplier")));
        makers.put(LaplaceMechanism.ID, (neighbors, given) -> new LaplaceMechanism(given.number("scale"), neighbors));
        makers.put(
                GroupSampledGaussian.ID,
                (neighbors, given) -> new GroupSampledGaussian(
                        given.number("samplingRate"), given.number("noiseMultiplier"), given.whole("records")));
        makers.put(
                ExponentialMechanism.ID,
                (neighbors, given) -> new ExponentialMechanism(given.number("epsilon"), neighbors));
        makers.put(
                RandomizedResponse.ID,
                (neighbors, given) -> new RandomizedResponse(given.whole("buckets"), given.number("noise")));
        makers.put(
                TreeAggregation.ID,
                (neighbors, given) -> new TreeAggregation(given.whole("steps"), given.number("noiseMultiplier")));
        makers.put(
                ConcentratedMechanism.ID,
                (neighbors, given) -> new ConcentratedMechanism(given.number("rho"), given.number("xi")));
        return makers;
    }

    /** The parameters that were given. */
    private record Arguments(String id, SortedMap<String, Double> values) {
        long whole(String name) {
            double value = number(name);
            if (!(Math.abs(value) < MOST_WHOLE && value == Math.rint(value))) {
                throw new IllegalArgumentException("the parameter '" + name + "' of the mechanism '" + id + "' is "
                        + value + "; it is a whole number below " + MOST_WHOLE);
            }
            return (long) value;
        }

        double number(String name) {
            Double value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        "the mechanism '" + id + "' has no parameter '" + name + "'; given are " + values.keySet());
            }
            return value;
        }
    }
}
