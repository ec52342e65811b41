package dev.assize.training.fit;

import dev.assize.core.Seed;
import dev.assize.engine.clip.Records;
import dev.assize.engine.plan.Batch;
import dev.assize.privacy.noise.Keystream;
import dev.assize.training.settings.PrivateExtras;
import java.util.List;

/**
 * Makes batches of records. The gradient of a record is the mean over its rows and over the copies of each, every row
 * times its weight: weights are taken as they are, because scaling them to mean 1 would look at all records.
 */
final class RecordBatch {
    private static final double[] NO_WEIGHTS = {};

    private final Examples examples;
    private final RecordRows records;
    private final PrivateExtras extras;
    private final Seed seed;
    private final List<Batch> inputs;
    private List<Batch> targets;
    private final boolean weighted;

    RecordBatch(Examples examples, RecordRows records, FitOptions options, PrivateExtras extras, Seed seed) {
        this.examples = examples;
        this.records = records;
        this.extras = extras;
        this.seed = seed;
        inputs = examples.inputBatches();
        targets = examples.targets().batches(options.step().labelSmoothing());
        boolean ones = true;
        for (float weight : examples.weights()) {
            ones &= Float.compare(weight, 1) == 0;
        }
        weighted = !ones || examples.owners().isPresent() || extras.copies() > 1;
    }

    /** Lets the rows pay for gaps between groups. */
    void charge(GapPrices prices) {
        targets = List.of(prices.priced(targets.get(0)));
    }

    RecordRows records() {
        return records;
    }

    /** Returns where everything random inside of the network comes from in a step. */
    long random(long step) {
        return seed.child("dropout").child(step).value();
    }

    /**
     * Returns the batch of some records.
     *
     * @param chosen numbers of records
     * @param bits where the choice of an owner's rows comes from
     * @param step number of the step
     */
    Drawn of(int[] chosen, Keystream bits, long step) {
        RecordRows.Chosen rows = records.choose(chosen, bits);
        PictureCopies copies = new PictureCopies(extras);
        int[] repeated = extras.copies() == 1 ? rows.rows() : copies.repeated(rows.rows());
        List<Batch> read = extras.copies() == 1
                ? select(inputs, repeated)
                : examples.inputs().stream()
                        .map(all ->
                                copies.of(all, repeated, seed.child("copies").child(step)))
                        .toList();
        Records made = Records.of(rows.starts(extras.copies()), repeated.length);
        return new Drawn(read, select(targets, repeated), made.withRowWeights(weights(rows, repeated)));
    }

    private double[] weights(RecordRows.Chosen rows, int[] repeated) {
        if (!weighted) {
            return NO_WEIGHTS;
        }
        double[] weights = new double[repeated.length];
        int at = 0;
        for (int record = 0; record < rows.records(); record++) {
            int count = rows.rowsOf(record) * extras.copies();
            for (int end = at + count; at < end; at++) {
                weights[at] = examples.weights()[repeated[at]] / count;
            }
        }
        return weights;
    }

    private static List<Batch> select(List<Batch> batches, int[] rows) {
        return batches.stream().map(batch -> batch.select(rows)).toList();
    }

    /**
     * A batch.
     *
     * @param inputs what the network reads
     * @param targets what it should answer
     * @param records which rows belong together
     */
    record Drawn(List<Batch> inputs, List<Batch> targets, Records records) {}
}
