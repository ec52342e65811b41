package dev.assize.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.training.settings.LearningRateSchedule;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.ScheduleKind;
import dev.assize.training.settings.ScheduleNumber;
import dev.assize.training.settings.ScheduleUnit;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

class SchedulesTest {
    private static final double RATE = 0.2;
    private static final int EPOCHS = 8;

    private static LearningRateSchedule of(ScheduleKind kind) {
        return LearningRateSchedule.of(kind, ScheduleUnit.EPOCH);
    }

    /** The formulas of {@link ScheduleKind}, written down again. */
    static Stream<Arguments> curves() {
        return Stream.of(
                curve(of(ScheduleKind.STEP).with(ScheduleNumber.EVERY, 3), t -> RATE * Math.pow(0.5, t / 3)),
                curve(of(ScheduleKind.EXPONENTIAL), t -> RATE * Math.pow(0.95, t)),
                curve(of(ScheduleKind.INVERSE).with(ScheduleNumber.POWER, 2), t -> RATE / Math.pow(1 + 0.1 * t, 2)),
                curve(
                        of(ScheduleKind.POLYNOMIAL).with(ScheduleNumber.POWER, 2),
                        t -> RATE * Math.pow(1 - t / (double) EPOCHS, 2)),
                curve(of(ScheduleKind.SIGMOID), t -> RATE / (1 + Math.exp(t - 5.0))),
                curve(of(ScheduleKind.COSINE), t -> RATE * (1 + Math.cos(Math.PI * t / EPOCHS)) / 2),
                curve(of(ScheduleKind.CONSTANT).withWarmUp(4), t -> RATE * Math.min(1, (t + 1) / 4.0)),
                curve(
                        of(ScheduleKind.COSINE).withWarmUp(2),
                        t -> RATE * (1 + Math.cos(Math.PI * t / EPOCHS)) / 2 * Math.min(1, (t + 1) / 2.0)),
                curve(
                        of(ScheduleKind.EXPONENTIAL).withWarmUp(2),
                        t -> RATE * Math.pow(0.95, t) * Math.min(1, (t + 1) / 2.0)));
    }

    private static Arguments curve(LearningRateSchedule schedule, IntToDoubleFunction formula) {
        return Arguments.of(schedule, formula);
    }

    private static IUpdater inANetwork(LearningRateSchedule schedule) {
        TrainingSettings settings = TrainingSettings.defaults()
                .withOptimizer(OptimizerSettings.of(Optimizer.SGD, RATE).withSchedule(schedule));
        TrainingSettings longer = settings.withFit(settings.fit().withEpochs(EPOCHS));
        MultiLayerNetwork network =
                (MultiLayerNetwork) NetworkBuilder.build(longer, new int[] {3}, 2, new dev.assize.core.Seed(1));
        MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(
                network.getLayerWiseConfigurations().toJson());
        return ((BaseLayer) read.getConf(1).getLayer()).getIUpdater();
    }

    @ParameterizedTest
    @MethodSource("curves")
    void followsItsFormula_evenWhenReadBackFromJson(LearningRateSchedule schedule, IntToDoubleFunction formula) {
        IUpdater updater = inANetwork(schedule);

        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            assertThat(updater.getLearningRate(1000, epoch))
                    .as("epoch " + epoch)
                    .isCloseTo(formula.applyAsDouble(epoch), within(1e-12));
        }
    }

    @Test
    void countsStepsOrEpochs() {
        LearningRateSchedule schedule = LearningRateSchedule.of(ScheduleKind.EXPONENTIAL, ScheduleUnit.STEP)
                .with(ScheduleNumber.FACTOR, 0.5);

        ISchedule made = Schedules.of(schedule, 1, EPOCHS).orElseThrow();

        assertThat(made.valueAt(3, 0)).isCloseTo(0.125, within(1e-12));
        assertThat(made.valueAt(0, 3)).isCloseTo(1, within(1e-12));
    }

    @Test
    void cycleRisesToTheRateAndEndsFarBelow() {
        ISchedule cycle = Schedules.of(of(ScheduleKind.CYCLE), RATE, 40).orElseThrow();

        double highest = 0;
        for (int epoch = 0; epoch < 40; epoch++) {
            highest = Math.max(highest, cycle.valueAt(0, epoch));
        }
        assertThat(cycle.valueAt(0, 0)).isCloseTo(RATE / 10, within(1e-12));
        assertThat(highest).isBetween(0.9 * RATE, RATE + 1e-12);
        assertThat(cycle.valueAt(0, 39)).isLessThan(RATE / 10);
    }

    @Test
    void staysAtTheLastRate_whenTrainingGoesOn() {
        ISchedule cosine = Schedules.of(of(ScheduleKind.COSINE).with(ScheduleNumber.LENGTH, 5), RATE, 50)
                .orElseThrow();

        assertThat(cosine.valueAt(0, 400)).isCloseTo(cosine.valueAt(0, 4), within(1e-12));
        assertThat(cosine.valueAt(0, 4)).isGreaterThan(0);
    }

    @Test
    void isNothing_whenTheRateIsConstant() {
        assertThat(Schedules.of(LearningRateSchedule.CONSTANT, RATE, EPOCHS)).isEmpty();
    }

    @Test
    void refusesATableOfTooManyRates() {
        assertThatThrownBy(() -> Schedules.of(of(ScheduleKind.COSINE), RATE, 20_000))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training settings: the schedule cosine over 20000 epochs is a table of too many rates\n"
                        + "  Give it a 'length' of at most 10000, or train less long.");
    }
}
