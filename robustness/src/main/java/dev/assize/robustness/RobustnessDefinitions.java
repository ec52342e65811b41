package dev.assize.robustness;

import dev.assize.core.Definition;
import dev.assize.core.Definition.Range;
import java.util.ArrayList;
import java.util.List;

/** The ids of this module and what they mean. */
final class RobustnessDefinitions {
    static final String CLEAN_ACCURACY = "robustness.clean_accuracy";
    static final String ECE = "robustness.ece";
    static final String MCE = "robustness.mce";
    static final String RMS_CALIBRATION_ERROR = "robustness.rms_calibration_error";
    static final String ADAPTIVE_ECE = "robustness.adaptive_ece";
    static final String CLASSWISE_ECE = "robustness.classwise_ece";
    static final String NEGATIVE_LOG_LIKELIHOOD = "robustness.negative_log_likelihood";
    static final String BRIER_SCORE = "robustness.brier_score";
    static final String RELIABILITY = "robustness.reliability";

    private static final String CALIBRATION =
            "Guo, Pleiss, Sun, Weinberger, On Calibration of Modern Neural Networks, 2017";
    private static final String HIGHER = "1; lower is worse.";
    private static final String LOWER = "0; larger is worse.";

    private RobustnessDefinitions() {}

    static List<Definition> all() {
        List<Definition> all = new ArrayList<>();
        all.add(new Definition(
                CLEAN_ACCURACY,
                "Accuracy on the rows as they are",
                "Rows whose most probable class is the true one, divided by all rows.",
                Range.UNIT,
                HIGHER,
                "Convention"));
        all.addAll(damage(
                Trial.FGSM,
                "under the fast gradient sign attack",
                "Every present numeric feature moves by the stated strength, in standard deviations of the training "
                        + "part,"
                        + " to where the loss grows; categories stay as they are.",
                "Goodfellow, Shlens, Szegedy, Explaining and Harnessing Adversarial Examples, 2015"));
        all.addAll(
                damage(
                        Trial.MISSING,
                        "with missing values",
                        "Each cell of the columns that the model reads is emptied with the stated probability.",
                        "Schelter, Rukat, Biessmann, Learning to Validate the Predictions of Black Box Classifiers on Unseen Data, 2020"));
        all.addAll(damage(
                Trial.NOISE,
                "with noise on numeric columns",
                "Normal noise of the stated number of the column's own standard deviations is added to every number.",
                "Hendrycks, Dietterich, Benchmarking Neural Network Robustness to Common Corruptions, 2019"));
        all.addAll(calibration());
        return List.copyOf(all);
    }

    private static List<Definition> damage(Trial trial, String title, String formula, String citation) {
        return List.of(
                new Definition(
                        trial.accuracyId(),
                        "Accuracy " + title,
                        formula + " Then rows decided rightly, divided by all rows.",
                        Range.UNIT,
                        HIGHER,
                        citation),
                new Definition(
                        trial.dropId(),
                        "Accuracy lost " + title,
                        formula + " Accuracy before minus accuracy after, on the same rows.",
                        Range.SIGNED_UNIT,
                        LOWER,
                        citation),
                new Definition(
                        trial.curveId(),
                        "Accuracy " + title + ", by strength",
                        formula + " Accuracy at each strength; strength 0 is the table as it is.",
                        Range.UNIT,
                        HIGHER,
                        citation));
    }

    private static List<Definition> calibration() {
        String proper = "Gneiting, Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, 2007";
        return List.of(
                unit(
                        ECE,
                        "Expected calibration error",
                        "Sum over bins of equal width of (share of rows) * |mean confidence - accuracy|; confidence "
                                + "is the"
                                + " probability of the predicted class."),
                unit(MCE, "Largest calibration error", "Largest |mean confidence - accuracy| of a bin of equal width."),
                unit(
                        RMS_CALIBRATION_ERROR,
                        "Root mean square calibration error",
                        "Square root of the sum over bins of (share of rows) * (mean confidence - accuracy)²."),
                unit(
                        ADAPTIVE_ECE,
                        "Expected calibration error, bins of equal size",
                        "As the expected calibration error, with bins that hold equally many rows."),
                unit(
                        CLASSWISE_ECE,
                        "Expected calibration error of one class",
                        "As the expected calibration error, with the probability of one class as confidence and that "
                                + "class"
                                + " being the true one as hit, over all rows."),
                new Definition(
                        NEGATIVE_LOG_LIKELIHOOD,
                        "Negative log likelihood",
                        "Mean over rows of -ln p(true class), in nats, with p at least 2.22e-16.",
                        Range.NOT_NEGATIVE,
                        LOWER,
                        proper),
                new Definition(
                        BRIER_SCORE,
                        "Brier score",
                        "Mean over rows of the sum over classes of (p - 1 for the true class, p for the others)².",
                        Range.NOT_NEGATIVE,
                        LOWER,
                        proper),
                unit(
                        RELIABILITY,
                        "Reliability curve",
                        "Accuracy of each bin of equal width over its mean confidence; a calibrated model is on the"
                                + " diagonal."));
    }

    private static Definition unit(String id, String title, String formula) {
        return new Definition(id, title, formula, Range.UNIT, LOWER, CALIBRATION);
    }
}
