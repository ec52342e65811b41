package dev.assize.training.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Place;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingSettingsTest {
    private static TrainingSettings read(Map<String, ?> values) {
        return TrainingSettingsReader.read(values, key -> Place.line("audit.yaml", 7));
    }

    @Test
    void readsBackItsOwnValues() {
        TrainingSettings settings = new TrainingSettings(
                new MlpNetwork(List.of(5, 4, 3), HiddenActivation.LEAKY_RELU),
                OptimizerSettings.of(Optimizer.MOMENTUM, 0.05).with(OptimizerConstant.MOMENTUM, 0.8),
                new Regularization(1e-5, 1e-4, 0.02, 0.25),
                new FitSettings(7, 64, 0.25, 2, ClassWeights.BALANCED));

        assertThat(read(settings.values())).isEqualTo(settings);
        assertThat(settings.values().keySet())
                .containsExactlyElementsOf(List.of(
                        "kind",
                        "hidden",
                        "activation",
                        "optimizer",
                        "learningRate",
                        "momentum",
                        "gradientClipping.kind",
                        "l1",
                        "l2",
                        "weightDecay",
                        "dropout",
                        "labelSmoothing",
                        "epochs",
                        "batch",
                        "memory",
                        "validation",
                        "patience",
                        "minImprovement",
                        "restoreBest",
                        "curveRows",
                        "classWeights",
                        "checkpoint.every",
                        "checkpoint.keep"));
    }

    @Test
    void takesDefaults_whenNothingIsGiven() {
        assertThat(read(Map.of())).isEqualTo(TrainingSettings.defaults());
        assertThat(read(Map.of("epochs", 3)).fit().epochs()).isEqualTo(3);
        assertThat(read(Map.of("learningRate", 1)).optimizer().learningRate()).isEqualTo(1);
    }

    @Test
    void namesEveryProblem_whenSeveralValuesAreWrong() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("optimizer", "adma");
        values.put("epochs", 0);
        values.put("hiden", List.of(3));
        values.put("hidden", List.of(64, 0));
        values.put("dropout", 1);

        assertThatThrownBy(() -> read(values))
                .isInstanceOf(TrainingException.class)
                .hasMessage("""
                        audit.yaml:7: 'optimizer' is 'adma'
                          Did you mean 'adam'? Give one of sgd, momentum, adam, adamw, amsgrad, adamax, nadam, adabelief, \
                        rmsprop, adagrad, adadelta.
                        audit.yaml:7: 'epochs' is 0
                          Give a whole number from 1 to 100000, for example 15.
                        audit.yaml:7: unknown training setting 'hiden'
                          Did you mean 'hidden'? Known: activation, batch, beta1, beta2, checkpoint.every, \
                        checkpoint.keep, classWeights, curveRows, decay, dropout, epochs, epsilon and 41 more.
                        audit.yaml:7: 'hidden' is [64, 0]
                          Give a list of at most 16 whole numbers from 1 to 65536, for example [64, 32].
                        audit.yaml:7: 'dropout' is 1
                          Give a number from 0 to below 1, for example 0.2.""");
    }

    @ParameterizedTest
    @CsvSource({
        "learningRate, 0, 'a number above 0 and at most 10, for example 0.001'",
        "learningRate, 11, 'a number above 0 and at most 10, for example 0.001'",
        "momentum, 1, 'a number from 0 to below 1, for example 0.9'",
        "l1, -0.1, 'a number from 0 to 10, for example 0.0001'",
        "l2, 10.5, 'a number from 0 to 10, for example 0.0001'",
        "weightDecay, -1, 'a number from 0 to 10, for example 0.01'",
        "dropout, -0.5, 'a number from 0 to below 1, for example 0.2'",
        "validation, 0.6, 'a number from 0 to 0.5, for example 0.1'",
    })
    void refusesNumbersOutsideTheirRange(String key, double value, String allowed) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .hasMessage("audit.yaml:7: '" + key + "' is " + value + "\n  Give " + allowed + ".");
    }

    @ParameterizedTest
    @CsvSource({"epochs", "batch", "patience"})
    void refusesOtherThanWholeNumbers(String key) {
        for (Object wrong : Arrays.asList(1.5, "ten", true, -1)) {
            assertThatThrownBy(() -> read(Map.of(key, wrong)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageStartingWith("audit.yaml:7: '" + key + "' is ")
                    .hasMessageContaining("Give a whole number from ");
        }
    }

    @Test
    void refusesNotANumber() {
        assertThatThrownBy(() -> read(Map.of("l2", Double.NaN)))
                .hasMessage("audit.yaml:7: 'l2' is NaN\n  Give a number from 0 to 10, for example 0.0001.");
    }

    @Test
    void checksAllNumbers_whenMadeInCode() {
        assertThatThrownBy(() -> TrainingSettings.defaults().withFit(new FitSettings(0, 0, 0.1, 3, ClassWeights.NONE)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("""
                        training settings: 'epochs' is 0
                          Give a whole number from 1 to 100000, for example 15.
                        training settings: 'batch' is 0
                          Give a whole number from 1 to 1000000, for example 256.""");
    }

    @Test
    void withersChangeOnePart() {
        TrainingSettings settings = TrainingSettings.defaults()
                .withNetwork(new MlpNetwork(List.of(3), HiddenActivation.TANH))
                .withRegularization(new Regularization(0, 0.1, 0, 0));

        assertThat(settings.network()).isEqualTo(new MlpNetwork(List.of(3), HiddenActivation.TANH));
        assertThat(settings.regularization().l2()).isEqualTo(0.1);
        assertThat(settings.fit()).isEqualTo(TrainingSettings.defaults().fit());
        assertThat(TrainingSettingsReader.keys())
                .contains("hidden", "classWeights")
                .doesNotContain("privacy");
    }
}
