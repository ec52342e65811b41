package dev.assize.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.ColumnType;
import dev.assize.core.Digest;
import dev.assize.data.arrays.ArraySource;
import dev.assize.explain.AttributionOptions;
import dev.assize.explain.ImportanceMetric;
import dev.assize.fairness.Comparison;
import dev.assize.reports.files.Format;
import dev.assize.training.settings.HiddenActivation;
import dev.assize.training.settings.MlpNetwork;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileReaderTest {
    private static final String SMALLEST = """
            data: {path: loans.csv, label: approved, favorable: "yes", sensitive: [sex]}
            model: {train: {kind: mlp}}
            """;

    @TempDir
    private Path folder;

    @Test
    void usesDefaults_whenLittleIsSaid() throws IOException {
        AuditFile file = read(SMALLEST);

        assertThat(file.title()).isEqualTo("approved of loans.csv");
        assertThat(file.data().sensitive()).containsExactly(SensitiveColumn.plain("sex"));
        assertThat(file.split()).isEqualTo(SplitSection.DEFAULT);
        assertThat(file.checks().fairness()).isPresent();
        assertThat(file.checks().robustness()).isPresent();
        assertThat(file.policy()).isEmpty();
        assertThat(file.report().formats()).containsExactlyInAnyOrder(Format.HTML, Format.XLSX, Format.JSON);
    }

    @Test
    void knowsWhereItComesFrom() throws IOException {
        AuditFile file = read(SMALLEST);

        assertThat(file.origin().digest()).isEqualTo(Digest.of(SMALLEST));
        assertThat(file.origin().resolve("data/x.csv")).isEqualTo(folder.resolve("data/x.csv"));
    }

    @Test
    void readsEverythingThatCanBeSaidOfData() throws IOException {
        DataSection data = read("""
                        data:
                          path: d.csv
                          label: y
                          favorable: 1
                          sensitive:
                            - race
                            - {column: age, name: age_group, cuts: [25, 60.5], feature: true}
                            - {column: code, name: sex, groups: {female: [A92, A95], male: A91}}
                            - {column: pay, name: pay_quarter, quantiles: 4}
                          conditions: dept
                          exclude: [id, note]
                          count: n
                          types: {zip: categorical, pay: numeric}
                          missing: ["-"]
                          separator: ";"
                        model: {path: model.zip}
                        """).data();

        assertThat(data.favorable()).contains("1");
        assertThat(data.sensitive())
                .containsExactly(
                        SensitiveColumn.plain("race"),
                        new SensitiveColumn("age", "age_group", List.of(25.0, 60.5), Map.of(), true),
                        new SensitiveColumn(
                                "code",
                                "sex",
                                List.of(),
                                Map.of("female", List.of("A92", "A95"), "male", List.of("A91")),
                                false),
                        new SensitiveColumn("pay", "pay_quarter", List.of(), Map.of(), 4, false));
        assertThat(data.conditions()).containsExactly("dept");
        assertThat(data.exclude()).containsExactly("id", "note");
        assertThat(data.count()).contains("n");
        assertThat(data.reading().types()).isEqualTo(Map.of("zip", ColumnType.CATEGORICAL, "pay", ColumnType.NUMERIC));
        assertThat(data.reading().missing()).contains(List.of("-"));
        assertThat(data.reading().separator()).contains(';');
    }

    @Test
    void readsTrainingSettings() throws IOException {
        ModelSection model = read(SMALLEST.replace(
                        "{kind: mlp}", "{kind: mlp, hidden: [8, 4], optimizer: sgd, learningRate: 0.5, epochs: 3}"))
                .model();

        assertThat(model).isInstanceOfSatisfying(ModelSection.Train.class, train -> {
            assertThat(train.settings().network()).isEqualTo(new MlpNetwork(List.of(8, 4), HiddenActivation.RELU));
            assertThat(train.settings().optimizer().optimizer()).isEqualTo(Optimizer.SGD);
            assertThat(train.settings().optimizer().learningRate()).isEqualTo(0.5);
            assertThat(train.settings().fit().epochs()).isEqualTo(3);
        });
    }

    @Test
    void needsNoLabel_whenTheTableHoldsTheDecisions() throws IOException {
        AuditFile file = read("""
                data: {path: d.csv, favorable: Admitted, sensitive: [Gender]}
                model: {predictions: {decision: Admit, score: p}}
                """);

        assertThat(file.data().label()).isEmpty();
        assertThat(file.model()).isEqualTo(new ModelSection.Predictions("Admit", java.util.Optional.of("p")));
    }

    @Test
    void readsAColumnThatSplits() throws IOException {
        SplitSection split = read(SMALLEST + "split: {column: part, train: A, test: B, seed: 11}\n")
                .split();

        assertThat(split.byColumn()).contains(new SplitSection.ByColumn("part", "A", "B"));
        assertThat(split.seed()).isEqualTo(11);
    }

    @Test
    void runsOnlyTheChecksThatAreNamed() throws IOException {
        ChecksSection checks = read(SMALLEST + "checks: [privacy, {fairness: {intersectionOrder: 1}}]\n")
                .checks();

        assertThat(checks.fairness().orElseThrow().intersectionOrder()).isEqualTo(1);
        assertThat(checks.privacy()).isPresent();
        assertThat(checks.explain()).isEmpty();
        assertThat(checks.robustness()).isEmpty();
    }

    @Test
    void readsTheOptionsOfEachCheck() throws IOException {
        ChecksSection checks = read(SMALLEST + """
                        checks:
                          fairness: {missing: shown-only, smallestGroup: 30}
                          privacy: {quasiIdentifiers: [age, zip], smallClass: 3, bands: {age: 5}, confidential: [ok]}
                          explain: {method: saliency, scale: probability, rows: 50, importance: log-loss, repeats: 9}
                          robustness: {fgsm: [0.2], noise: [], bins: 10}
                        """).checks();

        assertThat(checks.fairness().orElseThrow().comparison())
                .isEqualTo(new Comparison(Comparison.Missing.SHOWN_ONLY, 30));
        assertThat(checks.privacy().orElseThrow().quasiIdentifiers()).containsExactly("age", "zip");
        assertThat(checks.privacy().orElseThrow().smallClass()).isEqualTo(3);
        assertThat(checks.privacy().orElseThrow().bands()).containsExactly(Map.entry("age", 5.0));
        assertThat(checks.privacy().orElseThrow().confidential()).containsExactly("ok");
        assertThat(checks.explain().orElseThrow().attribution().method()).isEqualTo(AttributionOptions.Method.SALIENCY);
        assertThat(checks.explain().orElseThrow().permutation().metric()).isEqualTo(ImportanceMetric.LOG_LOSS);
        assertThat(checks.robustness().orElseThrow().fgsmStrengths()).containsExactly(0.2);
        assertThat(checks.robustness().orElseThrow().noiseStrengths()).isEmpty();
        assertThat(checks.robustness().orElseThrow().calibration().bins()).isEqualTo(10);
    }

    @Test
    void refusesTrainingRowsThatJudge() {
        assertThatThrownBy(() -> read(SMALLEST + "split: {column: part, train: test}\n"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining(":3:17: the rows with 'test' would train the model and judge it as well")
                .hasMessageContaining("Name two values, such as train: train and test: test.");
    }

    @Test
    void refusesASplit_whenNothingIsTrained() {
        assertThatThrownBy(() -> read("""
                        data: {path: d.csv, favorable: "yes", sensitive: [sex]}
                        model: {predictions: {decision: decided}}
                        split: {column: part, test: b}
                        """))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("there is a split, but the decisions stand in the table and no model is trained")
                .hasMessageContaining("Remove 'split': every row is judged.");
    }

    @Test
    void refusesAConditionThatIsNamedTwice() {
        assertThatThrownBy(() -> read(SMALLEST.replace("sensitive:", "conditions: [dept, dept], sensitive:")))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("'conditions' names 'dept' twice")
                .hasMessageContaining("Remove one of the two.");
    }

    private AuditFile read(String text) throws IOException {
        return AuditFileReader.read(Files.writeString(folder.resolve("audit.yaml"), text));
    }

    @Test
    void reportsAllProblemsWithTheirPlaces() throws IOException {
        Path file = Files.writeString(folder.resolve("audit.yaml"), """
                data: {path: d.csv, lable: y, favorable: "yes"}
                split: {test: 30}
                model: {train: {kind: mlp, hiden: [8], learningRate: fast}}
                checks: [fairnes]
                report: {formats: [pdf]}
                """);

        assertThatThrownBy(() -> AuditFileReader.read(file))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("audit.yaml:1:7: 'label' is missing in 'data'")
                .hasMessageContaining("audit.yaml:1:21: unknown key 'lable' in 'data'")
                .hasMessageContaining("Did you mean 'label'?")
                .hasMessageContaining("audit.yaml:2:15: 'test' is 30, a number from 0.01 to 0.99 is needed")
                .hasMessageContaining("audit.yaml:3:28: unknown training setting 'hiden'")
                .hasMessageContaining("learningRate")
                .hasMessageContaining("audit.yaml:4:10: unknown value 'fairnes'")
                .hasMessageContaining("audit.yaml:5:20: unknown value 'pdf'");
    }

    @Test
    void readsAPrivacyBudget() throws IOException {
        Path file = Files.writeString(
                folder.resolve("audit.yaml"),
                SMALLEST.replace("{kind: mlp}", "{kind: mlp, privacy: {epsilon: 3.0, delta: 1.0e-5}}"));

        TrainingSettings settings =
                ((ModelSection.Train) AuditFileReader.read(file).model()).settings();

        assertThat(settings.privacy()).hasValueSatisfying(privacy -> {
            assertThat(privacy.budget().epsilon()).hasValue(3.0);
            assertThat(privacy.budget().delta()).isEqualTo(1e-5);
        });
    }

    @Test
    void refusesTwoWaysToDecide() throws IOException {
        Path file = Files.writeString(
                folder.resolve("audit.yaml"), SMALLEST.replace("{train: {kind: mlp}}", "{train: {}, path: m.zip}"));

        assertThatThrownBy(() -> AuditFileReader.read(file))
                .hasMessageContaining("audit.yaml:2:8: 'model' states 2 ways to get a decision, one is needed");
    }

    @Test
    void refusesSensitiveColumnsThatDoNotMakeSense() throws IOException {
        Path file = Files.writeString(folder.resolve("audit.yaml"), """
                data:
                  path: d.csv
                  label: y
                  sensitive:
                    - {column: age, cuts: [25]}
                    - {column: a, name: b}
                    - {column: c, name: d, cuts: [1], groups: {x: [y]}}
                    - e
                    - e
                model: {path: m.zip}
                """);

        assertThatThrownBy(() -> AuditFileReader.read(file))
                .hasMessageContaining("the groups made of 'age' need a name of their own")
                .hasMessageContaining("'a' is not cut or grouped, so it keeps its name")
                .hasMessageContaining("both 'cuts' and 'groups' are given for 'c'")
                .hasMessageContaining("audit.yaml:9:7: the name 'e' is used twice");
    }

    @Test
    void readsWherePicturesLie_andSplitsByTheirParts() throws IOException {
        AuditFile file = read("""
                        data:
                          path: train-images
                          labels: train-labels
                          label: digit
                          test: {path: test-images, labels: test-labels}
                          size: [28, 14]
                          colors: gray
                        split: {seed: 9}
                        model: {path: model.zip}
                        checks: [privacy]
                        """);
        DataSection.Arrays arrays = file.data().reading().arrays();

        assertThat(arrays.labels()).contains("train-labels");
        assertThat(arrays.test()).contains(new DataSection.TestPart("test-images", Optional.of("test-labels")));
        assertThat(arrays.pictures())
                .isEqualTo(new ArraySource.Pictures(
                        Optional.of(new ArraySource.Size(28, 14)), Optional.of(ArraySource.Colors.GRAY)));
        assertThat(file.data().reading().isOfTable()).isFalse();
        assertThat(file.split().byColumn()).contains(new SplitSection.ByColumn("part", "train", "test"));
        assertThat(file.split().seed()).isEqualTo(9);
    }

    @Test
    void splitsByThePartsOfFiles_whenNothingIsSaidOfTheSplit() throws IOException {
        assertThat(read("data: {path: a, label: y, test: {path: b}}\nmodel: {path: m.zip}\nchecks: [privacy]\n")
                        .split())
                .isEqualTo(SplitSection.OF_PARTS);
    }

    @Test
    void refusesWhatCannotBeMadeOfPictures() {
        assertThatThrownBy(() -> read("""
                                data: {path: a, label: y, test: {path: b, lables: c}, size: [28], colors: blue, types: {x: array}}
                                split: {test: 0.5}
                                model: {path: m.zip}
                                """))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("unknown key 'lables'")
                .hasMessageContaining("the size has 1 numbers")
                .hasMessageContaining("Write height and width: [28, 28].")
                .hasMessageContaining("'blue'")
                .hasMessageContaining("'array'")
                .hasMessageContaining("the test part has files of its own under 'data', and the split is stated again")
                .hasMessageContaining("Leave 'test' out; only 'seed' can be stated here.");
    }
}
