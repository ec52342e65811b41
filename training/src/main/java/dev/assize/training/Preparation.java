package dev.assize.training;

import dev.assize.core.Digest;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.data.encoding.TableEncoder;
import dev.assize.training.settings.FitSettings;
import dev.assize.training.settings.TrainingException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Training rows made ready for a network.
 *
 * @param classes number of classes, 0 for regression
 * @param encoder fitted on the rows that gradients come from
 * @param scale how labels are scaled
 * @param training the examples that gradients come from
 * @param validation the examples that choose the best epoch
 * @param digests SHA-256 of what the rows say, of which are held out, of the encoder, and of the given sources
 */
record Preparation(
        int classes,
        TableEncoder encoder,
        TargetScale scale,
        Examples training,
        Optional<Examples> validation,
        SortedMap<String, Digest> digests) {

    /** Prepares the rows of {@code part}; the seed chooses the held-out rows. */
    static Preparation of(TrainingPart part, FitSettings settings, Seed seed) {
        int[] kept = weighted(part.weights());
        if (kept.length == 0) {
            throw TrainingException.of(
                    "training rows",
                    "there are no training rows",
                    "Check the split and any filter; a model needs at least one row to learn from.");
        }
        Table rows = part.rows().select(kept);
        int classes = part.task().classes().size();
        float[] labels = LabelCells.read(rows, part.task());
        Parts parts = Parts.divide(labels, Math.max(1, classes), settings.validationPart(), seed);
        float[] weights = new ExampleWeights(settings.classWeights(), classes)
                .scaled(pick(part.weights(), kept), labels, parts.training());
        TargetScale scale = classes == 0
                ? TargetScale.fit(pick(labels, parts.training()), pick(weights, parts.training()))
                : TargetScale.NONE;
        TableEncoder encoder = TableEncoder.fit(rows.select(parts.training()), part.features());
        float[] targets = scale.apply(labels);
        Optional<Examples> validation = parts.validation().length == 0
                ? Optional.empty()
                : Optional.of(examples(rows, encoder, targets, weights, parts.validation()));
        return new Preparation(
                classes,
                encoder,
                scale,
                examples(rows, encoder, targets, weights, parts.training()),
                validation,
                digests(part, parts, kept, encoder));
    }

    /** Returns what measures a network on examples. */
    Scorer scorer(Examples examples) {
        return new Scorer(examples, classes, scale);
    }

    private static SortedMap<String, Digest> digests(TrainingPart part, Parts parts, int[] kept, TableEncoder encoder) {
        SortedMap<String, Digest> digests = new TreeMap<>(part.sources());
        digests.put(RowDigests.ROWS, RowDigests.of(part));
        digests.put(RowDigests.WEIGHTS, RowDigests.of(part.weights()));
        digests.put(RowDigests.HELD_OUT, RowDigests.of(pick(kept, parts.validation())));
        digests.put("encoder", Digest.of(encoder.toJson()));
        return digests;
    }

    /** Returns the rows that count: those of a weight above 0. */
    static int[] weighted(double[] weights) {
        return IntStream.range(0, weights.length)
                .filter(row -> weights[row] > 0)
                .toArray();
    }

    static int[] pick(int[] from, int[] rows) {
        return IntStream.of(rows).map(row -> from[row]).toArray();
    }

    private static double[] pick(double[] from, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> from[row]).toArray();
    }

    private static float[] pick(float[] from, int[] rows) {
        float[] picked = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = from[rows[i]];
        }
        return picked;
    }

    private static Examples examples(Table rows, TableEncoder encoder, float[] labels, float[] weights, int[] chosen) {
        return Examples.encode(rows.select(chosen), encoder, pick(labels, chosen), pick(weights, chosen));
    }
}
