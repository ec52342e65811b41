package dev.assize.training;

import dev.assize.core.Digest;
import dev.assize.core.Encoder;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.data.encoding.Encoders;
import dev.assize.training.fit.Examples;
import dev.assize.training.fit.FitData;
import dev.assize.training.fit.FloatRows;
import dev.assize.training.settings.FitSettings;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Training rows made ready for a network: divided, weighted, and encoded by what the rows that gradients come from say.
 */
final class Preparation {
    private final int classes;
    private final Encoder encoder;
    private final Parts parts;
    private final Cells cells;
    private final SortedMap<String, Digest> digests;

    private Preparation(int classes, Encoder encoder, Parts parts, Cells cells, SortedMap<String, Digest> digests) {
        this.classes = classes;
        this.encoder = encoder;
        this.parts = parts;
        this.cells = cells;
        this.digests = digests;
    }

    /** Prepares the rows of {@code part}; the seed chooses the held-out rows. */
    static Preparation of(TrainingPart part, TrainingSettings all, Seed seed) {
        FitSettings settings = all.fit();
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
        ExampleWeights weighing =
                new ExampleWeights(settings.classWeights(), part.task().classes());
        float[] learned = part.lesson().map(lesson -> lesson.labels(kept)).orElse(labels);
        double[] rowWeights =
                part.lesson().map(lesson -> lesson.weights(kept)).orElseGet(() -> pick(part.weights(), kept));
        Lesson.requireWeight(rowWeights, parts.training());
        float[] weights = all.privacy().isPresent()
                ? weighing.unscaled(rowWeights, learned)
                : weighing.scaled(rowWeights, learned, parts.training());
        Optional<int[]> owners =
                all.privacy().flatMap(privacy -> privacy.sampling().user()).map(column -> Owners.of(rows, column));
        Encoder encoder = Encoders.fit(rows.select(parts.training()), part.features(), part.encoding());
        return new Preparation(
                classes,
                encoder,
                parts,
                new Cells(kept, rows, learned, weights, owners),
                digests(part, parts, kept, encoder));
    }

    /** Returns the number of classes, 0 for regression. */
    int classes() {
        return classes;
    }

    /** Returns the encoder, fitted on the rows that gradients come from. */
    Encoder encoder() {
        return encoder;
    }

    /** Returns the numbers of the rows of the part that gradients come from, in the order of the examples. */
    int[] trainingRows() {
        return pick(cells.kept, parts.training());
    }

    /** Returns the SHA-256 of what the rows say, of which are held out, of the encoder, and of the given sources. */
    SortedMap<String, Digest> digests() {
        return digests;
    }

    /** Returns how the labels of a regression are scaled for a network that ends like this; others are not. */
    TargetScale scale(NetworkEnd end) {
        return classes == 0 && end.isLinear()
                ? TargetScale.fit(pick(cells.labels, parts.training()), pick(cells.weights, parts.training()))
                : TargetScale.NONE;
    }

    /** Returns the examples for a network that ends like this. */
    FitData data(NetworkEnd end, TargetScale scale) {
        boolean logistic = classes == 2 && end.units().orElse(classes) == 1;
        Examples training = examples(parts.training(), logistic, scale);
        Optional<Examples> validation = parts.validation().length == 0
                ? Optional.empty()
                : Optional.of(examples(parts.validation(), logistic, scale));
        return new FitData(training, validation, 0);
    }

    private Examples examples(int[] chosen, boolean logistic, TargetScale scale) {
        FloatRows inputs = EncodedRows.of(cells.rows.select(chosen), encoder);
        float[] labels = pick(cells.labels, chosen);
        Examples examples = targets(inputs, labels, logistic, scale)
                .withWeights(pick(cells.weights, chosen))
                .withLossUnit(scale.deviation() * scale.deviation());
        return cells.owners
                .map(owners -> examples.withOwners(pick(owners, chosen)))
                .orElse(examples);
    }

    private Examples targets(FloatRows inputs, float[] labels, boolean logistic, TargetScale scale) {
        if (classes == 0) {
            return Examples.ofNumbers(inputs, scale.apply(labels));
        }
        int[] numbers =
                IntStream.range(0, labels.length).map(row -> (int) labels[row]).toArray();
        return logistic ? Examples.ofLogistic(inputs, numbers) : Examples.ofClasses(inputs, numbers, classes);
    }

    private static SortedMap<String, Digest> digests(TrainingPart part, Parts parts, int[] kept, Encoder encoder) {
        SortedMap<String, Digest> digests = new TreeMap<>(part.sources());
        digests.put(RowDigests.ROWS, RowDigests.of(part));
        digests.put(RowDigests.WEIGHTS, RowDigests.of(part.weights()));
        digests.put(RowDigests.HELD_OUT, RowDigests.of(pick(kept, parts.validation())));
        digests.put("encoder", Digest.of(Encoders.toJson(encoder)));
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

    /** The rows of weight above 0: class number or number, weight, and perhaps owner, of each. */
    private static final class Cells {
        private final int[] kept;
        private final Table rows;
        private final float[] labels;
        private final float[] weights;
        private final Optional<int[]> owners;

        Cells(int[] kept, Table rows, float[] labels, float[] weights, Optional<int[]> owners) {
            this.kept = kept;
            this.rows = rows;
            this.labels = labels;
            this.weights = weights;
            this.owners = owners;
        }
    }
}
