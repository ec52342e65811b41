package dev.assize.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.privacy.GoldenFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sensitivity and error of banded strategies. */
class BandedFactorizationReferenceTest {
    static List<JsonNode> points() throws IOException {
        return GoldenFiles.points("matrix_factorisation.*\\.json", "points");
    }

    @ParameterizedTest
    @MethodSource("points")
    void agreesToNineDigits(JsonNode golden) {
        int steps = golden.get("n").asInt();
        BandedFactorization strategy =
                new BandedFactorization(steps, golden.get("bands").asInt());
        double sensitivity = strategy.sensitivity(
                golden.get("participations").asInt(), golden.get("separation").asInt());

        for (int i = 0; i < golden.get("coefficients_first").size(); i++) {
            assertThat(strategy.coefficients()[i])
                    .isCloseTo(golden.get("coefficients_first").get(i).asDouble(), within(1e-9));
            assertThat(strategy.inverse()[i])
                    .isCloseTo(golden.get("inverse_first_column").get(i).asDouble(), within(1e-9));
        }
        assertThat(strategy.sensitivity(1, steps))
                .isCloseTo(golden.get("column_norm").asDouble(), withinPercentage(1e-7));
        assertThat(sensitivity).isCloseTo(golden.get("sensitivity").asDouble(), withinPercentage(1e-7));
        assertThat(sensitivity * strategy.rootMeanSquareError())
                .isCloseTo(golden.get("rmse").asDouble(), withinPercentage(1e-7));
        assertThat(sensitivity * strategy.errors()[steps - 1])
                .isCloseTo(golden.get("max_error").asDouble(), withinPercentage(1e-7));
    }
}
