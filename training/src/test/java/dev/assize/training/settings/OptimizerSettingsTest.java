package dev.assize.training.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerSettingsTest {
    private static TrainingSettings read(Map<String, ?> values) {
        return TrainingSettingsReader.read(values, key -> Place.line("audit.yaml", 7));
    }

    /** The constants that each optimizer has, as its paper or DL4J calls them. */
    static Stream<Arguments> constants() {
        Map<OptimizerConstant, Double> moments =
                Map.of(OptimizerConstant.BETA1, 0.9, OptimizerConstant.BETA2, 0.999, OptimizerConstant.EPSILON, 1e-8);
        return Stream.of(
                Arguments.of(Optimizer.SGD, Map.of()),
                Arguments.of(Optimizer.MOMENTUM, Map.of(OptimizerConstant.MOMENTUM, 0.9)),
                Arguments.of(Optimizer.ADAM, moments),
                Arguments.of(Optimizer.ADAMW, moments),
                Arguments.of(Optimizer.AMSGRAD, moments),
                Arguments.of(Optimizer.ADAMAX, moments),
                Arguments.of(Optimizer.NADAM, moments),
                Arguments.of(
                        Optimizer.ADABELIEF,
                        Map.of(
                                OptimizerConstant.BETA1,
                                0.9,
                                OptimizerConstant.BETA2,
                                0.999,
                                OptimizerConstant.EPSILON,
                                1e-14)),
                Arguments.of(Optimizer.RMSPROP, decay(1e-8)),
                Arguments.of(Optimizer.ADAGRAD, Map.of(OptimizerConstant.EPSILON, 1e-6)),
                Arguments.of(Optimizer.ADADELTA, decay(1e-6)));
    }

    private static Map<OptimizerConstant, Double> decay(double epsilon) {
        return Map.of(OptimizerConstant.DECAY, 0.95, OptimizerConstant.EPSILON, epsilon);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void hasTheUsualConstants(Optimizer optimizer, Map<OptimizerConstant, Double> usual) {
        assertThat(OptimizerSettings.of(optimizer, 0.1).constants()).containsExactlyInAnyOrderEntriesOf(usual);
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void readsEveryOptimizerWithEveryConstantOfIts(Optimizer optimizer) {
        for (OptimizerConstant constant : optimizer.constants().keySet()) {
            OptimizerSettings settings = read(Map.of("optimizer", optimizer.id(), constant.key(), 0.5))
                    .optimizer();

            assertThat(settings.optimizer()).isEqualTo(optimizer);
            assertThat(settings.constant(constant)).isEqualTo(0.5);
            assertThat(settings.with(constant, 0.25).constant(constant)).isEqualTo(0.25);
        }
        assertThat(read(Map.of("optimizer", optimizer.id())).optimizer().optimizer())
                .isEqualTo(optimizer);
    }

    @Test
    void hasNoLearningRate_whenItIsAdadelta() {
        OptimizerSettings settings = OptimizerSettings.of(Optimizer.ADADELTA, 0.3);

        assertThat(settings.learningRate()).isEqualTo(1);
        assertThat(settings.values()).doesNotContainKey("learningRate");
    }

    @Test
    void decaysByOneInAHundred_whenItIsAdamWAndNothingElseIsSaid() {
        assertThat(read(Map.of("optimizer", "adamw")).regularization().weightDecay())
                .isEqualTo(0.01);
        assertThat(read(Map.of("optimizer", "adam")).regularization().weightDecay())
                .isZero();
        assertThat(read(Map.of("optimizer", "adamw", "weightDecay", 0))
                        .regularization()
                        .weightDecay())
                .isZero();
        assertThat(read(Map.of("optimizer", "sgd", "weightDecay", 0.5))
                        .regularization()
                        .weightDecay())
                .isEqualTo(0.5);
    }

    @Test
    void saysThatAConstantIsNotThere() {
        assertThatThrownBy(() -> OptimizerSettings.of(Optimizer.SGD, 1).constant(OptimizerConstant.EPSILON))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("sgd has no constant epsilon");
    }

    @ParameterizedTest
    @CsvSource({
        "adam, beta1, 1.0, 'a number from 0 to below 1, for example 0.9'",
        "adam, beta2, -0.1, 'a number from 0 to below 1, for example 0.999'",
        "rmsprop, decay, 2, 'a number from 0 to below 1, for example 0.95'",
        "adam, epsilon, 0, 'a number above 0 and at most 1, for example 1.0e-8'",
        "momentum, momentum, 1.5, 'a number from 0 to below 1, for example 0.9'",
    })
    void refusesConstantsOutsideTheirRange(String optimizer, String key, double value, String allowed) {
        assertThatThrownBy(() -> read(Map.of("optimizer", optimizer, key, value)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("audit.yaml:7: '" + key + "' is " + value + "\n  Give " + allowed + ".");
    }

    @Test
    void namesAllConstantsThatAreWrong_whenMadeInCode() {
        Map<OptimizerConstant, Double> wrong =
                Map.of(OptimizerConstant.BETA1, 2.0, OptimizerConstant.EPSILON, Double.NaN);

        assertThatThrownBy(() -> new OptimizerSettings(
                        Optimizer.ADAM, -1, wrong, LearningRateSchedule.CONSTANT, GradientClipping.NONE))
                .isInstanceOf(TrainingException.class)
                .hasMessage("""
                        training settings: 'learningRate' is -1.0
                          Give a number above 0 and at most 10, for example 0.001.
                        training settings: 'beta1' is 2.0
                          Give a number from 0 to below 1, for example 0.9.
                        training settings: 'epsilon' is NaN
                          Give a number above 0 and at most 1, for example 1.0e-8.""");
    }

    @ParameterizedTest
    @EnumSource(GradientClipping.Kind.class)
    void readsEveryClipping(GradientClipping.Kind kind) {
        GradientClipping read = read(Map.of("gradientClipping", Map.of("kind", kind.id(), "limit", 3)))
                .optimizer()
                .clipping();

        assertThat(read).isEqualTo(new GradientClipping(kind, 3));
        assertThat(read.limit()).isEqualTo(kind == GradientClipping.Kind.NONE ? 1 : 3);
    }

    @Test
    void takesTheKindAlone_whereTheRestHasDefaults() {
        assertThat(read(Map.of("gradientClipping", "global")).optimizer().clipping())
                .isEqualTo(new GradientClipping(GradientClipping.Kind.GLOBAL, 1));
        assertThat(read(Map.of("schedule", "cosine")).optimizer().schedule())
                .isEqualTo(LearningRateSchedule.of(ScheduleKind.COSINE, ScheduleUnit.EPOCH));
        assertThat(read(Map.of("checkpoint", 7)).fit().checkpoints()).isEqualTo(new Checkpoints(7, 2));
    }

    @Test
    void saysWhatIsMeant_whenTheShortFormIsWrong() {
        assertThatThrownBy(() -> read(Map.of("gradientClipping", 1.5)))
                .hasMessage("audit.yaml:7: 'gradientClipping.kind' is 1.5\n"
                        + "  Give one of none, value, layer, parameter, global.");
        assertThatThrownBy(() -> read(Map.of("schedule", List.of("cosine"))))
                .hasMessageStartingWith("audit.yaml:7: 'schedule.kind' is [cosine]\n");
    }
}
