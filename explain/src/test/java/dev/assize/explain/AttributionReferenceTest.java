package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every saliency, input times gradient and quadrature entry of the dense golden networks, and the networks' own outputs. */
class AttributionReferenceTest {
    private static final Map<String, Quadrature> QUADRATURES = Map.of(
            "gausslegendre", Quadrature.GAUSS_LEGENDRE,
            "riemann_middle", Quadrature.MIDPOINT,
            "riemann_left", Quadrature.LEFT,
            "riemann_right", Quadrature.RIGHT,
            "riemann_trapezoid", Quadrature.TRAPEZOID,
            "trapezoidProper", Quadrature.TRAPEZOID);

    @Test
    void equalsCaptum_forEveryEntryOfThisModule() {
        List<String> compared = new ArrayList<>();
        for (Path file : Golden.files("explain", "mlp.*\\.attr\\.json")) {
            JsonNode golden = Golden.read(file);
            JsonNode model = Golden.read(file.resolveSibling(golden.get("model").asText()));
            for (JsonNode entry : golden.get("attributions")) {
                method(entry, model).ifPresent(method -> {
                    compare(entry, model, method);
                    compared.add(entry.get("id").asText());
                });
            }
        }
        assertThat(compared).hasSizeGreaterThanOrEqualTo(46).contains("ig.trapezoidProper.50.zero.prob");
    }

    @Test
    void computesTheGoldenNetworksThemselves() {
        for (Path file : Golden.files("explain", "mlp.*\\.model\\.json")) {
            JsonNode model = Golden.read(file);
            Tensor probabilities = TinyMlp.of(model).predict(Golden.tensor(model.get("inputs")));

            Golden.assertClose(
                    file.getFileName().toString(),
                    probabilities.toArray(),
                    Golden.tensor(model.get("probs")).toArray());
        }
    }

    private static void compare(JsonNode entry, JsonNode model, AttributionMethod method) {
        String id = entry.get("id").asText();
        TinyMlp mlp = TinyMlp.of(model);
        Tensor inputs = Golden.tensor(model.get("inputs"));
        Target target = Target.of(Golden.ints(model.get("targets")), scale(entry));
        Tensor attributions = method.attribute(mlp, inputs, target);
        double captum = captumFactor(entry);

        Golden.assertClose(
                id,
                scaled(attributions.toArray(), captum),
                Golden.tensor(entry.get("values")).toArray());
        if (entry.has("convergenceDelta") && captum == 1) {
            Explained explained = new Explained(inputs, baseline(entry, model), target);
            CompletenessGap gap = CompletenessGap.of(mlp, explained, attributions);
            double[] gaps = new double[gap.rows()];
            for (int row = 0; row < gaps.length; row++) {
                gaps[row] = gap.gap(row);
            }
            Golden.assertClose(id + " gap", gaps, deltas(entry.get("convergenceDelta")));
        }
    }

    private static Optional<AttributionMethod> method(JsonNode entry, JsonNode model) {
        String[] parts = entry.get("id").asText().split("\\.");
        return switch (parts[0]) {
            case "saliency" ->
                Optional.of(new Saliency(
                        parts[1].equals("abs") ? Saliency.Sign.ABSOLUTE : Saliency.Sign.SIGNED,
                        AttributionMethod.SLICE_ROWS));
            case "inputXGradient" -> Optional.of(new InputTimesGradient(4));
            case "ig" ->
                Optional.ofNullable(QUADRATURES.get(parts[1]))
                        .map(rule -> new IntegratedGradients(baseline(entry, model), rule, steps(entry), 77));
            default -> Optional.empty();
        };
    }

    /** Captum's trapezoid has weights 1/n that sum to (n-1)/n; the proper rule times that factor is Captum's. */
    private static double captumFactor(JsonNode entry) {
        return entry.get("id").asText().startsWith("ig.riemann_trapezoid") ? (steps(entry) - 1.0) / steps(entry) : 1;
    }

    private static int steps(JsonNode entry) {
        return entry.get("params").get("nSteps").asInt();
    }

    private static Tensor baseline(JsonNode entry, JsonNode model) {
        return Golden.tensor(
                model.get("baselines").get(entry.get("params").get("baseline").asText()));
    }

    private static OutputScale scale(JsonNode entry) {
        return entry.get("target").asText().equals("logit") ? OutputScale.LOGIT : OutputScale.PROBABILITY;
    }

    private static double[] deltas(JsonNode deltas) {
        return deltas.isArray() ? Golden.doubles(deltas) : Golden.tensor(deltas).toArray();
    }

    private static double[] scaled(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return values;
    }
}
