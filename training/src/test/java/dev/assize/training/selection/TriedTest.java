package dev.assize.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.training.fit.Score;
import dev.assize.training.settings.TrainingSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriedTest {
    private static Tried tried(Score... folds) {
        return tried(10, folds);
    }

    private static Tried tried(long parameters, Score... folds) {
        return new Tried(TrainingSettings.defaults(), parameters, List.of(folds));
    }

    @Test
    void averagesFolds() {
        Tried tried = tried(new Score(1, 5, 10), new Score(2, 10, 10), new Score(3, 0, 10));

        assertThat(tried.loss()).isCloseTo(2, within(1e-15));
        assertThat(tried.accuracy()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void choosesByLossOrByAccuracy() {
        Tried low = tried(new Score(0.2, 5, 10), new Score(0.2, 5, 10));
        Tried right = tried(new Score(0.3, 9, 10), new Score(0.3, 9, 10));

        assertThat(Tried.best(List.of(right, low), Tried.Metric.LOSS)).isEqualTo(1);
        assertThat(Tried.best(List.of(low, right), Tried.Metric.ACCURACY)).isEqualTo(1);
    }

    @Test
    void choosesTheFirst_whenSeveralAreEquallyGood() {
        Tried first = tried(new Score(0.2, 5, 10), new Score(0.4, 5, 10));
        Tried second = tried(new Score(0.4, 5, 10), new Score(0.2, 5, 10));

        assertThat(Tried.best(List.of(first, second), Tried.Metric.LOSS)).isEqualTo(0);
        assertThat(Tried.best(List.of(second, first), Tried.Metric.ACCURACY)).isEqualTo(0);
    }

    @Test
    void choosesTheSmallerNetwork_whenSeveralAreEquallyGood() {
        Tried large = tried(20, new Score(0.2, 5, 10), new Score(0.4, 5, 10));
        Tried small = tried(10, new Score(0.4, 5, 10), new Score(0.2, 5, 10));
        Tried smallest = tried(5, new Score(0.4, 4, 10), new Score(0.3, 5, 10));

        assertThat(Tried.best(List.of(large, small, smallest), Tried.Metric.LOSS))
                .isEqualTo(1);
        assertThat(Tried.best(List.of(large, small, smallest), Tried.Metric.ACCURACY))
                .isEqualTo(1);
    }

    @Test
    void refusesToChooseAmongNone_orFromOneFold() {
        assertThatThrownBy(() -> Tried.best(List.of(), Tried.Metric.LOSS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no configuration was tried, so none is the best");
        assertThatThrownBy(() -> tried(new Score(1, 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a configuration has 1 fold scores; a standard error needs at least 2");
    }
}
