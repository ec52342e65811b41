package dev.assize.robustness;

import dev.assize.core.Counts;
import dev.assize.core.Curve;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Seed;
import dev.assize.core.Tensor;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the evidence on whether probabilities mean what they say. */
final class CalibrationEvidence {
    private final RobustnessOptions.CalibrationOptions options;
    private final Seed seed;

    CalibrationEvidence(RobustnessOptions.CalibrationOptions options, Seed seed) {
        this.options = options;
        this.seed = seed;
    }

    /** Measures at least one row of probabilities; {@code classes} names the columns. */
    List<Evidence> measure(Tensor probabilities, int[] truth, List<String> classes) {
        Confidences decided = Confidences.ofDecisions(probabilities, truth);
        Reliability equalWidth = Reliability.equalWidth(decided, options.bins());
        String bins = options.bins() + " bins of equal width";
        int rows = truth.length;
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(value(
                key(RobustnessDefinitions.ECE),
                CalibrationErrorInterval.of(decided, options.bins(), options.draws(), seed.child("ece")),
                rows,
                bins + "; interval from " + options.draws() + " bootstrap draws, corrected for bias"));
        evidence.add(value(key(RobustnessDefinitions.MCE), plain(equalWidth.largestError()), rows, bins));
        evidence.add(value(
                key(RobustnessDefinitions.RMS_CALIBRATION_ERROR), plain(equalWidth.rootMeanSquareError()), rows, bins));
        evidence.add(value(
                key(RobustnessDefinitions.ADAPTIVE_ECE),
                plain(Reliability.equalSize(decided, options.bins()).expectedError()),
                rows,
                options.bins() + " bins of equal size"));
        for (int k = 0; k < classes.size(); k++) {
            Confidences ofClass = Confidences.ofClass(probabilities, truth, k);
            double error = Reliability.equalWidth(ofClass, options.bins()).expectedError();
            Scope scope = Scope.ALL.withClass(classes.get(k));
            evidence.add(value(new EvidenceKey(RobustnessDefinitions.CLASSWISE_ECE, scope), plain(error), rows, bins));
        }
        evidence.addAll(scores(probabilities, truth));
        evidence.add(curve(equalWidth));
        return evidence;
    }

    private static List<Evidence> scores(Tensor probabilities, int[] truth) {
        return List.of(
                new MeasuredValue(
                        key(RobustnessDefinitions.NEGATIVE_LOG_LIKELIHOOD),
                        ProperScores.negativeLogLikelihood(probabilities, truth),
                        Unit.NUMBER,
                        truth.length,
                        "mean over rows"),
                new MeasuredValue(
                        key(RobustnessDefinitions.BRIER_SCORE),
                        ProperScores.brier(probabilities, truth),
                        Unit.NUMBER,
                        truth.length,
                        "mean over rows, sum over classes"));
    }

    /** One point for each bin with rows: accuracy with its Wilson interval over mean confidence. */
    private static Curve curve(Reliability reliability) {
        List<Curve.Point> accuracy = new ArrayList<>();
        List<Curve.Point> diagonal = new ArrayList<>();
        for (Reliability.Bin bin : reliability.bins()) {
            Optional<Estimate> rate = Estimates.rate(new Counts("right", bin.hits(), bin.rows()));
            rate.ifPresent(hit -> {
                accuracy.add(new Curve.Point(bin.meanConfidence(), hit));
                diagonal.add(new Curve.Point(bin.meanConfidence(), Estimate.certain(bin.meanConfidence())));
            });
        }
        return new Curve(
                key(RobustnessDefinitions.RELIABILITY),
                "mean confidence",
                "accuracy",
                List.of(new Curve.Series("measured", accuracy), new Curve.Series("calibrated", diagonal)));
    }

    private static EvidenceKey key(String id) {
        return new EvidenceKey(id, Scope.ALL);
    }

    /** A figure that has sampling error, but no interval here. */
    private static Estimate plain(double value) {
        return new Estimate(value, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static MeasuredValue value(EvidenceKey key, Estimate estimate, int rows, String method) {
        return new MeasuredValue(key, estimate, Unit.FRACTION, rows, method);
    }
}
