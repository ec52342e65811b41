package dev.assize.training.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitSettingsTest {
    private static FitSettings read(String key, Object value) {
        return TrainingSettingsReader.read(Map.of(key, value), given -> Place.line("audit.yaml", 7))
                .fit();
    }

    @Test
    void neverStops_whenPatienceIsNoneOrZero() {
        assertThat(read("patience", "none").stopping().patience()).isZero();
        assertThat(read("patience", 0).stopping().patience()).isZero();
        assertThat(read("patience", 5).stopping().patience()).isEqualTo(5);
    }

    @Test
    void readsWhenAnEpochCountsAsBetter() {
        assertThat(read("minImprovement", 0.25).stopping().minImprovement()).isEqualTo(0.25);
        assertThat(read("restoreBest", "false").stopping().restoreBest()).isFalse();
        assertThat(read("restoreBest", true).stopping().restoreBest()).isTrue();
        assertThat(read("validation", 0).validationPart()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "True"})
    void refusesFlagsOfOtherKinds(String flag) {
        assertThatThrownBy(() -> read("restoreBest", flag))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("audit.yaml:7: 'restoreBest' is '" + flag + "'\n")
                .hasMessageEndingWith("Give true or false.");
    }

    @Test
    void weighsClasses() {
        assertThat(read("classWeights", "balanced").classWeights()).isEqualTo(ClassWeights.BALANCED);
        assertThat(read("classWeights", "none").classWeights()).isEqualTo(ClassWeights.NONE);
        assertThat(read("classWeights", Map.of("yes", 2, "no", 0.5))
                        .classWeights()
                        .byClass())
                .containsExactly(Map.entry("no", 0.5), Map.entry("yes", 2.0));
    }

    @Test
    void keepsClassWeightsThatNobodyElseCanChange() {
        Map<String, Double> given = new HashMap<>(Map.of("a", 1.0));
        ClassWeights weights = ClassWeights.of(given);
        given.put("b", 2.0);

        assertThat(weights.byClass()).containsOnlyKeys("a");
        assertThat(weights.balanced()).isFalse();
    }

    @Test
    void refusesClassWeightsThatAreNoWeights() {
        String hint = "\n  Give none, balanced, or a number above 0 by class, for example {yes: 2, no: 1}.";
        for (Object wrong : List.of(Map.of("a", 0), Map.of("a", "2"), Map.of("a", -1), Map.of(), 3)) {
            assertThatThrownBy(() -> read("classWeights", wrong))
                    .isInstanceOf(TrainingException.class)
                    .hasMessage("audit.yaml:7: 'classWeights' is " + wrong + hint);
        }
        assertThatThrownBy(() -> read("classWeights", "balancd"))
                .hasMessageContaining("Did you mean 'balanced'? Give none, ");
        assertThatThrownBy(() -> new ClassWeights(true, new TreeMap<>(Map.of("a", 2.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("classes are either balanced or weighted by {a=2.0}, not both");
    }

    @ParameterizedTest
    @CsvSource({
        "checkpoint.every, 0, 'a whole number from 1 to 100000, for example 1'",
        "checkpoint.keep, 1001, 'a whole number from 1 to 1000, for example 2'",
        "minImprovement, -1, 'a number from 0 to 1000000000, for example 0.001'",
        "memory, 2, 'an amount of memory from 1MB to 1024TB, for example 2GB'",
        "labelSmoothing, 1, 'a number from 0 to below 1, for example 0.1'",
    })
    void refusesNumbersOutsideTheirRange(String key, int value, String allowed) {
        assertThatThrownBy(() -> read(key, value))
                .isInstanceOf(TrainingException.class)
                .hasMessage("audit.yaml:7: '" + key + "' is " + value + "\n  Give " + allowed + ".");
    }

    @Test
    void readsMemoryAsText() {
        assertThat(read("memory", "512MB").batch().memoryBytes()).isEqualTo(512L << 20);
        assertThat(read("batch", 7).batch()).isEqualTo(new BatchSettings(7, BatchSettings.DEFAULT_MEMORY));
    }

    @Test
    void readsHowManyRowsTheCurveRestsOn() {
        assertThat(read("curveRows", 500).stopping().curveRows()).isEqualTo(500);
        assertThat(read("curveRows", "all").stopping().curveRows()).isZero();
        assertThat(read("epochs", 3).stopping().curveRows()).isEqualTo(10_000);
        assertThatThrownBy(() -> read("curveRows", "every"))
                .isInstanceOf(TrainingException.class)
                .hasMessage("audit.yaml:7: 'curveRows' is 'every'\n"
                        + "  Give a whole number from 0 to 1000000000, for example 10000, or all.");
    }

    @Test
    void namesAllFaults_whenMadeInCode() {
        EarlyStopping stopping = new EarlyStopping(0.9, -1, -1, true);

        assertThatThrownBy(() -> TrainingSettings.defaults().fit().withStopping(stopping))
                .isInstanceOf(TrainingException.class)
                .hasMessage("""
                        training settings: 'validation' is 0.9
                          Give a number from 0 to 0.5, for example 0.1.
                        training settings: 'patience' is -1
                          Give a whole number from 0 to 100000, for example 3, or none.
                        training settings: 'minImprovement' is -1.0
                          Give a number from 0 to 1000000000, for example 0.001.""");
    }

    @Test
    void withersChangeOnePart() {
        FitSettings fit = TrainingSettings.defaults().fit();

        assertThat(fit.withEpochs(3).epochs()).isEqualTo(3);
        assertThat(fit.withBatch(BatchSettings.of(5)).batchSize()).isEqualTo(5);
        assertThat(fit.withClassWeights(ClassWeights.BALANCED).classWeights()).isEqualTo(ClassWeights.BALANCED);
        assertThat(fit.withCheckpoints(new Checkpoints(4, 1)).checkpoints()).isEqualTo(new Checkpoints(4, 1));
        assertThat(fit.withEpochs(3).stopping()).isEqualTo(fit.stopping());
    }
}
