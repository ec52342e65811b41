package dev.assize.training;

import dev.assize.core.EncodedModel;
import dev.assize.core.Learner;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.training.settings.TrainingSettings;
import java.util.List;

/**
 * Fits multilayer perceptrons of one configuration.
 *
 * @param settings the configuration
 * @param task what to predict
 * @param features the columns to read
 */
public record TrainingLearner(TrainingSettings settings, Task task, List<String> features) implements Learner {
    /** Copies the columns. */
    public TrainingLearner {
        features = List.copyOf(features);
    }

    @Override
    public EncodedModel fit(Table rows, double[] weights, Seed seed) {
        TrainingPart part = TrainingPart.of(rows, task, features).withWeights(weights);
        return new Trainer(settings).train(part, seed, Progress.silent()).model();
    }
}
