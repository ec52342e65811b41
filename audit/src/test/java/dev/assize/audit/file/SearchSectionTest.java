package dev.assize.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Seed;
import dev.assize.training.selection.Range;
import dev.assize.training.selection.Search;
import dev.assize.training.selection.Tried;
import dev.assize.training.settings.ClassWeights;
import dev.assize.training.settings.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search as an audit file says it. */
class SearchSectionTest {
    private static final String NOT_CHARGED =
            "a search trains privately, and its choice by the scores of held-out rows is charged to no budget";

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("audit.yaml");
    }

    private ModelSection.Train train(String train) throws IOException {
        String text =
                "data: {path: a, label: b, sensitive: [c]}\nsplit: {seed: 9}\nmodel:\n  train:\n" + train.indent(4);
        return (ModelSection.Train)
                AuditFileReader.read(Files.writeString(file, text)).model();
    }

    private Search search(String train) throws IOException {
        return train(train).search().orElseThrow();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(String train) {
        return assertThatThrownBy(() -> train(train)).isInstanceOf(AuditException.class);
    }

    @Test
    void readsAGridWithItsDefaults() throws IOException {
        ModelSection.Train read = train("""
                epochs: 3
                search:
                  over:
                    hidden: [[], [8], [64, 32]]
                    learningRate: [0.001, 0.01]
                """);
        Search search = read.search().orElseThrow();

        assertThat(search.strategy()).isEqualTo(new Search.Grid());
        assertThat(search.folds()).isEqualTo(5);
        assertThat(search.metric()).isEqualTo(Tried.Metric.LOSS);
        assertThat(search.nested()).isFalse();
        List<TrainingSettings> all = search.configurations(new Seed(9));
        assertThat(all).hasSize(6).first().isEqualTo(read.settings());
        assertThat(all).allSatisfy(one -> assertThat(one.fit().epochs()).isEqualTo(3));
        assertThat(all.get(5).values()).containsEntry("hidden", List.of(64, 32)).containsEntry("learningRate", 0.01);
    }

    @Test
    void readsRanges() throws IOException {
        Search search = search("""
                search:
                  {strategy: random, trials: 7, folds: 3, metric: accuracy, nested: true,
                   over: {learningRate: {logUniform: [0.0005, 0.02]}, dropout: {uniform: [0, 0.5]},
                          batch: {whole: [32, 512]}, classWeights: [none, {yes: 2, "no": 1}]}}
                """);

        assertThat(search.strategy()).isEqualTo(new Search.Random(7));
        assertThat(search.metric()).isEqualTo(Tried.Metric.ACCURACY);
        assertThat(search.nested()).isTrue();
        assertThat(search.space().over())
                .containsEntry("learningRate", new Range.LogUniform(0.0005, 0.02))
                .containsEntry("dropout", new Range.Uniform(0, 0.5))
                .containsEntry("batch", new Range.Whole(32, 512));
        assertThat(search.configurations(new Seed(9)))
                .hasSize(7)
                .extracting(settings -> settings.fit().classWeights().byClass().size())
                .contains(0, 2);
        assertThat(ClassWeights.NONE.byClass()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule: [constant, cosine]",
                "schedule: {kind: [constant, cosine]}",
                "schedule.kind: [constant, cosine]"
            })
    void readsNestedSettings(String over) throws IOException {
        assertThat(search("schedule: {warmUp: 2}\nsearch: {over: {" + over + "}}")
                        .space()
                        .over())
                .containsOnlyKeys("schedule.kind");
    }

    @Test
    void searchesOtherKindsToo() throws IOException {
        assertThat(train("kind: cnn\nsearch: {over: {filters: [[8], [8, 16]], kernel: [3, 5]}}")
                        .search()
                        .orElseThrow()
                        .configurations(new Seed(1)))
                .hasSize(4);
        assertThat(train("kind: lstm\nsearch: {over: {bidirectional: [true, false]}}")
                        .search()
                        .orElseThrow()
                        .configurations(new Seed(1)))
                .hasSize(2);
    }

    @Test
    void namesEveryProblemWhereItStands() {
        refused("""
                epochs: 3
                dropuot: 0.1
                search:
                  fold: 5
                  over:
                    epochs: [1, 2]
                    hiden: [[8]]
                    learningRate: [0.01, -1]
                    batch: 32
                    l2: {uniform: [0, 20]}
                """)
                .hasMessageContaining(file + ":6:5: unknown training setting 'dropuot'\n")
                .hasMessageContaining("Did you mean 'dropout'?")
                .hasMessageContaining(file + ":8:7: unknown key 'fold' in 'search'\n")
                .hasMessageContaining("Did you mean 'folds'?")
                .hasMessageContaining(file + ":10:17: 'epochs' varies, and is also given outside of 'search'\n")
                .hasMessageContaining(file + ":11:17: unknown training setting 'hiden'\n")
                .hasMessageContaining("Did you mean 'hidden'?")
                .hasMessageContaining(file + ":12:30: 'learningRate' is -1\n")
                .hasMessageContaining(file + ":13:16: 'batch' has one value, which is no choice\n")
                .hasMessageContaining(file + ":14:27: 'l2' is 20\n")
                .hasMessageContaining(file + ":14:13: 'l2' varies over a range, a grid needs a list of values\n");
    }

    @Test
    void findsContradictions_inSomeOfTheConfigurations() {
        refused("""
                beta1: 0.5
                search: {over: {optimizer: [adam, sgd], hidden: [[4], [8]]}}
                """)
                .hasMessage(
                        file + ":5:5: 'beta1' has no effect on optimizer sgd\n    5 |     beta1: 0.5\n      |     ^\n"
                                + "  Leave it out, or choose another optimizer.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{over: {}}                                    | 'over' is empty",
                "{folds: 3}                                    | 'over' is missing in 'search'",
                "{over: {batch: []}}                           | 'batch' has no values to try",
                "{over: {batch: {}}}                           | 'batch' has no values to try",
                "{over: {kind: [mlp, cnn]}}                    | 'kind' cannot vary, because other settings depend on it",
                "{over: {memory: [1GB]}}                       | 'memory' varies, and has no effect on how good a model is",
                "{over: {batch: [8]}, trials: 3}               | 'trials' has no effect on a grid",
                "{over: {batch: [8]}, folds: 1}                | 'folds' is 1, a whole number from 2 to 1000 is needed",
                "{over: {batch: [8]}, metric: f1}              | unknown value 'f1' for 'metric'",
                "{over: {batch: [8]}, strategy: bayes}         | unknown value 'bayes' for 'strategy'",
                "{over: {batch: {wole: [1, 2]}}}               | unknown key 'wole' in 'batch'",
                "{strategy: random, over: {l1: {uniform: [1, 0]}}} | the range from 1.0 to 0.0 holds no numbers to try",
                "{strategy: random, over: {l1: {uniform: [1]}}}    | 'uniform' needs two numbers"
            })
    void refusesWhatMakesNoSense(String search, String message) {
        refused("search: " + search).hasMessageContaining(message);
    }

    @Test
    void refusesAPrivateSearch() {
        refused("privacy: {epsilon: 3}\nsearch: {over: {batch: [8]}}")
                .hasMessageContaining(file + ":6:13: " + NOT_CHARGED);
        refused("search: {over: {privacy.epsilon: [1, 3]}}").hasMessageContaining(NOT_CHARGED);
        refused("search: {over: {privacy: {epsilon: [1, 3]}, batch: [8]}}").hasMessageContaining(NOT_CHARGED);
        refused("search: {over: {privacy.clipNorm: [1, 3], batch: [8]}}").hasMessageContaining(NOT_CHARGED);
    }
}
