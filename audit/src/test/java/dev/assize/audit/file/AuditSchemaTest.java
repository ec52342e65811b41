package dev.assize.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assize.audit.Demo;
import dev.assize.training.settings.TrainingSettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The schema that editors use says the same as the reader. */
class AuditSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"admissions", "adult", "adult-private", "german"})
    void acceptsEveryExample(String example) throws IOException {
        Path root = Path.of(System.getProperty("assize.root", ".."));

        assertThat(validate(Files.readString(
                        root.resolve("examples").resolve(example).resolve("audit.yaml"))))
                .isEmpty();
    }

    @Test
    void acceptsTheExampleOfAGan() throws IOException {
        Path root = Path.of(System.getProperty("assize.root", ".."));
        Path file = root.resolve("examples/mnist-gan/gan.yaml");

        assertThat(validate(Files.readString(file))).isEmpty();
        assertThat(AuditFileReader.read(file).model()).isInstanceOf(ModelSection.Gan.class);
    }

    @Test
    void acceptsTheDemo() throws IOException {
        assertThat(validate(Files.readString(Demo.write(folder)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                  | {zz: 1}",
                "data              | {data: {zz: 1}}",
                "testPart          | {data: {test: {zz: 1}}}",
                "encoding          | {data: {encoding: {zz: 1}}}",
                "sensitive         | {data: {sensitive: [{column: a, zz: 1}]}}",
                "split             | {split: {zz: 1}}",
                "model             | {model: {zz: 1}}",
                "gan               | {model: {gan: {zz: 1}}}",
                "pictures          | {model: {gan: {pictures: {zz: 1}}}}",
                "search            | {model: {train: {search: {zz: 1}}}}",
                "checks            | {checks: {zz: 1}}",
                "fairness          | {checks: {fairness: {zz: 1}}}",
                "privacy           | {checks: {privacy: {zz: 1}}}",
                "explain           | {checks: {explain: {zz: 1}}}",
                "robustness        | {checks: {robustness: {zz: 1}}}",
                "report            | {report: {zz: 1}}"
            })
    void knowsTheKeysThatTheReaderKnows(String definition, String audit) throws IOException {
        JsonNode document = document();
        JsonNode object = definition == null ? document : document.path("$defs").path(definition);

        assertThat(names(object.path("properties"))).containsExactlyInAnyOrder(known(audit));
        assertThat(object.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void knowsTheTrainingSettingsThatTheReaderKnows() throws IOException {
        JsonNode definitions = document().path("$defs");
        List<String> settings = new ArrayList<>();
        List<String> stated = names(definitions.path("train").path("properties"));
        stated.removeAll(List.of("search", "mitigation")); // no settings of a network
        for (String name : stated) {
            boolean nested = List.of("schedule", "gradientClipping", "checkpoint", "privacy")
                    .contains(name);
            String definition = name.equals("privacy") ? "privateTraining" : name;
            List<String> inner = nested ? names(definitions.path(definition).path("properties")) : List.of();
            settings.addAll(nested ? inner.stream().map(key -> name + "." + key).toList() : List.of(name));
        }

        assertThat(settings).containsExactlyElementsOf(TrainingSettingsReader.keys());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{kind: cnn, filters: [8, 16], kernel: [5, 3], padding: same, batchNormalization: true}",
                "{kind: lstm, units: [8], bidirectional: true, pooling: mean, hidden: [4]}",
                "{optimizer: momentum, momentum: 0.8, schedule: cosine, gradientClipping: {kind: global, limit: 1}}",
                "{schedule: {kind: step, unit: step, factor: 0.1, every: 100}, labelSmoothing: 0.1, memory: 512MB}",
                "{patience: none, minImprovement: 0.001, restoreBest: false}",
                "{classWeights: {yes: 2, no: 1}, checkpoint: 5}",
                "{privacy: {epsilon: 3, delta: 0.00001, clipNorm: 1, clipping: automatic, gamma: 0.1, averaging: 0.9}}",
                "{privacy: {noiseMultiplier: 1.1, sampling: truncated, mostRecords: 500, user: id, userRows: 4}}",
                "{kind: cnn, privacy: {epsilon: 1, augmentation: 4, shift: 2, flip: true, noise: discrete}}",
                "{mitigation: {method: reweighing, attributes: [c]}}",
                "{mitigation: {method: threshold_optimizer, attributes: [c], constraint: equalized_odds, grid: 100, "
                        + "objective: balanced_accuracy, flips: true}}",
                "{mitigation: {method: calibrated_equalized_odds, attributes: [c], cost: fpr}}",
                "{mitigation: {method: reject_option, attributes: [c], favored: x, gap: average_odds, bound: 0.1}}",
                "{curveRows: all, search: {over: {hidden: [[], [8, 4]], schedule: [cosine, constant]}}}",
                "{search: {strategy: random, trials: 3, folds: 4, metric: accuracy, nested: true, "
                        + "over: {l2: {logUniform: [0.001, 0.1]}, schedule: {kind: [cosine]}, batch: {whole: [1, 9]}}}}"
            })
    void acceptsWhatTheReaderAccepts(String train) throws IOException {
        String audit = "{data: {path: a, label: b, sensitive: [c]}, model: {train: " + train + "}}";

        assertThat(validate(audit)).isEmpty();
        AuditFile read = AuditFileReader.read(Files.writeString(folder.resolve("audit.yaml"), audit));
        assertThat(read.model()).isInstanceOf(ModelSection.Train.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{data: {path: a}}",
                "{data: {path: a}, model: {train: {}, path: b}}",
                "{data: {path: a, label: b, size: [28]}, model: {path: b}}",
                "{data: {path: a, label: b, colors: blue}, model: {path: b}}",
                "{data: {path: a, label: b, encoding: {pictures: gray}}, model: {train: {}}}",
                "{data: {path: a, label: b, encoding: {longest: 0}}, model: {train: {}}}",
                "{data: {path: a, label: b, types: {c: array}}, model: {path: b}}",
                "{data: {path: a}, model: {path: b}, split: {test: 0}, report: {formats: [pdf]}}",
                "{data: {path: a}, model: {train: {hidden: [0]}}}",
                "{data: {path: a}, model: {train: {kind: cnn, padding: [sam]}}}",
                "{data: {path: a}, model: {train: {optimizer: adma}}}",
                "{data: {path: a}, model: {train: {schedule: {knid: step}}}}",
                "{data: {path: a}, model: {train: {schedule: cosin}}}",
                "{data: {path: a}, model: {train: {gradientClipping: {kind: global, limit: 0}}}}",
                "{data: {path: a}, model: {train: {checkpoint: {every: 0}}}}",
                "{data: {path: a}, model: {train: {patience: never}}}",
                "{data: {path: a}, model: {train: {classWeights: {a: 0}}}}",
                "{data: {path: a}, model: {train: {restoreBest: 1}}}",
                "{data: {path: a}, model: {train: {search: {over: {}}}}}",
                "{data: {path: a}, model: {train: {search: {over: {hiden: [[8]]}}}}}",
                "{data: {path: a}, model: {train: {search: {over: {batch: []}}}}}",
                "{data: {path: a}, model: {train: {search: {folds: 1, over: {batch: [8]}}}}}",
                "{data: {path: a}, model: {train: {mitigation: {method: reweighting, attributes: [c]}}}}",
                "{data: {path: a}, model: {train: {mitigation: {method: reweighing}}}}",
                "{data: {path: a}, model: {path: b}, checks: [fairnes]}"
            })
    void refusesWhatTheReaderRefuses(String audit) throws IOException {
        assertThat(validate(audit)).isNotEmpty();
        assertThatThrownBy(() -> AuditFileReader.read(Files.writeString(folder.resolve("audit.yaml"), audit)))
                .isInstanceOf(AuditException.class);
    }

    private static JsonNode document() throws IOException {
        try (InputStream in = Demo.class.getResourceAsStream("schema/audit.schema.json")) {
            return JSON.readTree(Objects.requireNonNull(in, "the schema is not in the jar"));
        }
    }

    private static List<Error> validate(String audit) throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document().toString())
                .validate(JSON.valueToTree(new Load(settings).loadFromString(audit)));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.properties().forEach(field -> names.add(field.getKey()));
        return names;
    }

    /** What the reader lists as known when it meets the key {@code zz}. */
    private String[] known(String audit) throws IOException {
        Path file = Files.writeString(folder.resolve("audit.yaml"), audit);
        String refusal = String.valueOf(catchThrowable(() -> AuditFileReader.read(file)));
        Matcher matcher = Pattern.compile("unknown key 'zz'.*?Known keys: ([^\\n]*)", Pattern.DOTALL)
                .matcher(refusal);
        assertThat(matcher.find()).as(refusal).isTrue();
        return matcher.group(1).split(", ");
    }
}
