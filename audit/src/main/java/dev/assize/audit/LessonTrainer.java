package dev.assize.audit;

import dev.assize.core.Tensor;
import dev.assize.fairness.mitigation.MitigationMethod;
import dev.assize.training.TrainedModel;
import dev.assize.training.TrainingPart;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Trains on the same rows with other labels and weights. */
final class LessonTrainer implements MitigationMethod.Trainer<TrainedModel> {
    private final TrainingPart part;
    private final Function<TrainingPart, TrainedModel> training;

    LessonTrainer(TrainingPart part, Function<TrainingPart, TrainedModel> training) {
        this.part = part;
        this.training = training;
    }

    @Override
    public TrainedModel learn(int[] labels, double[] weights) {
        int favorable = part.task().favorableIndex();
        int[] classes = Arrays.stream(labels)
                .map(label -> label == 1 ? favorable : 1 - favorable)
                .toArray();
        return training.apply(part.withLesson(classes, weights));
    }

    @Override
    public double[] decide(TrainedModel model) {
        return Arrays.stream(scores(model)).map(score -> score > 0.5 ? 1 : 0).toArray();
    }

    @Override
    public double[] scores(TrainedModel model) {
        return probabilities(model, part);
    }

    /** Returns the probability of the favorable class that a model gives each row of a part. */
    static double[] probabilities(TrainedModel model, TrainingPart part) {
        Tensor scores = model.score(part.rows());
        int favorable = part.task().favorableIndex();
        return IntStream.range(0, scores.rows())
                .mapToDouble(row -> Math.max(0, Math.min(1, scores.at(row, favorable))))
                .toArray();
    }
}
