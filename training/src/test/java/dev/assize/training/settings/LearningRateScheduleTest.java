package dev.assize.training.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LearningRateScheduleTest {
    private static LearningRateSchedule read(Map<String, ?> schedule) {
        return TrainingSettingsReader.read(Map.of("schedule", schedule), key -> Place.of(key))
                .optimizer()
                .schedule();
    }

    @ParameterizedTest
    @EnumSource(ScheduleKind.class)
    void readsEveryKindWithEveryNumberOfIts(ScheduleKind kind) {
        for (ScheduleNumber number : ScheduleNumber.values()) {
            if (kind.has(number)) {
                String key = number.key().substring("schedule.".length());

                LearningRateSchedule schedule = read(Map.of("kind", kind.id(), key, 4));

                assertThat(schedule.numbers()).containsEntry(number, 4.0);
                assertThat(schedule)
                        .isEqualTo(LearningRateSchedule.of(kind, ScheduleUnit.EPOCH)
                                .with(number, 4));
            }
        }
        assertThat(read(Map.of("kind", kind.id())).kind()).isEqualTo(kind);
    }

    @Test
    void writesOnlyWhatHasAnEffect() {
        LearningRateSchedule step = LearningRateSchedule.of(ScheduleKind.STEP, ScheduleUnit.STEP);

        assertThat(LearningRateSchedule.CONSTANT.values()).isEmpty();
        assertThat(step.values())
                .containsExactly(
                        Map.entry("schedule.kind", "step"),
                        Map.entry("schedule.unit", "step"),
                        Map.entry("schedule.factor", 0.5),
                        Map.entry("schedule.every", 10),
                        Map.entry("schedule.warmUp", 0));
    }

    @Test
    void hasTheLengthOfTheTraining_unlessOneIsGiven() {
        LearningRateSchedule open = LearningRateSchedule.of(ScheduleKind.COSINE, ScheduleUnit.EPOCH);

        assertThat(open.length()).isEmpty();
        assertThat(open.with(ScheduleNumber.LENGTH, 12).length()).hasValue(12);
        assertThatThrownBy(() -> open.number(ScheduleNumber.LENGTH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the schedule cosine does not state 'schedule.length'; ask length() for lengths");
    }

    @Test
    void forgetsTheUnit_whenNothingChangesWithTime() {
        assertThat(LearningRateSchedule.of(ScheduleKind.CONSTANT, ScheduleUnit.STEP))
                .isEqualTo(LearningRateSchedule.CONSTANT);
        assertThat(new LearningRateSchedule(ScheduleKind.CONSTANT, ScheduleUnit.STEP, Map.of(), 5).unit())
                .isEqualTo(ScheduleUnit.STEP);
    }

    @Test
    void refusesNumbersThatTheKindDoesNotHave() {
        assertThatThrownBy(() -> LearningRateSchedule.of(ScheduleKind.STEP, ScheduleUnit.EPOCH)
                        .with(ScheduleNumber.POWER, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the schedule step has no 'schedule.power'; leave it out or choose a schedule that has it");
    }

    @ParameterizedTest
    @CsvSource({
        "step, factor, 0, 'a number above 0 and at most 10, for example 0.5'",
        "inverse, power, 11, 'a number above 0 and at most 10, for example 1'",
        "sigmoid, steepness, -1, 'a number above 0 and at most 100, for example 1'",
        "step, every, 0, 'a whole number from 1 to 1000000000, for example 10'",
        "cosine, length, 0, 'a whole number from 1 to 1000000000, for example 30'",
        "sigmoid, center, -1, 'a whole number from 0 to 1000000000, for example 5'",
        "constant, warmUp, 10001, 'a whole number from 0 to 10000, for example 5'",
    })
    void refusesNumbersOutsideTheirRange(String kind, String key, int value, String allowed) {
        assertThatThrownBy(() -> read(Map.of("kind", kind, key, value)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("schedule." + key + ": 'schedule." + key + "' is " + value + "\n  Give " + allowed + ".");
    }

    @Test
    void refusesAFractionOfAnEpoch_whenMadeInCode() {
        assertThatThrownBy(() -> LearningRateSchedule.of(ScheduleKind.STEP, ScheduleUnit.EPOCH)
                        .with(ScheduleNumber.EVERY, 2.5))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training settings: 'schedule.every' is 2.5\n"
                        + "  Give a whole number from 1 to 1000000000, for example 10.");
    }

    @ParameterizedTest
    @CsvSource({"hour, 'one of epoch, step'", "epochs, 'one of epoch, step'"})
    void refusesOtherUnits(String unit, String allowed) {
        assertThatThrownBy(() -> read(Map.of("kind", "step", "unit", unit)))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("schedule.unit: 'schedule.unit' is '" + unit + "'\n")
                .hasMessageEndingWith("Give " + allowed + ".");
    }
}
