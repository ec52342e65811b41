package dev.assize.training.gan.quality;

import dev.assize.core.Counts;
import dev.assize.core.Curve;
import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import dev.assize.training.gan.GanEpoch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Says as evidence how a GAN was trained and how good its samples are. */
public final class GanEvidence {
    static final String LOSS = "training.gan_loss";
    static final String SCORE = "training.gan_score";
    static final String FRECHET = "training.gan_frechet_distance";
    static final String PRECISION = "training.gan_precision";
    static final String RECALL = "training.gan_recall";
    static final String CONFIDENCE = "training.gan_confidence";
    static final String CLASSES = "training.gan_classes";
    static final String CLASSIFIER = "training.gan_classifier_accuracy";
    static final String COPIED = "training.gan_copied_fraction";
    static final String DISTANCE = "training.gan_nearest_distance_ratio";
    static final String COPYING = "training.gan_copying_z";

    private GanEvidence() {}

    /** Returns what the ids mean. */
    public static List<Definition> definitions() {
        return GanDefinitions.all();
    }

    /** Returns both losses and both scores over epochs. */
    public static List<Evidence> of(List<GanEpoch> epochs) {
        return List.of(
                new Curve(
                        new EvidenceKey(LOSS, Scope.ALL),
                        "epoch",
                        "mean loss over the steps of an epoch",
                        List.of(
                                series("discriminator", epochs, GanEpoch::discriminatorLoss),
                                series("generator", epochs, GanEpoch::generatorLoss))),
                new Curve(
                        new EvidenceKey(SCORE, Scope.ALL),
                        "epoch",
                        "mean probability of being real",
                        List.of(
                                series("generated", epochs, GanEpoch::fakeScore),
                                series(
                                        "real",
                                        epochs.stream()
                                                .filter(epoch ->
                                                        epoch.realScore().isPresent())
                                                .toList(),
                                        epoch -> epoch.realScore().orElseThrow()))));
    }

    private static Curve.Series series(String name, List<GanEpoch> epochs, ToDoubleFunction<GanEpoch> value) {
        return new Curve.Series(
                name,
                epochs.stream()
                        .map(epoch -> new Curve.Point(epoch.number(), Estimate.certain(value.applyAsDouble(epoch))))
                        .toList());
    }

    /** Returns what was measured on samples. */
    public static List<Evidence> of(GanQuality quality) {
        long samples = quality.covered().precision().rows();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(number(
                new EvidenceKey(FRECHET, Scope.ALL.with("images", "samples")),
                quality.distance().samples(),
                samples));
        evidence.add(number(
                new EvidenceKey(FRECHET, Scope.ALL.with("images", "real")),
                quality.distance().real(),
                samples));
        evidence.add(rate(PRECISION, quality.covered().precision()));
        evidence.add(rate(RECALL, quality.covered().recall()));
        evidence.add(new MeasuredValue(
                new EvidenceKey(CONFIDENCE, Scope.ALL),
                Estimate.certain(quality.classes().confidence()),
                Unit.FRACTION,
                samples,
                "mean of the classifier's highest probability"));
        evidence.add(new MeasuredValue(
                new EvidenceKey(CLASSES, Scope.ALL),
                Estimate.certain((double) quality.classes().occurring()),
                Unit.COUNT,
                samples,
                "classes that the classifier takes at least one sample for, of "
                        + quality.classes().samples().size()));
        evidence.add(rate(CLASSIFIER, quality.classes().accuracy()));
        evidence.add(new MeasuredValue(
                new EvidenceKey(COPIED, Scope.ALL),
                Estimate.certain(quality.copying().copied()),
                Unit.FRACTION,
                samples,
                "samples nearer to a training image than 99 % of held-out images"));
        evidence.add(new MeasuredValue(
                new EvidenceKey(DISTANCE, Scope.ALL),
                Estimate.certain(quality.copying().distanceRatio()),
                Unit.RATIO,
                samples,
                "medians of distances in ink"));
        evidence.add(
                number(new EvidenceKey(COPYING, Scope.ALL), quality.copying().z(), samples));
        return List.copyOf(evidence);
    }

    private static Evidence number(EvidenceKey key, double value, long rows) {
        return new MeasuredValue(key, Estimate.certain(value), Unit.NUMBER, rows, rows + " images on each side");
    }

    private static Evidence rate(String id, Counts counts) {
        EvidenceKey key = new EvidenceKey(id, Scope.ALL);
        return Estimates.rate(counts)
                .<Evidence>map(estimate ->
                        new MeasuredValue(key, estimate, Unit.FRACTION, counts.rows(), "counted, Wilson interval"))
                .orElseGet(() -> new Undefined(key, Undefined.Cause.NO_VALUE, "there are no images to count"));
    }
}
