package dev.assize.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.training.settings.ClassWeights;
import dev.assize.training.settings.ConfiguredNetwork;
import dev.assize.training.settings.GradientClipping;
import dev.assize.training.settings.LearningRateSchedule;
import dev.assize.training.settings.ScheduleKind;
import dev.assize.training.settings.ScheduleNumber;
import dev.assize.training.settings.ScheduleUnit;
import dev.assize.training.settings.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of a training as an audit file says them. */
class TrainSectionTest {
    private static final String NO_LAYERS = "{\"confs\": []}";

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("audit.yaml");
    }

    private TrainingSettings read(String train) throws IOException {
        String text = "data: {path: a, label: b, sensitive: [c]}\nmodel:\n  train:\n" + train.indent(4);
        AuditFile read = AuditFileReader.read(Files.writeString(file, text));
        return ((ModelSection.Train) read.model()).settings();
    }

    @Test
    void readsNestedSettings() throws IOException {
        TrainingSettings settings = read("""
                schedule: {kind: step, factor: 0.1, every: 3, warmUp: 2}
                gradientClipping:
                  kind: global
                  limit: 5
                classWeights: {yes: 2, "no": 0.5}
                checkpoint: {every: 4}
                """);

        assertThat(settings.optimizer().schedule())
                .isEqualTo(LearningRateSchedule.of(ScheduleKind.STEP, ScheduleUnit.EPOCH)
                        .with(ScheduleNumber.FACTOR, 0.1)
                        .with(ScheduleNumber.EVERY, 3)
                        .withWarmUp(2));
        assertThat(settings.optimizer().clipping()).isEqualTo(new GradientClipping(GradientClipping.Kind.GLOBAL, 5));
        assertThat(settings.fit().classWeights()).isEqualTo(ClassWeights.of(Map.of("yes", 2.0, "no", 0.5)));
        assertThat(settings.fit().checkpoints().every()).isEqualTo(4);
        assertThat(settings.fit().checkpoints().keep()).isEqualTo(2);
    }

    @Test
    void pointsAtTheNestedKey() {
        assertThatThrownBy(() -> read("""
                        schedule:
                          kind: step
                          evry: 3
                        optimizer: {a: 1}
                        batch: 1.5
                        """))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining(file + ":6:7: unknown training setting 'schedule.evry'\n")
                .hasMessageContaining("Did you mean 'schedule.every'? ")
                .hasMessageContaining(file + ":8:5: 'batch' is 1.5\n");
    }

    @Test
    void readsAConfigurationFromItsFile() {
        assertThatThrownBy(() -> {
                    Files.writeString(folder.resolve("net.json"), NO_LAYERS);
                    read("kind: dl4j\nconfiguration: net.json");
                })
                .isInstanceOf(AuditException.class)
                .hasMessage(folder.resolve("net.json") + ": the configuration has no layers, or one that says nothing\n"
                        + "  Write it with toJson() of a configuration of DL4J 1.0.0-M2.1.");
    }

    @Test
    void saysSo_whenTheFileIsNotThere() {
        assertThatThrownBy(() -> read("kind: dl4j\nconfiguration: net.json"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining(file + ":5:20: the configuration 'net.json' cannot be read\n")
                .hasMessageEndingWith("Name a file of UTF-8 text that exists, relative to the audit file.");
    }

    @Test
    void needsAFile_whenTheKindIsOfDl4j() {
        assertThatThrownBy(() -> read("kind: dl4j"))
                .hasMessageContaining(file + ":4:5: 'configuration' is missing for kind dl4j\n");
        assertThat(ConfiguredNetwork.of(NO_LAYERS).json()).isEqualTo(NO_LAYERS);
    }
}
