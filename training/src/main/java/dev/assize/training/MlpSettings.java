package dev.assize.training;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is chosen about a multilayer perceptron and its training, apart from rows and seed.
 *
 * @param hidden units of each hidden layer; empty makes a linear model
 * @param activation the function between hidden layers
 * @param optimizer how gradients change parameters
 * @param regularization what keeps it from learning examples by heart
 * @param fit how long and on what
 */
public record MlpSettings(
        List<Integer> hidden,
        HiddenActivation activation,
        OptimizerSettings optimizer,
        Regularization regularization,
        FitSettings fit) {
    /**
     * Checks every number.
     *
     * @throws TrainingException if a number is outside its range; all such numbers are named
     */
    public MlpSettings {
        hidden = List.copyOf(hidden);
        List<Problem> problems = new ArrayList<>();
        values(hidden, activation, optimizer, regularization, fit)
                .forEach((key, value) -> MlpSetting.named(key)
                        .fault(value)
                        .ifPresent(fault -> problems.add(fault.at(Place.of("training settings")))));
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
    }

    /** Returns settings that do well on tables of some ten thousand rows. */
    public static MlpSettings defaults() {
        return new MlpSettings(
                List.of(64, 32),
                HiddenActivation.RELU,
                OptimizerSettings.of(Optimizer.ADAM, 1e-3),
                Regularization.NONE,
                new FitSettings(15, 256, 0.1, 3, ClassWeights.NONE));
    }

    /** Returns these settings with other hidden layers. */
    public MlpSettings withHidden(List<Integer> units) {
        return new MlpSettings(units, activation, optimizer, regularization, fit);
    }

    /** Returns these settings with another activation. */
    public MlpSettings withActivation(HiddenActivation other) {
        return new MlpSettings(hidden, other, optimizer, regularization, fit);
    }

    /** Returns these settings with another optimizer. */
    public MlpSettings withOptimizer(OptimizerSettings other) {
        return new MlpSettings(hidden, activation, other, regularization, fit);
    }

    /** Returns these settings with other regularization. */
    public MlpSettings withRegularization(Regularization other) {
        return new MlpSettings(hidden, activation, optimizer, other, fit);
    }

    /** Returns these settings with another fit. */
    public MlpSettings withFit(FitSettings other) {
        return new MlpSettings(hidden, activation, optimizer, regularization, other);
    }

    /** Returns every setting by its key, in a fixed order; {@link MlpSettingsReader} reads them back. */
    public Map<String, Object> values() {
        return values(hidden, activation, optimizer, regularization, fit);
    }

    private static Map<String, Object> values(
            List<Integer> hidden,
            HiddenActivation activation,
            OptimizerSettings optimizer,
            Regularization regularization,
            FitSettings fit) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(MlpSetting.HIDDEN.key(), hidden);
        values.put(MlpSetting.ACTIVATION.key(), activation.id());
        values.put(MlpSetting.OPTIMIZER.key(), optimizer.optimizer().id());
        values.put(MlpSetting.LEARNING_RATE.key(), optimizer.learningRate());
        values.put(MlpSetting.MOMENTUM.key(), optimizer.momentum());
        values.put(MlpSetting.L1.key(), regularization.l1());
        values.put(MlpSetting.L2.key(), regularization.l2());
        values.put(MlpSetting.WEIGHT_DECAY.key(), regularization.weightDecay());
        values.put(MlpSetting.DROPOUT.key(), regularization.dropout());
        values.put(MlpSetting.EPOCHS.key(), fit.epochs());
        values.put(MlpSetting.BATCH.key(), fit.batchSize());
        values.put(MlpSetting.VALIDATION.key(), fit.validationPart());
        values.put(MlpSetting.PATIENCE.key(), fit.patience());
        values.put(MlpSetting.CLASS_WEIGHTS.key(), fit.classWeights().id());
        return values;
    }
}
