package dev.assize.engine.plan;

import dev.assize.engine.clip.Weighing;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Range;
import dev.assize.engine.plan.Crews.Crew;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums clipped gradients of records one at a time: each goes through the usual pass by itself, over all lanes, and its
 * gradient is measured, weighed and added to one more copy of the trained parameters. For records of very many rows,
 * and for layers that cannot tell gradients of single rows.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class LoneRecords<A> {
    private final Execution<A> execution;
    private final Kernels<A> kernels;
    private final List<Sum<A>> sums = new ArrayList<>();
    private final TrainedLayers layers;
    private boolean used;

    LoneRecords(Execution<A> execution, TrainedLayers layers) {
        this.execution = execution;
        this.layers = layers;
        kernels = execution.kernels();
    }

    /**
     * A parameter and the sum of its gradients.
     *
     * @param parameter the parameter
     * @param layer number of its layer
     * @param sum as long
     * @param <A> {@code float[]} or {@code double[]}
     */
    private record Sum<A>(Parameter<A> parameter, int layer, A sum) {}

    /** Returns how many numbers the sums have. */
    long size() {
        return sums.stream().mapToLong(each -> each.parameter().length()).sum();
    }

    /** Returns how many numbers the sums will have, if there are none yet. */
    long room() {
        return sums.isEmpty() ? execution.parameters().length() : 0;
    }

    /** Sums the clipped gradients of some records; {@link #add} leaves them. */
    void train(ClippedBatch batch, Crew<A> crew, List<Integer> records) {
        used = !records.isEmpty();
        if (!used) {
            return;
        }
        clear();
        Weighing weighing = batch.weighing();
        for (int record : records) {
            Range rows =
                    new Range(batch.records().start(record), batch.records().start(record + 1));
            execution.train(batch.training(), crew, rows, batch.losses());
            double[][] squares = new double[weighing.groups()][1];
            for (Sum<A> each : sums) {
                join(each.parameter());
                int length = each.parameter().length();
                kernels.rows().addSquaredNorms(whole(each), 1, length, squares[weighing.group(each.layer())]);
            }
            if (weighing.weigh(record, squares, 0)) {
                for (Sum<A> each : sums) {
                    double weight = weighing.weight(weighing.group(each.layer()), record);
                    kernels.rows()
                            .addScaled(
                                    weight,
                                    whole(each),
                                    each.sum(),
                                    each.parameter().length());
                }
            }
        }
    }

    private A whole(Sum<A> each) {
        return each.parameter().gradients()[0];
    }

    /** Adds the gradients of all lanes up in the first. */
    private void join(Parameter<A> parameter) {
        A[] parts = parameter.gradients();
        for (int lane = 1; lane < parts.length; lane++) {
            kernels.rows().addScaled(1, parts[lane], parts[0], parameter.length());
        }
    }

    private void clear() {
        if (sums.isEmpty()) {
            allocate();
        }
        sums.forEach(each -> kernels.rows().fill(each.sum(), each.parameter().length(), 0));
    }

    private void allocate() {
        for (int node = 0; node < layers.layers().size(); node++) {
            for (Parameter<A> parameter : execution.parameters().ofRule(node)) {
                if (parameter.trained()) {
                    A sum = kernels.allocate(parameter.length());
                    sums.add(new Sum<>(parameter, layers.layers().get(node), sum));
                }
            }
        }
    }

    /** Adds the sums to the gradient that the lanes have left. */
    void add() {
        if (used) {
            sums.forEach(each -> kernels.rows()
                    .addScaled(1, each.sum(), whole(each), each.parameter().length()));
        }
    }
}
