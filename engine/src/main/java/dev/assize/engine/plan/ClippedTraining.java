package dev.assize.engine.plan;

import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.clip.Weighing;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Range;
import dev.assize.engine.plan.Crews.Crew;
import java.util.Arrays;

/**
 * Sums clipped gradients of records.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class ClippedTraining<A> {
    private static final double FLOAT_MARGIN = 1 - 1e-6; // an error of a weight and of a product is 6e-8 each
    private static final double DOUBLE_MARGIN = 1 - 1e-12;

    private final Execution<A> execution;
    private final Kernels<A> kernels;
    private final TrainedLayers layers;
    private final double margin;

    ClippedTraining(Execution<A> execution, Precision precision) {
        this.execution = execution;
        kernels = execution.kernels();
        layers = TrainedLayers.of(execution.blueprint());
        margin = precision == Precision.FLOAT ? FLOAT_MARGIN : DOUBLE_MARGIN;
    }

    /** Leaves the sum of the clipped gradients of all records where {@link Execution#train} leaves the gradient. */
    Clipped train(Training batch, Records records, Clipping clipping) {
        Weighing weighing = new Weighing(clipping, layers.count(), records.count(), margin);
        double[] losses = new double[batch.rows()];
        int lanes = execution.lanes();
        for (int lane = 0; batch.rows() == 0 && lane < lanes; lane++) {
            execution.parameters().clearGradient(lane);
        }
        if (batch.rows() > 0) {
            new Alone(execution.crew(batch), weighing).train(batch, records, losses);
        }
        return weighing.result(losses);
    }

    /** Records one at a time, each through the whole pass alone. */
    private final class Alone {
        private final Crew<A> crew;
        private final Weighing weighing;
        private final double[] squares;
        private final Sums<A> sums;

        Alone(Crew<A> crew, Weighing weighing) {
            this.crew = crew;
            this.weighing = weighing;
            squares = new double[weighing.groups()];
            sums = new Sums<>(kernels, execution.parameters(), execution.lanes());
        }

        void train(Training batch, Records records, double[] losses) {
            for (int record = 0; record < records.count(); record++) {
                execution.train(batch, crew, new Range(records.start(record), records.start(record + 1)), losses);
                Arrays.fill(squares, 0);
                for (int node = 0; node < layers.layers().size(); node++) {
                    int layer = layers.layers().get(node);
                    if (layer >= 0) {
                        squares[weighing.group(layer)] += sums.join(node);
                    }
                }
                if (weighing.weigh(record, squares, 0)) {
                    add(record);
                }
            }
            sums.leave();
        }

        private void add(int record) {
            for (int node = 0; node < layers.layers().size(); node++) {
                int layer = layers.layers().get(node);
                if (layer >= 0) {
                    sums.add(node, weighing.weight(weighing.group(layer), record));
                }
            }
        }
    }
}
