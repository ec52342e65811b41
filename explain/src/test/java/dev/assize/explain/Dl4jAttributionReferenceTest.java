package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.PlanPredictor;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** The same golden values through a DL4J network. */
class Dl4jAttributionReferenceTest {
    @Test
    void saliencyAndIntegratedGradientsEqualTheGoldenOnes_throughDl4j() {
        for (Path file : Golden.files("explain", "mlp.*\\.model\\.json")) {
            JsonNode model = Golden.read(file);
            PlanPredictor network = network(model);
            Path attributions = file.resolveSibling(model.get("name").asText() + ".attr.json");
            for (JsonNode entry : Golden.read(attributions).get("attributions")) {
                switch (entry.get("id").asText()) {
                    case "saliency.signed.logit" ->
                        compare(network, model, entry, new Saliency(Saliency.Sign.SIGNED, 4));
                    case "ig.trapezoidProper.50.zero.logit" ->
                        compare(
                                network,
                                model,
                                entry,
                                new IntegratedGradients(zero(model), Quadrature.TRAPEZOID, 50, 64));
                    default -> assertThat(entry.get("values").size()).isPositive();
                }
            }
        }
    }

    @Test
    void adaptiveIntegrationMeetsItsTolerance_throughDl4j() {
        for (Path file : Golden.files("explain", "mlp.*\\.model\\.json")) {
            JsonNode model = Golden.read(file);
            AdaptiveIntegratedGradients.Result result = new AdaptiveIntegratedGradients(
                            Quadrature.GAUSS_LEGENDRE, new StepLimits(16, 1024, 0.01), 512)
                    .attribute(
                            network(model),
                            new Explained(Golden.tensor(model.get("inputs")), zero(model), target(model)));

            assertThat(result.rowsPastTolerance()).isZero();
            assertThat(result.gap().largestRelative()).isLessThanOrEqualTo(0.01);
        }
    }

    private static void compare(PlanPredictor network, JsonNode model, JsonNode entry, AttributionMethod method) {
        Tensor actual = method.attribute(network, Golden.tensor(model.get("inputs")), target(model));

        Golden.assertClose(
                entry.get("id").asText(),
                actual.toArray(),
                Golden.tensor(entry.get("values")).toArray());
    }

    private static Tensor zero(JsonNode model) {
        return Golden.tensor(model.get("baselines").get("zero"));
    }

    private static Target target(JsonNode model) {
        return Target.of(Golden.ints(model.get("targets")), OutputScale.LOGIT);
    }

    private static PlanPredictor network(JsonNode model) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).list();
        int dense = model.get("layers").size() - 1;
        for (int i = 0; i < dense; i++) {
            JsonNode layer = model.get("layers").get(i);
            int in = layer.get("nIn").asInt();
            int out = layer.get("nOut").asInt();
            Activation hidden = layer.get("activation").asText().equals("tanh") ? Activation.TANH : Activation.RELU;
            list.layer(
                    i < dense - 1
                            ? new DenseLayer.Builder()
                                    .nIn(in)
                                    .nOut(out)
                                    .activation(hidden)
                                    .build()
                            : new OutputLayer.Builder()
                                    .nIn(in)
                                    .nOut(out)
                                    .activation(Activation.SOFTMAX)
                                    .build());
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        for (int i = 0; i < dense; i++) {
            JsonNode layer = model.get("layers").get(i);
            Tensor weights = Golden.tensor(layer.get("W"));
            double[] biases = Golden.tensor(layer.get("b")).toArray();
            network.setParam(
                    i + "_W",
                    Nd4j.create(weights.toArray(), new long[] {weights.rows(), weights.rowSize()}, DataType.DOUBLE)
                            .transpose());
            network.setParam(i + "_b", Nd4j.create(biases, new long[] {1, biases.length}, DataType.DOUBLE));
        }
        return PlanPredictor.of(network);
    }
}
