package dev.assize.training.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerConstant;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.TrainingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GanSettingsTest {
    @Test
    void hasThePublishedSizesByDefault() {
        GanSettings dense = GanSettings.DENSE;

        assertThat(dense.networks()).isEqualTo(new GanSettings.Networks(GanKind.DENSE, 100));
        assertThat(dense.objective()).isEqualTo(new GanSettings.Objective(GanLoss.NON_SATURATING, 0.1));
        assertThat(dense.course()).isEqualTo(new GanSettings.Course(200, 128, 0.999));
        assertThat(dense.generator()).isEqualTo(dense.discriminator());
        assertThat(dense.generator().optimizer()).isEqualTo(Optimizer.ADAM);
        assertThat(dense.generator().learningRate()).isEqualTo(2e-4);
        assertThat(dense.generator().constant(OptimizerConstant.BETA1)).isEqualTo(0.5);
    }

    @Test
    void differsInLayersAndEpochs_whenConvolutional() {
        GanSettings convolutional = GanSettings.CONVOLUTIONAL;

        assertThat(convolutional.networks().kind()).isEqualTo(GanKind.CONVOLUTIONAL);
        assertThat(convolutional.course().epochs()).isEqualTo(10);
        assertThat(convolutional.withCourse(GanSettings.DENSE.course()))
                .isEqualTo(new GanSettings(
                        convolutional.networks(),
                        GanSettings.DENSE.objective(),
                        GanSettings.DENSE.generator(),
                        GanSettings.DENSE.discriminator(),
                        GanSettings.DENSE.course()));
    }

    @Test
    void withersChangeOnePart() {
        OptimizerSettings slow = OptimizerSettings.of(Optimizer.SGD, 0.01);
        GanSettings changed = GanSettings.DENSE
                .withObjective(new GanSettings.Objective(GanLoss.HINGE, 0))
                .withOptimizers(slow, GanSettings.DENSE.discriminator());

        assertThat(changed.objective().loss()).isEqualTo(GanLoss.HINGE);
        assertThat(changed.generator()).isEqualTo(slow);
        assertThat(changed.discriminator()).isEqualTo(GanSettings.DENSE.discriminator());
        assertThat(changed.course()).isEqualTo(GanSettings.DENSE.course());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnAverageThatForgetsNothingOrMore(double averaging) {
        GanSettings.Course course = new GanSettings.Course(1, 1, averaging);

        assertThatThrownBy(() -> GanSettings.DENSE.withCourse(course))
                .isInstanceOf(TrainingException.class)
                .hasMessage("GAN settings: averaging is " + averaging
                        + "\n  Give a number from 0 to below 1, for example 0.999.");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-3, 1", "1000001, 1", "1, 1000001"})
    void refusesCountsOutOfRange(int epochs, int batch) {
        GanSettings.Course course = new GanSettings.Course(epochs, batch, 0);

        assertThatThrownBy(() -> GanSettings.DENSE.withCourse(course))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("Give a whole number from 1 to 1000000.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void refusesASmoothingThatIsNone(double smoothing) {
        GanSettings.Objective objective = new GanSettings.Objective(GanLoss.MINIMAX, smoothing);

        assertThatThrownBy(() -> GanSettings.DENSE.withObjective(objective))
                .isInstanceOf(TrainingException.class)
                .hasMessage("GAN settings: labelSmoothing is " + smoothing
                        + "\n  Give a number from 0 to below 1, for example 0.1.");
    }

    @Test
    void refusesASmoothingOfNothing() {
        GanSettings.Objective objective = new GanSettings.Objective(GanLoss.HINGE, 0.1);

        assertThatThrownBy(() -> GanSettings.DENSE.withObjective(objective))
                .isInstanceOf(TrainingException.class)
                .hasMessage("GAN settings: labelSmoothing is 0.1 with the loss hinge, which has no labels\n"
                        + "  Leave labelSmoothing out, or choose another loss.");
    }

    @Test
    void namesAllFaultsTogether() {
        assertThatThrownBy(() -> new GanSettings(
                        new GanSettings.Networks(GanKind.DENSE, 0),
                        new GanSettings.Objective(GanLoss.MINIMAX, 2),
                        GanSettings.DENSE.generator(),
                        GanSettings.DENSE.discriminator(),
                        new GanSettings.Course(0, 0, 2)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("noise is 0")
                .hasMessageContaining("epochs is 0")
                .hasMessageContaining("batch is 0")
                .hasMessageContaining("averaging is 2.0")
                .hasMessageContaining("labelSmoothing is 2.0");
    }
}
