package dev.assize.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Seed;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    private static final Map<String, Object> BASE = Map.of("epochs", 3);

    private static SearchSpace space(String key, Range range) {
        return new SearchSpace(BASE, Map.of(key, range));
    }

    private static Range.Choices choices(Object... values) {
        return new Range.Choices(List.of(values));
    }

    @Test
    void triesEveryCombination_theLastKeyFastest() {
        Map<String, Range> over = new LinkedHashMap<>();
        over.put("hidden", choices(List.of(64), List.of(64, 32)));
        over.put("learningRate", choices(0.001, 0.01));

        List<TrainingSettings> grid = new SearchSpace(BASE, over).grid();

        assertThat(grid)
                .extracting(settings -> settings.values().get("hidden") + " "
                        + settings.values().get("learningRate"))
                .containsExactly("[64] 0.001", "[64] 0.01", "[64, 32] 0.001", "[64, 32] 0.01");
        assertThat(grid)
                .allSatisfy(settings -> assertThat(settings.fit().epochs()).isEqualTo(3));
    }

    @Test
    void drawsDifferentConfigurations_thatTheSeedSays() {
        SearchSpace space = space("learningRate", new Range.LogUniform(1e-4, 1e-1));

        List<TrainingSettings> drawn = space.random(200, new Seed(5));

        assertThat(drawn).hasSize(200).doesNotHaveDuplicates().isEqualTo(space.random(200, new Seed(5)));
        assertThat(drawn).isNotEqualTo(space.random(200, new Seed(6)));
        assertThat(drawn)
                .allSatisfy(settings ->
                        assertThat(settings.optimizer().learningRate()).isBetween(1e-4, 1e-1));
        // a third of the decades: 200 draws of probability 1/3, five standard deviations (6.7) around 66.7
        assertThat(drawn.stream().filter(settings -> settings.optimizer().learningRate() < 1e-3))
                .hasSizeBetween(34, 99);
    }

    @Test
    void refusesPrivateTraining_fixedOrVarying() {
        String message =
                "search: a search trains privately, and its choice by the scores of held-out rows is charged to "
                        + "no budget\n  Leave 'search' out and give the settings, chosen on other data, or leave "
                        + "'privacy' out.";

        assertThatThrownBy(() -> space("privacy.epsilon", choices(1, 3))).hasMessage(message);
        assertThatThrownBy(() -> space("privacy.clipNorm", choices(1, 3))).hasMessage(message);
        assertThatThrownBy(() ->
                        new SearchSpace(Map.of("privacy", Map.of("epsilon", 3)), Map.of("batch", choices(32, 64))))
                .hasMessage(message);
    }

    @Test
    void drawsFewer_whenThereAreFewer() {
        assertThat(space("batch", choices(32, 64)).random(20, new Seed(1))).hasSize(2);
        assertThat(space("batch", new Range.Whole(32, 34)).random(20, new Seed(1)))
                .extracting(TrainingSettings::fit)
                .extracting(fit -> fit.batchSize())
                .containsExactlyInAnyOrder(32, 33, 34);
    }

    @Test
    void drawsUniformNumbersWithinTheirBounds() {
        assertThat(space("dropout", new Range.Uniform(0.1, 0.4)).random(50, new Seed(1)))
                .allSatisfy(settings ->
                        assertThat(settings.regularization().dropout()).isBetween(0.1, 0.4));
    }

    @Test
    void saysWhatTheSettingsThemselvesSay_whenAValueIsWrong() {
        assertThatThrownBy(() -> space("learningRate", choices(0.01, -1.0)).grid())
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: 'learningRate' is -1.0")
                .hasMessageContaining("Give a number above 0 and at most 10, for example 0.001.");
        assertThatThrownBy(() -> space("learningrate", choices(0.01)).grid())
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: unknown training setting 'learningrate'")
                .hasMessageContaining("Did you mean 'learningRate'?");
    }

    @Test
    void refusesAnEmptySearch() {
        assertThatThrownBy(() -> new SearchSpace(BASE, Collections.emptyMap()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: no setting varies, so there is nothing to choose");
        assertThatThrownBy(() -> new Range.Choices(List.of()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: a setting has an empty list of values to try");
    }

    @Test
    void refusesASettingThatIsFixedAndVaries() {
        assertThatThrownBy(() -> space("epochs", choices(1, 2)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: these settings are fixed and also vary: epochs");
    }

    @Test
    void refusesAGridOfRangesOrOfTooMany() {
        Object[] many = new Object[SearchSpace.MOST + 1];
        for (int i = 0; i < many.length; i++) {
            many[i] = i + 1;
        }

        assertThatThrownBy(() -> space("dropout", new Range.Uniform(0, 0.5)).grid())
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: 'dropout' varies over a range, a grid needs a list of values");
        assertThatThrownBy(() -> space("batch", choices(many)).grid())
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: the grid has 1001 configurations, more than 1000");
    }

    @Test
    void refusesANumberOfTrialsOutOfRange() {
        for (int trials : new int[] {0, -1, 1001}) {
            assertThatThrownBy(() -> space("batch", choices(32)).random(trials, new Seed(1)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("search: 'trials' is " + trials)
                    .hasMessageContaining("Give a whole number from 1 to 1000, for example 20.");
        }
    }

    @Test
    void refusesBoundsWithoutNumbersBetween() {
        assertThatThrownBy(() -> new Range.LogUniform(0, 1))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: the range from 0.0 to 1.0 holds no numbers to try")
                .hasMessageContaining("Give two finite bounds, the lower one first, both above 0.");
        assertThatThrownBy(() -> new Range.Uniform(2, 1))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search: the range from 2.0 to 1.0 holds no numbers to try");
        assertThatThrownBy(() -> new Range.Uniform(0, Double.NaN)).isInstanceOf(TrainingException.class);
        assertThatThrownBy(() -> new Range.Whole(3, 3)).isInstanceOf(TrainingException.class);
    }
}
