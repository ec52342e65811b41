package dev.assize.training.fit;

import dev.assize.core.Digest;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.Batch;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;

/** What a network should answer. */
sealed interface Targets {
    /** Returns how many rows there are. */
    int rows();

    /**
     * Returns a view of the targets for a plan, one for each output of the network.
     *
     * @param smoothing part of a row's probability that goes to all classes alike
     */
    List<Batch> batches(double smoothing);

    /** Returns whether the scores of a row say what its target says; false where there is nothing to hit. */
    boolean isHit(int row, Tensor scores, int scoredRow);

    /** Returns the SHA-256 of the targets. */
    Digest digest();

    /** One class for each row: softmax over the classes, or one logistic unit for class 1 of two. */
    final class Classes implements Targets {
        private final int[] labels;
        private final int classes;
        private final int units;

        /** Keeps the labels; {@code units} is the number of classes, or 1. */
        Classes(int[] labels, int classes, int units) {
            this.labels = labels;
            this.classes = classes;
            this.units = units;
        }

        @Override
        public int rows() {
            return labels.length;
        }

        /** All rows of one class look at the same numbers, so that targets take one number a row. */
        @Override
        public List<Batch> batches(double smoothing) {
            float[] targets = new float[classes * units];
            for (int label = 0; label < classes; label++) {
                for (int unit = 0; unit < units; unit++) {
                    boolean meant = units == 1 ? label == 1 : label == unit;
                    targets[label * units + unit] = (float) ((meant ? 1 - smoothing : 0) + smoothing / classes);
                }
            }
            return List.of(Batch.of(targets, classes, units).select(labels));
        }

        @Override
        public boolean isHit(int row, Tensor scores, int scoredRow) {
            int best = 0;
            if (units == 1) {
                best = scores.at(scoredRow, 0) > 0.5 ? 1 : 0;
            }
            for (int unit = 1; unit < units; unit++) {
                best = scores.at(scoredRow, unit) > scores.at(scoredRow, best) ? unit : best;
            }
            return best == labels[row];
        }

        @Override
        public Digest digest() {
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (labels.length + 2));
            bytes.putInt(classes).putInt(units);
            bytes.asIntBuffer().put(labels);
            return Digest.of(bytes.array());
        }
    }

    /**
     * Numbers for each row and output of the network.
     *
     * @param outputs at least one
     */
    record Numbers(List<FloatRows> outputs) implements Targets {
        @Override
        public int rows() {
            return outputs.get(0).rows();
        }

        @Override
        public List<Batch> batches(double smoothing) {
            if (smoothing > 0) {
                throw new IllegalArgumentException("label smoothing of " + smoothing
                        + " needs targets made by ofClasses; smooth numbers before they are handed in");
            }
            return outputs.stream().map(FloatRows::batch).toList();
        }

        @Override
        public boolean isHit(int row, Tensor scores, int scoredRow) {
            return false;
        }

        @Override
        public Digest digest() {
            return Digest.of(outputs.stream().map(rows -> rows.digest().hex()).collect(Collectors.joining(" ")));
        }
    }
}
