package dev.assize.robustness;

import dev.assize.core.Decisions;
import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.EncodedFeature;
import dev.assize.core.EncodedModel;
import dev.assize.core.Evidence;
import dev.assize.core.Progress;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined.Cause;
import java.util.List;
import java.util.Optional;

/** Makes the evidence on FGSM over the numeric columns of a table. */
final class AttackEvidence {
    private final List<Double> strengths;
    private final int sliceRows;
    private final Progress progress;

    /** Takes the strengths in rising order. */
    AttackEvidence(List<Double> strengths, int sliceRows, Progress progress) {
        this.strengths = strengths;
        this.sliceRows = sliceRows;
        this.progress = progress;
    }

    /** Attacks at least one row. */
    List<Evidence> measure(TableModel model, Table rows, int[] truth) {
        if (strengths.isEmpty()) {
            return TrialEvidence.switchedOff(Trial.FGSM);
        }
        if (!(model instanceof EncodedModel encoded)
                || !(encoded.predictor() instanceof DifferentiablePredictor predictor)) {
            return TrialEvidence.undefined(
                    Trial.FGSM,
                    Cause.NOT_APPLICABLE,
                    "the model gives scores but no input gradients, which FGSM follows; accuracy under missing values "
                            + "and"
                            + " noise works without them");
        }
        List<EncodedFeature> features = encoded.encoder().features();
        if (features.stream().noneMatch(feature -> feature.kind() == EncodedFeature.Kind.NUMBER)) {
            return TrialEvidence.undefined(
                    Trial.FGSM,
                    Cause.NOT_APPLICABLE,
                    "the model reads no numeric column; FGSM on tables moves numbers and leaves categories alone");
        }
        Tensor inputs = encoded.encoder().encode(rows);
        TrialEvidence evidence = new TrialEvidence(
                Trial.FGSM,
                right(predictor, inputs, truth),
                "fast gradient sign on present numeric features, categories left alone");
        progress.at("robustness: fgsm directions", 0, strengths.size());
        Tensor directions = movable(Fgsm.directions(predictor, inputs, truth, sliceRows), features, rows);
        for (int i = 0; i < strengths.size(); i++) {
            Fgsm attack = new Fgsm(strengths.get(i), Optional.empty(), sliceRows);
            evidence.add(strengths.get(i), right(predictor, attack.step(inputs, directions), truth));
            progress.at("robustness: fgsm at strength " + strengths.get(i), i + 1, strengths.size());
        }
        return evidence.all();
    }

    /** Sets the direction to 0 where a feature is no number, or its cell is missing and has no number to move. */
    private static Tensor movable(Tensor directions, List<EncodedFeature> features, Table rows) {
        double[] kept = directions.toArray();
        for (int i = 0; i < kept.length; i++) {
            EncodedFeature feature = features.get(i % features.size());
            boolean moves = feature.kind() == EncodedFeature.Kind.NUMBER
                    && !rows.column(feature.column()).isMissing(i / features.size());
            kept[i] = moves ? kept[i] : 0;
        }
        return Tensor.adopt(kept, directions.shape());
    }

    private boolean[] right(DifferentiablePredictor predictor, Tensor inputs, int[] truth) {
        boolean[] right = new boolean[truth.length];
        for (int from = 0; from < truth.length; from += sliceRows) {
            int to = Math.min(truth.length, from + sliceRows);
            int[] decided = Decisions.mostProbable(predictor.predict(inputs.slice(from, to)));
            for (int row = from; row < to; row++) {
                right[row] = decided[row - from] == truth[row];
            }
        }
        return right;
    }
}
