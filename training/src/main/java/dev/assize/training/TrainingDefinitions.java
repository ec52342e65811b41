package dev.assize.training;

import dev.assize.core.Definition;
import java.util.List;
import java.util.stream.Stream;

/** What the evidence of a training means. */
final class TrainingDefinitions {
    private TrainingDefinitions() {}

    static List<Definition> all() {
        return Stream.of(fit(), facts(), SelectionDefinitions.all())
                .flatMap(List::stream)
                .toList();
    }

    /** How well the network fits. */
    private static List<Definition> fit() {
        return List.of(
                new Definition(
                        TrainingEvidence.LOSS,
                        "Loss over epochs",
                        "weighted mean of -log(probability of the true class), or of the squared error, after each "
                                + "epoch; without penalties and dropout",
                        Definition.Range.NOT_NEGATIVE,
                        "0; higher is worse; a validation line that rises while the training line falls is overfitting",
                        "Goodfellow, Bengio, Courville, Deep Learning, 2016, section 7.8"),
                new Definition(
                        TrainingEvidence.ACCURACY,
                        "Accuracy in training",
                        "rows whose most probable class is the true one / rows, at the epoch that was kept; for the "
                                + "rows that gradients came from and for the rows that chose the epoch",
                        Definition.Range.UNIT,
                        "1; lower is worse; both parts are optimistic, because training saw them",
                        "Goodfellow, Bengio, Courville, Deep Learning, 2016, section 5.3"),
                new Definition(
                        TrainingEvidence.ACCURACY_GAP,
                        "Accuracy gap in training",
                        "accuracy on training rows - accuracy on held-out rows, at the epoch that was kept",
                        Definition.Range.SIGNED_UNIT,
                        "0; far above 0 is overfitting",
                        "Yeom et al., Privacy Risk in Machine Learning, 2018, section 3"));
    }

    /** What was done. */
    private static List<Definition> facts() {
        return List.of(
                new Definition(
                        TrainingEvidence.EPOCHS,
                        "Epochs",
                        "passes over the training rows behind the parameters that were kept",
                        Definition.Range.NOT_NEGATIVE,
                        "none",
                        "project definition"),
                new Definition(
                        TrainingEvidence.PARAMETERS,
                        "Parameters",
                        "number of weights and biases that were learned",
                        Definition.Range.NOT_NEGATIVE,
                        "none",
                        "project definition"),
                new Definition(
                        TrainingEvidence.PRIVATE,
                        "Private training",
                        "1 if the parameters were learned with a differential privacy guarantee, else 0",
                        Definition.Range.UNIT,
                        "1 where people's data must not be recoverable from the model",
                        "Abadi et al., Deep Learning with Differential Privacy, 2016"),
                new Definition(
                        TrainingEvidence.UNSEEN,
                        "Judged rows were not trained on",
                        "1 if no row that the evidence rests on was in the training part, by row number; 0 if some were",
                        Definition.Range.UNIT,
                        "1; where rows were trained on, every figure of them is optimistic",
                        "Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 2009, section 7.2"));
    }
}
