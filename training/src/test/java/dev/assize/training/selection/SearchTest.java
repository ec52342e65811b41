package dev.assize.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Digest;
import dev.assize.core.Place;
import dev.assize.core.Seed;
import dev.assize.training.fit.Score;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final SearchSpace RATES =
            new SearchSpace(Map.of("epochs", 3), Map.of("learningRate", new Range.Choices(List.of(0.1, 0.2, 0.3))));
    private static final List<Score> FOLDS = List.of(new Score(0.4, 5, 10), new Score(0.2, 6, 10));

    private static Search search(SearchSpace space, Search.Strategy strategy) {
        return new Search(space, strategy, 2, Tried.Metric.LOSS, false);
    }

    @Test
    void triesAllOrSome() {
        assertThat(search(RATES, new Search.Grid()).configurations(new Seed(1))).hasSize(3);
        Search some = search(RATES, new Search.Random(2));

        assertThat(some.configurations(new Seed(1))).hasSize(2).isEqualTo(some.configurations(new Seed(1)));
    }

    @Test
    void knowsShortFormsOfKeys() {
        SearchSpace space = new SearchSpace(
                Map.of("checkpoint", 3), Map.of("schedule", new Range.Choices(List.of("constant", "cosine"))));

        assertThat(space.base()).containsExactly(Map.entry("checkpoint.every", 3));
        assertThat(space.over()).containsOnlyKeys("schedule.kind");
        assertThatThrownBy(() -> new SearchSpace(
                        Map.of("schedule", Map.of("kind", "cosine")),
                        Map.of("schedule", new Range.Choices(List.of("constant")))))
                .isInstanceOf(TrainingException.class)
                .hasMessage("search: these settings are fixed and also vary: schedule.kind\n"
                        + "  State each of them once, in 'over' or outside of it.");
    }

    @Test
    void saysWhereSettingsContradictEachOther() {
        SearchSpace space =
                new SearchSpace(Map.of("beta1", 0.5), Map.of("optimizer", new Range.Choices(List.of("adam", "sgd"))));

        assertThatThrownBy(() -> search(space, new Search.Grid())
                        .configurations(
                                new Seed(1), key -> new Place("a.yaml", key.length(), 1, java.util.Optional.empty())))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("a.yaml:5:1: 'beta1' has no effect on optimizer sgd");
    }

    @Test
    void refusesOneFold() {
        assertThatThrownBy(() -> new Search(RATES, new Search.Grid(), 1, Tried.Metric.LOSS, false))
                .isInstanceOf(TrainingException.class)
                .hasMessage("search: 'folds' is 1\n  Give a whole number from 2 to 1000, for example 5.");
    }

    @Test
    void recordsWhatVariedAlone() {
        Search search = search(RATES, new Search.Grid());
        List<TrainingSettings> settings = search.configurations(new Seed(1));
        List<Tried> tried = List.of(new Tried(settings.get(0), 7, FOLDS), new Tried(settings.get(1), 6, FOLDS));

        Selection selection = Selection.of(search, tried, List.of());

        assertThat(selection.strategy()).isEqualTo("grid");
        assertThat(selection.candidates())
                .extracting(Selection.Candidate::text)
                .containsExactly("learningRate 0.1", "learningRate 0.2");
        assertThat(selection.chosen()).isEqualTo(1); // the smaller one of two that are equally good
        assertThat(selection.folds()).isEqualTo(2);
    }

    @Test
    void namesAConfigurationByItsDigest() {
        SearchSpace space = new SearchSpace(
                Map.of("kind", "dl4j"), Map.of("configuration", new Range.Choices(List.of("{\"confs\": []}"))));
        Search search = search(space, new Search.Grid());
        Tried only = new Tried(search.configurations(new Seed(1)).get(0), 7, FOLDS);

        assertThat(Selection.of(search, List.of(only), List.of()).best().varied())
                .containsEntry("configuration", Digest.of("{\"confs\": []}").hex());
    }

    @Test
    void refusesARecordThatCannotBe() {
        Selection.Candidate two = new Selection.Candidate(Map.of(), 1, FOLDS);
        Selection.Candidate one = new Selection.Candidate(Map.of(), 1, FOLDS.subList(0, 1));

        assertThatThrownBy(() -> new Selection("grid", Tried.Metric.LOSS, List.of(two), 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("configuration 1 of 1 is chosen, which does not exist");
        assertThatThrownBy(() -> new Selection("grid", Tried.Metric.LOSS, List.of(two, one), 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("configurations have 2 and other numbers of fold scores, or less than two of them; a "
                        + "cross-validation scores every one on the same folds");
    }
}
