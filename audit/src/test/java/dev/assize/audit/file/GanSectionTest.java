package dev.assize.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.training.gan.GanKind;
import dev.assize.training.gan.GanLoss;
import dev.assize.training.gan.GanSettings;
import dev.assize.training.settings.GradientBound;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerConstant;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GanSectionTest {
    @TempDir
    private Path folder;

    private ModelSection.Gan read(String gan) throws IOException {
        Path file = Files.writeString(
                folder.resolve("gan.yaml"), "data: {path: dataset:digits, label: digit}\nmodel:\n  gan: " + gan + "\n");
        return (ModelSection.Gan) AuditFileReader.read(file).model();
    }

    @Test
    void isTheDenseGan_whenNothingIsStated() throws IOException {
        ModelSection.Gan section = read("{}");

        assertThat(section.settings()).isEqualTo(GanSettings.DENSE);
        assertThat(section.output()).isEqualTo(new ModelSection.GanOutput(5, 10, 2000));
        assertThat(read("{networks: convolutional}").settings()).isEqualTo(GanSettings.CONVOLUTIONAL);
    }

    @Test
    void readsEverySetting() throws IOException {
        ModelSection.Gan section = read(
                "{networks: convolutional, noise: 32, loss: least_squares, labelSmoothing: 0.2, "
                        + "epochs: 7, batch: 64, generator: {learningRate: 0.001, beta1: 0.6}, "
                        + "discriminator: {optimizer: rmsprop, learningRate: 0.002}, pictures: {every: 2, side: 4}, samples: 99}");

        assertThat(section.settings().networks()).isEqualTo(new GanSettings.Networks(GanKind.CONVOLUTIONAL, 32));
        assertThat(section.settings().objective()).isEqualTo(new GanSettings.Objective(GanLoss.LEAST_SQUARES, 0.2));
        assertThat(section.settings().course()).isEqualTo(new GanSettings.Course(7, 64, 0.999));
        assertThat(section.settings().generator().optimizer()).isEqualTo(Optimizer.ADAM);
        assertThat(section.settings().generator().learningRate()).isEqualTo(0.001);
        assertThat(section.settings().generator().constant(OptimizerConstant.BETA1))
                .isEqualTo(0.6);
        assertThat(section.settings().discriminator().optimizer()).isEqualTo(Optimizer.RMSPROP);
        assertThat(section.settings().discriminator().learningRate()).isEqualTo(0.002);
        assertThat(section.output()).isEqualTo(new ModelSection.GanOutput(2, 4, 99));
    }

    @Test
    void readsPrivateTraining() throws IOException {
        ModelSection.Gan section = read("{privacy: {epsilon: 5, delta: 0.0001, clipNorm: 0.5}}");

        assertThat(section.settings().course().privacy())
                .contains(PrivacySettings.of(PrivacyBudget.of(5, 1e-4))
                        .withBound(GradientBound.of(GradientBound.Mode.FLAT, 0.5)));
        assertThatThrownBy(() -> read("{privacy: {epsilon: 0, clipNorm: -1, sigma: 3}}"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("gan.yaml:3:19: 'privacy.epsilon' is 0")
                .hasMessageContaining("gan.yaml:3:31: 'privacy.clipNorm' is -1")
                .hasMessageContaining("gan.yaml:3:45: unknown training setting 'privacy.sigma'");
        assertThatThrownBy(() -> read("{loss: hinge, privacy: {epsilon: 5}}"))
                .hasMessageContaining("the loss is hinge in private training");
    }

    @Test
    void keepsWhatIsUsualForGans_whenAnOptimizerIsStatedInPart() throws IOException {
        GanSettings settings = read("{generator: {beta2: 0.99}, loss: hinge}").settings();

        assertThat(settings.generator().learningRate()).isEqualTo(2e-4);
        assertThat(settings.generator().constant(OptimizerConstant.BETA1)).isEqualTo(0.5);
        assertThat(settings.generator().constant(OptimizerConstant.BETA2)).isEqualTo(0.99);
        assertThat(settings.objective()).isEqualTo(new GanSettings.Objective(GanLoss.HINGE, 0));
    }

    @Test
    void namesEveryFault_withItsPlace() {
        assertThatThrownBy(() -> read("{loss: hing, noise: 0, generator: {learningRate: -1, hidden: [3]}}"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("gan.yaml:3:")
                .hasMessageContaining("'hing'")
                .hasMessageContaining("Did you mean 'hinge'?")
                .hasMessageContaining("noise")
                .hasMessageContaining("learningRate")
                .hasMessageContaining("'hidden' is no setting of an optimizer");
        assertThatThrownBy(() -> read("{loss: hinge, labelSmoothing: 0.1}"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("labelSmoothing is 0.1 with the loss hinge, which has no labels")
                .hasMessageContaining("Leave labelSmoothing out, or choose another loss.");
    }
}
