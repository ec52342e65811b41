package dev.assize.training;

import dev.assize.core.Definition;
import java.util.List;
import java.util.stream.Stream;

/** What the evidence of a search means. */
final class SelectionDefinitions {
    private static final String STONE =
            "Stone, Cross-Validatory Choice and Assessment of Statistical Predictions, 1974";
    private static final String VARMA =
            "Varma and Simon, Bias in Error Estimation When Using Cross-Validation for Model Selection, 2006";

    private SelectionDefinitions() {}

    static List<Definition> all() {
        return Stream.concat(tried().stream(), nested().stream()).toList();
    }

    /** What was tried, and how it did. */
    private static List<Definition> tried() {
        return List.of(
                new Definition(
                        SelectionEvidence.TRIED,
                        "Configurations tried",
                        "configurations that were trained and scored on held-out folds before one was chosen",
                        Definition.Range.NOT_NEGATIVE,
                        "none; the more were tried, the more optimistic is the score of the best",
                        STONE),
                new Definition(
                        SelectionEvidence.TABLE,
                        "Configurations and their scores",
                        "means over held-out folds, the best configuration first, at most 100; the training record has "
                                + "the score of each fold",
                        Definition.Range.NOT_NEGATIVE,
                        "none",
                        STONE),
                new Definition(
                        SelectionEvidence.CROSS_LOSS,
                        "Loss in cross-validation",
                        "mean over folds of the weighted mean of -log(probability of the true class), or of the squared "
                                + "error, on rows that the fold's training did not see",
                        Definition.Range.NOT_NEGATIVE,
                        "0; higher is worse; optimistic for the chosen configuration",
                        STONE),
                new Definition(
                        SelectionEvidence.CROSS_ACCURACY,
                        "Accuracy in cross-validation",
                        "mean over folds of the part of rows whose most probable class is the true one, on rows that the "
                                + "fold's training did not see",
                        Definition.Range.UNIT,
                        "1; lower is worse; optimistic for the chosen configuration",
                        STONE));
    }

    /** What the choice itself is worth. */
    private static List<Definition> nested() {
        return List.of(
                new Definition(
                        SelectionEvidence.NESTED_LOSS,
                        "Loss in nested cross-validation",
                        "mean over outer folds of the loss of the configuration that was chosen without them",
                        Definition.Range.NOT_NEGATIVE,
                        "0; higher is worse; judges the choice itself",
                        VARMA),
                new Definition(
                        SelectionEvidence.NESTED_ACCURACY,
                        "Accuracy in nested cross-validation",
                        "mean over outer folds of the accuracy of the configuration that was chosen without them",
                        Definition.Range.UNIT,
                        "1; lower is worse; judges the choice itself",
                        VARMA));
    }
}
