package dev.assize.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.privacy.GoldenFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Gaussian mechanism against 40 digits. */
class GaussianAnalyticReferenceTest {
    static List<JsonNode> points() throws IOException {
        return GoldenFiles.points("gaussian_analytic.*\\.json", "points");
    }

    @ParameterizedTest
    @MethodSource("points")
    void agreesToNineDigits(JsonNode golden) {
        double value;
        double expected;
        switch (golden.get("kind").asText()) {
            case "sigma_for_eps_delta" -> {
                value = GaussianComposition.noiseMultiplier(number(golden, "eps"), number(golden, "delta"));
                expected = number(golden, "sigma_mp");
            }
            case "eps_for_sigma_delta" -> {
                value = GaussianComposition.epsilon(number(golden, "sigma"), number(golden, "delta"));
                expected = number(golden, "eps_mp");
            }
            default -> {
                value = GaussianComposition.delta(number(golden, "sigma"), number(golden, "eps"));
                expected = number(golden, "delta_mp");
            }
        }
        assertThat(value).isCloseTo(expected, within(1e-9 * Math.abs(expected) + Double.MIN_NORMAL));
    }

    private static double number(JsonNode golden, String name) {
        return golden.get(name).asDouble();
    }
}
