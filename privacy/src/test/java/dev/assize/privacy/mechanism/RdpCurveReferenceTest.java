package dev.assize.privacy.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.privacy.GoldenFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Divergences at whole and fractional orders against quadrature with 40 digits. */
class RdpCurveReferenceTest {
    static List<JsonNode> points() throws IOException {
        return GoldenFiles.points("rdp_curve.*\\.json", "points");
    }

    @ParameterizedTest
    @MethodSource("points")
    void agreesWithQuadrature_atEveryOrder(JsonNode golden) {
        SampledGaussian mechanism = new SampledGaussian(
                golden.get("q").asDouble(), golden.get("sigma").asDouble());

        double divergence = mechanism.renyiDivergence(golden.get("order").asDouble());

        assertThat(divergence).isCloseTo(golden.get("rdp_exact_mp").asDouble(), withinPercentage(1e-6 * 100));
    }
}
