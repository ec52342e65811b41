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
import org.junit.jupiter.params.provider.MethodSource;

class ContradictionsTest {
    private static TrainingSettings read(Map<String, ?> values) {
        return TrainingSettingsReader.read(values, key -> Place.of(key));
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of(
                        Map.of("optimizer", "sgd", "beta1", 0.8),
                        "beta1: 'beta1' has no effect on optimizer sgd\n"
                                + "  Leave it out, or choose another optimizer."),
                Arguments.of(
                        Map.of("optimizer", "adadelta", "learningRate", 0.1),
                        "learningRate: 'learningRate' has no effect on optimizer adadelta\n"
                                + "  Leave it out, or choose another optimizer."),
                Arguments.of(
                        Map.of("optimizer", "adadelta", "schedule", "cosine"),
                        "schedule.kind: 'schedule.kind' has no effect on optimizer adadelta\n"
                                + "  Leave it out, or choose another optimizer."),
                Arguments.of(
                        Map.of("momentum", 0.5),
                        "momentum: 'momentum' has no effect on optimizer adam\n"
                                + "  Leave it out, or choose another optimizer."),
                Arguments.of(
                        Map.of("schedule", Map.of("kind", "cosine", "power", 2)),
                        "schedule.power: 'schedule.power' has no effect on schedule cosine\n"
                                + "  Leave it out, or choose another schedule."),
                Arguments.of(
                        Map.of("schedule", Map.of("factor", 0.5)),
                        "schedule.factor: 'schedule.factor' has no effect on schedule constant\n"
                                + "  Leave it out, or choose another schedule."),
                Arguments.of(
                        Map.of("schedule", Map.of("kind", "cycle", "unit", "step")),
                        "schedule.kind: the schedule cycle counts steps and has no length\n"
                                + "  Add 'length: N' to the schedule, or count it by 'unit: epoch'."),
                Arguments.of(
                        Map.of("schedule", Map.of("kind", "exponential", "unit", "step", "warmUp", 5)),
                        "schedule.kind: the schedule exponential cannot have a warm-up that counts steps\n"
                                + "  Count it by 'unit: epoch', or choose constant, polynomial, cosine or cycle."),
                Arguments.of(
                        Map.of("schedule", Map.of("kind", "cosine", "unit", "step", "length", 10_001)),
                        "schedule.kind: the schedule cosine of length 10001 is a table of too many rates\n"
                                + "  Give a length of at most 10000, or count it by 'unit: epoch'."),
                Arguments.of(
                        Map.of("gradientClipping", Map.of("limit", 1)),
                        "gradientClipping.limit: gradients are clipped, and it is not said how\n"
                                + "  Add 'kind: global' to 'gradientClipping', or another one of value, layer, "
                                + "parameter."),
                Arguments.of(
                        Map.of("kind", "cnn", "filters", List.of(8, 16), "kernel", List.of(5, 3, 3)),
                        "kernel: 'kernel' has 3 values for 2 convolutions: 5, 3, 3\n"
                                + "  Give one value for all, or one for each number of 'filters'."),
                Arguments.of(
                        Map.of("kind", "lstm", "bidirectional", "true", "pooling", "last"),
                        "pooling: 'pooling' is 'last' and 'bidirectional' is true\n"
                                + "  At the last step, the direction that reads backwards has seen one step only; "
                                + "give mean or max."),
                Arguments.of(
                        Map.of("kind", "dl4j"),
                        "kind: 'configuration' is missing for kind dl4j\n"
                                + "  Add 'configuration: FILE.json', a configuration as DL4J's toJson() writes it."),
                Arguments.of(
                        Map.of("kind", "dl4j", "configuration", "{}", "learningRate", 0.1),
                        "kind: the updater of the configuration is changed, and no 'optimizer' is given\n"
                                + "  Add 'optimizer: adam' or another one; it then replaces the updater of every "
                                + "layer."));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void refusesWhatMakesNoSenseTogether(Map<String, ?> values, String message) {
        assertThatThrownBy(() -> read(values))
                .isInstanceOf(TrainingException.class)
                .hasMessage(message);
    }

    static Stream<Map<String, Object>> together() {
        return Stream.of(
                Map.of("optimizer", "momentum", "momentum", 0.5),
                Map.of("optimizer", "rmsprop", "decay", 0.9, "epsilon", 1e-6),
                Map.of("optimizer", "adadelta", "decay", 0.9),
                Map.of("schedule", Map.of("kind", "cycle", "unit", "step", "length", 1_000_000)),
                Map.of("schedule", Map.of("unit", "step", "warmUp", 100)),
                Map.of("schedule", Map.of("kind", "cosine", "unit", "step", "length", 900, "warmUp", 100)),
                Map.of("gradientClipping", Map.of("kind", "global")),
                Map.of("kind", "cnn", "filters", List.of(8, 16), "kernel", List.of(5, 3), "padding", "same"),
                Map.of("kind", "lstm", "bidirectional", "false", "pooling", "last"));
    }

    @ParameterizedTest
    @MethodSource("together")
    void takesWhatMakesSenseTogether(Map<String, Object> values) {
        TrainingSettings settings = read(values);

        assertThat(read(settings.values())).isEqualTo(settings);
    }

    @Test
    void refusesInCodeWhatItRefusesInFiles() {
        assertThatThrownBy(
                        () -> new LstmNetwork(List.of(4), true, SequencePooling.LAST, List.of(), HiddenActivation.RELU))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("training settings: 'pooling' is 'last' and 'bidirectional' is true\n");
        assertThatThrownBy(() -> LearningRateSchedule.of(ScheduleKind.COSINE, ScheduleUnit.STEP))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("training settings: the schedule cosine counts steps and has no length\n");
        assertThatThrownBy(() -> OptimizerSettings.of(Optimizer.SGD, 0.1).with(OptimizerConstant.BETA1, 0.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sgd has no constant 'beta1'; leave it out or choose an optimizer that has it");
    }
}
