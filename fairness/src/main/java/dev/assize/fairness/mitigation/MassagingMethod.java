package dev.assize.fairness.mitigation;

import java.util.stream.IntStream;

/** {@link Massaging}: a model is trained, labels near its threshold are changed, and another one is trained. */
public record MassagingMethod() implements MitigationMethod.OfLabels {
    /** The name of this method in files. */
    public static final String ID = "massaging";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String settings() {
        return "";
    }

    @Override
    public <M> MitigationMethod.Chosen<M> fit(LabelledRows rows, MitigationMethod.Trainer<M> trainer) {
        int[] truth = IntStream.range(0, rows.rows()).map(rows::label).toArray();
        double[] weights =
                IntStream.range(0, rows.rows()).mapToDouble(rows::weight).toArray();
        int[] labels = Massaging.labels(rows, trainer.scores(trainer.learn(truth, weights)));
        long changed = IntStream.range(0, labels.length)
                .filter(row -> labels[row] != truth[row])
                .count();
        return new MitigationMethod.Chosen<>(
                trainer.learn(labels, weights), changed + " of " + labels.length + " training labels changed");
    }
}
