package dev.assize.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.privacy.GoldenFiles;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Noise and steps for a target against the search of another library. */
class CalibrationReferenceTest {
    static List<JsonNode> noises() throws IOException {
        return GoldenFiles.points("calibration.*\\.json", "points");
    }

    static List<JsonNode> steps() throws IOException {
        return GoldenFiles.points("calibration.*\\.json", "max_steps");
    }

    @ParameterizedTest
    @MethodSource("noises")
    void needsNoMoreNoise_thanTheOther(JsonNode golden) {
        double target = golden.get("target_eps").asDouble();
        double delta = golden.get("delta").asDouble();
        double rate = golden.get("q").asDouble();
        long steps = golden.get("steps").asLong();

        double noise = Calibration.noiseMultiplier(target, delta, rate, steps);

        // both searches stop a little before the target is met
        assertThat(noise).isLessThanOrEqualTo(golden.get("sigma_pld").asDouble() * (1 + 5e-5));
        if (golden.get("sigma_pld_interval_1e-5").isNumber()) {
            assertThat(noise)
                    .isGreaterThanOrEqualTo(
                            golden.get("sigma_pld_interval_1e-5").asDouble() * 0.995);
        }
        assertThat(Accounting.epsilon(List.of(new Phase(new SampledGaussian(rate, noise), steps)), delta)
                        .upper())
                .isLessThanOrEqualTo(target);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void allowsAsManySteps_asTheOther(JsonNode golden) {
        SampledGaussian mechanism = new SampledGaussian(
                golden.get("q").asDouble(), golden.get("sigma").asDouble());

        long steps = Calibration.steps(
                        golden.get("target_eps").asDouble(), golden.get("delta").asDouble(), mechanism)
                .orElseThrow();

        long expected = golden.get("max_steps_pld").asLong();
        assertThat(steps).isBetween((long) (expected * 0.99), (long) (expected * 1.005) + 1);
    }
}
