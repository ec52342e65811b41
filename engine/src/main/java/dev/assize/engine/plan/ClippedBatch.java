package dev.assize.engine.plan;

import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Records;
import dev.assize.engine.clip.Weighing;

/** A batch of records and what is found of them; lanes write to places of their own. */
final class ClippedBatch {
    private final Training training;
    private final Records records;
    private final Weighing weighing;
    private final double[] losses;

    ClippedBatch(Training training, Records records, Weighing weighing) {
        this.training = training;
        this.records = records;
        this.weighing = weighing;
        losses = new double[training.rows()];
    }

    Training training() {
        return training;
    }

    Records records() {
        return records;
    }

    Weighing weighing() {
        return weighing;
    }

    double[] losses() {
        return losses;
    }

    int length(int record) {
        return records.start(record + 1) - records.start(record);
    }

    Clipped result() {
        return weighing.result(losses);
    }
}
