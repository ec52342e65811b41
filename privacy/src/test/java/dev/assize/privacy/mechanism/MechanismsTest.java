package dev.assize.privacy.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MechanismsTest {
    static List<Mechanism> all() {
        return List.of(
                new GaussianMechanism(2, Neighbors.REPLACE_SPECIAL),
                new SampledGaussian(0.1, 1.5),
                new GroupSampledGaussian(0.1, 1.5, 3),
                new ReplacedSampledGaussian(0.1, 1.5),
                new FixedSizeGaussian(0.1, 1.5),
                new TruncatedSampledGaussian(100, 0.1, 20, 1.5),
                new LaplaceMechanism(3, Neighbors.ADD_OR_REMOVE),
                new ExponentialMechanism(0.5, Neighbors.REPLACE_ONE),
                new RandomizedResponse(4, 0.3),
                new TreeAggregation(100, 5),
                new ConcentratedMechanism(0.1, 0.01));
    }

    @ParameterizedTest
    @MethodSource("all")
    void comesBackFromWhatItSaysOfItself(Mechanism mechanism) {
        assertThat(Mechanisms.of(mechanism.id(), mechanism.neighbors(), mechanism.parameters()))
                .isEqualTo(mechanism);
        assertThat(mechanism.words()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasDivergencesThatGrowWithTheOrder(Mechanism mechanism) {
        double before = 0;
        for (double order : new double[] {1.05, 1.5, 2, 3.7, 10, 100}) {
            double divergence = mechanism.renyiDivergence(order);
            assertThat(divergence).isFinite().isGreaterThanOrEqualTo(before * (1 - 1e-9));
            before = divergence;
        }
    }

    @Test
    void refusesAPartOfAWholeNumber() {
        SortedMap<String, Double> parameters = new TreeMap<>(new RandomizedResponse(4, 0.3).parameters());
        parameters.put("buckets", 4.4);

        assertThatThrownBy(() -> Mechanisms.of("randomized-response", Neighbors.REPLACE_ONE, parameters))
                .hasMessage(
                        "the parameter 'buckets' of the mechanism 'randomized-response' is 4.4; it is a whole number"
                                + " below 9.007199254740992E15");
    }

    @Test
    void refusesAWholeNumber_thatMayHaveBeenRounded() {
        SortedMap<String, Double> rounded =
                new TreeMap<>(new TruncatedSampledGaussian((1L << 53) + 1, 0.1, 20, 1.5).parameters());

        assertThatThrownBy(() -> Mechanisms.of("truncated-poisson-sampled-gaussian", Neighbors.ADD_OR_REMOVE, rounded))
                .hasMessage("the parameter 'records' of the mechanism 'truncated-poisson-sampled-gaussian' is"
                        + " 9.007199254740992E15; it is a whole number below 9.007199254740992E15");
    }

    @Test
    void takesTheLargestWholeNumber_thatIsExact() {
        Mechanism largest = new TruncatedSampledGaussian((1L << 53) - 1, 0.1, 20, 1.5);

        assertThat(Mechanisms.of(largest.id(), largest.neighbors(), largest.parameters()))
                .isEqualTo(largest);
    }

    @Test
    void refusesAnUnknownMechanism() {
        assertThatThrownBy(() -> Mechanisms.of("magic", Neighbors.REPLACE_ONE, new TreeMap<>()))
                .hasMessageStartingWith("unknown mechanism 'magic'; known are gaussian, ");
    }
}
