package dev.assize.training.settings;

import java.util.Map;
import java.util.TreeMap;

/**
 * What values of a file say of how long and on what a network is fitted.
 *
 * @param given the values
 */
record GivenFit(Given given) {
    FitSettings settings(FitSettings usual) {
        Checkpoints checkpoints = usual.checkpoints();
        return new FitSettings(
                given.whole(TrainingSetting.EPOCHS, usual.epochs()),
                batch(usual.batch()),
                stopping(usual.stopping()),
                classWeights(),
                new Checkpoints(
                        given.whole(TrainingSetting.CHECKPOINT_EVERY, checkpoints.every()),
                        given.whole(TrainingSetting.CHECKPOINT_KEEP, checkpoints.keep())));
    }

    private BatchSettings batch(BatchSettings usual) {
        long memory = MemorySize.bytes(given.value(TrainingSetting.MEMORY)).orElse(usual.memoryBytes());
        return new BatchSettings(given.whole(TrainingSetting.BATCH, usual.rows()), memory);
    }

    private EarlyStopping stopping(EarlyStopping usual) {
        boolean never = given.value(TrainingSetting.PATIENCE).equals(EarlyStopping.NEVER);
        boolean all = given.value(TrainingSetting.CURVE_ROWS).equals(EarlyStopping.ALL);
        return new EarlyStopping(
                given.number(TrainingSetting.VALIDATION, usual.validationPart()),
                never ? 0 : given.whole(TrainingSetting.PATIENCE, usual.patience()),
                given.number(TrainingSetting.MIN_IMPROVEMENT, usual.minImprovement()),
                given.flag(TrainingSetting.RESTORE_BEST, usual.restoreBest()),
                all ? 0 : given.whole(TrainingSetting.CURVE_ROWS, usual.curveRows()));
    }

    private ClassWeights classWeights() {
        Object value = given.value(TrainingSetting.CLASS_WEIGHTS);
        if (value instanceof Map<?, ?> byClass) {
            Map<String, Double> numbers = new TreeMap<>();
            byClass.forEach((name, number) -> numbers.put(name.toString(), ((Number) number).doubleValue()));
            return ClassWeights.of(numbers);
        }
        return value.equals(ClassWeights.BALANCED.written()) ? ClassWeights.BALANCED : ClassWeights.NONE;
    }
}
