package dev.assize.training.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long and on what a network is fitted.
 *
 * @param epochs passes over the training rows at most, at least 1
 * @param batch rows of a step, and memory for them
 * @param stopping which epoch is kept and when training stops before the last
 * @param classWeights how much an example of each class counts
 * @param checkpoints how often the state is saved, where a folder for it is given
 */
public record FitSettings(
        int epochs, BatchSettings batch, EarlyStopping stopping, ClassWeights classWeights, Checkpoints checkpoints) {
    /**
     * Checks the numbers.
     *
     * @throws TrainingException if a number is outside its range; all such numbers are named
     */
    public FitSettings {
        TrainingSetting.require(values(epochs, batch, stopping, classWeights, checkpoints));
    }

    /**
     * Makes settings with checkpoints and memory as usual.
     *
     * @param epochs passes over the training rows at most
     * @param batchSize rows of a step; batches of an epoch differ by one row at most
     * @param validationPart part of the training rows that is held out to choose the best epoch; 0 keeps the last
     * @param patience epochs without a lower validation loss before it stops; 0 runs all epochs
     * @param classWeights how much an example of each class counts
     */
    public FitSettings(int epochs, int batchSize, double validationPart, int patience, ClassWeights classWeights) {
        this(
                epochs,
                BatchSettings.of(batchSize),
                new EarlyStopping(validationPart, patience, 0, true),
                classWeights,
                Checkpoints.DEFAULT);
    }

    /** Returns rows of a step; batches of an epoch differ by one row at most. */
    public int batchSize() {
        return batch.rows();
    }

    /** Returns the part of the training rows that is held out to choose the best epoch; 0 keeps the last epoch. */
    public double validationPart() {
        return stopping.validationPart();
    }

    /** Returns these settings with another number of epochs. */
    public FitSettings withEpochs(int most) {
        return new FitSettings(most, batch, stopping, classWeights, checkpoints);
    }

    /** Returns these settings with other batches. */
    public FitSettings withBatch(BatchSettings other) {
        return new FitSettings(epochs, other, stopping, classWeights, checkpoints);
    }

    /** Returns these settings with another rule for stopping. */
    public FitSettings withStopping(EarlyStopping other) {
        return new FitSettings(epochs, batch, other, classWeights, checkpoints);
    }

    /** Returns these settings with other class weights. */
    public FitSettings withClassWeights(ClassWeights other) {
        return new FitSettings(epochs, batch, stopping, other, checkpoints);
    }

    /** Returns these settings with other checkpoints. */
    public FitSettings withCheckpoints(Checkpoints other) {
        return new FitSettings(epochs, batch, stopping, classWeights, other);
    }

    /** Returns every setting by its key, in a fixed order. */
    Map<String, Object> values() {
        return values(epochs, batch, stopping, classWeights, checkpoints);
    }

    private static Map<String, Object> values(
            int epochs,
            BatchSettings batch,
            EarlyStopping stopping,
            ClassWeights classWeights,
            Checkpoints checkpoints) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.EPOCHS.key(), epochs);
        values.put(TrainingSetting.BATCH.key(), batch.rows());
        values.put(TrainingSetting.MEMORY.key(), MemorySize.text(batch.memoryBytes()));
        values.put(TrainingSetting.VALIDATION.key(), stopping.validationPart());
        values.put(TrainingSetting.PATIENCE.key(), stopping.patience());
        values.put(TrainingSetting.MIN_IMPROVEMENT.key(), stopping.minImprovement());
        values.put(TrainingSetting.RESTORE_BEST.key(), stopping.restoreBest());
        values.put(TrainingSetting.CURVE_ROWS.key(), stopping.curveRows());
        values.put(TrainingSetting.CLASS_WEIGHTS.key(), classWeights.written());
        values.put(TrainingSetting.CHECKPOINT_EVERY.key(), checkpoints.every());
        values.put(TrainingSetting.CHECKPOINT_KEEP.key(), checkpoints.keep());
        return values;
    }
}
