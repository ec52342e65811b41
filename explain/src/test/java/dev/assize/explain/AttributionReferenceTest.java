package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every saliency, input times gradient and quadrature entry of the dense golden networks, and the networks' own
 * outputs.
 */
class AttributionReferenceTest {
    private static final Map<String, Quadrature> QUADRATURES = Map.of(
            "gausslegendre", Quadrature.GAUSS_LEGENDRE,
            "riemann_middle", Quadrature.MIDPOINT,
            "riemann_left", Quadrature.LEFT,
            "riemann_right", Quadrature.RIGHT,
            "riemann_trapezoid", Quadrature.TRAPEZOID,
            "trapezoidProper", Quadrature.TRAPEZOID);

    /** An entry of a golden file with what is needed to compute it. */
    private record Case(JsonNode entry, JsonNode model) {
        String id() {
            return entry.get("id").asText();
        }

        String part(int index) {
            return id().split("\\.")[index];
        }

        int steps() {
            return entry.get("params").get("nSteps").asInt();
        }

        Tensor inputs() {
            return Golden.tensor(model.get("inputs"));
        }

        Tensor baseline() {
            return Golden.tensor(model.get("baselines")
                    .get(entry.get("params").get("baseline").asText()));
        }

        Target target() {
            boolean logit = entry.get("target").asText().equals("logit");
            return Target.of(Golden.ints(model.get("targets")), logit ? OutputScale.LOGIT : OutputScale.PROBABILITY);
        }

        double[] expected() {
            return Golden.tensor(entry.get("values")).toArray();
        }

        Tensor computed(AttributionMethod method) {
            return method.attribute(TinyMlp.of(model), inputs(), target());
        }

        IntegratedGradients integration() {
            return new IntegratedGradients(baseline(), QUADRATURES.get(part(1)), steps(), 77);
        }
    }

    @Test
    void gradientMethodsEqualCaptum() {
        List<Case> cases = cases("saliency|inputXGradient");
        for (Case golden : cases) {
            AttributionMethod method = golden.part(0).equals("inputXGradient")
                    ? new InputTimesGradient(4)
                    : new Saliency(
                            golden.part(1).equals("abs") ? Saliency.Sign.ABSOLUTE : Saliency.Sign.SIGNED,
                            AttributionMethod.SLICE_ROWS);
            Golden.assertClose(golden.id(), golden.computed(method).toArray(), golden.expected());
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(2 * 6);
    }

    /**
     * Captum rounds the weights of its steps to float; with the same weights the values agree to the full tolerance.
     */
    @Test
    void integratedGradientsEqualCaptum_withWeightsRoundedLikeCaptums() {
        List<Case> cases = cases("ig");
        for (Case golden : cases) {
            Tensor attributions = golden.integration()
                    .attribute(TinyMlp.of(golden.model()), golden.inputs(), golden.target(), peersRule(golden));
            Golden.assertClose(golden.id(), attributions.toArray(), golden.expected());
            assertSameGaps(golden, attributions);
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(2 * 18);
    }

    /**
     * Half a unit in the last place of a float is 6e-8 of each weight; the sum may cancel, so of the largest
     * attribution.
     */
    @Test
    void integratedGradientsEqualCaptum_upToItsFloatWeights() {
        for (Case golden : cases("ig")) {
            double[] expected = golden.expected();
            double[] actual = golden.computed(golden.integration()).toArray();
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            double captum = golden.part(1).equals("riemann_trapezoid") ? (golden.steps() - 1.0) / golden.steps() : 1;
            for (int i = 0; i < expected.length; i++) {
                assertThat(captum * actual[i]).as(golden.id()).isCloseTo(expected[i], within(1e-9 + 6e-8 * largest));
            }
        }
    }

    @Test
    void networksOfTheTestsComputeTheGoldenProbabilities() {
        for (Path file : Golden.files("explain", "mlp.*\\.model\\.json")) {
            JsonNode model = Golden.read(file);
            Tensor probabilities = TinyMlp.of(model).predict(Golden.tensor(model.get("inputs")));

            Golden.assertClose(
                    file.getFileName().toString(),
                    probabilities.toArray(),
                    Golden.tensor(model.get("probs")).toArray());
        }
    }

    /** Returns the entries whose id starts with one of the kinds; of integrated gradients those by quadrature. */
    private static List<Case> cases(String kinds) {
        List<Case> cases = new ArrayList<>();
        for (Path file : Golden.files("explain", "mlp.*\\.attr\\.json")) {
            JsonNode golden = Golden.read(file);
            JsonNode model = Golden.read(file.resolveSibling(golden.get("model").asText()));
            for (JsonNode entry : golden.get("attributions")) {
                Case one = new Case(entry, model);
                boolean byQuadrature = !one.part(0).equals("ig") || QUADRATURES.containsKey(one.part(1));
                if (one.part(0).matches(kinds) && byQuadrature) {
                    cases.add(one);
                }
            }
        }
        return cases;
    }

    /**
     * Captum's trapezoid has weights 1/n, halved at the ends, that sum to (n-1)/n; own entries have the proper rule.
     */
    private static QuadratureRule peersRule(Case golden) {
        QuadratureRule rule = QUADRATURES.get(golden.part(1)).rule(golden.steps());
        boolean own = golden.entry().get("system").asText().startsWith("own");
        double factor = golden.part(1).equals("riemann_trapezoid") ? (rule.size() - 1.0) / rule.size() : 1;
        double[] nodes = new double[rule.size()];
        double[] weights = new double[rule.size()];
        for (int k = 0; k < nodes.length; k++) {
            nodes[k] = rule.node(k);
            weights[k] = own ? rule.weight(k) : (float) (factor * rule.weight(k));
        }
        return new QuadratureRule(nodes, weights);
    }

    /** A gap is a sum over the numbers of a row, so it may miss by the sum of their tolerances. */
    private static void assertSameGaps(Case golden, Tensor attributions) {
        Explained explained = new Explained(golden.inputs(), golden.baseline(), golden.target());
        CompletenessGap gap = CompletenessGap.of(TinyMlp.of(golden.model()), explained, attributions);
        double[] expected = Golden.doubles(golden.entry().get("convergenceDelta"));
        for (int row = 0; row < expected.length; row++) {
            double tolerance = 1e-9 * attributions.rowSize()
                    + 1e-8 * Arrays.stream(attributions.row(row)).map(Math::abs).sum();
            assertThat(gap.gap(row)).as(golden.id() + ", row " + row).isCloseTo(expected[row], within(tolerance));
        }
    }
}
