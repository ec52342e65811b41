package dev.assize.engine.plan;

import dev.assize.engine.clip.Weighing;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.plan.ClippedLane.LayerTerm;
import dev.assize.engine.rule.NormMethod;
import dev.assize.engine.rule.RecordRows;
import dev.assize.engine.rule.Vectors;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The slopes of a lane that are multiplied by the weights of their records; those that several terms share once.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class ScaledSlopes<A> {
    private final Kernels<A> kernels;
    private final List<LayerTerm<A>> terms;
    private List<Boolean> known = List.of();
    private List<Slope<A>> slopes = List.of();
    private double[] factors = new double[0];

    ScaledSlopes(Kernels<A> kernels, List<LayerTerm<A>> terms) {
        this.kernels = kernels;
        this.terms = terms;
    }

    /**
     * A matrix of slopes.
     *
     * @param matrix the numbers
     * @param rowSize how many belong to a row
     * @param layer number of the layer
     * @param copies rows of the step for each row of the batch
     * @param <A> {@code float[]} or {@code double[]}
     */
    private record Slope<A>(A matrix, int rowSize, int layer, int copies) {}

    /** Scales the slopes of all terms whose gradients are still to be made. */
    void scale(RecordRows rows, int first, Weighing weighing) {
        collect();
        for (Slope<A> slope : slopes) {
            RecordRows own = rows.stacked(slope.copies());
            fill(own, first, weighing, weighing.group(slope.layer()));
            kernels.rows().scaleRows(slope.matrix(), factors, own.rows(), slope.rowSize());
        }
    }

    private void fill(RecordRows rows, int first, Weighing weighing, int group) {
        if (factors.length < rows.rows()) {
            factors = new double[rows.rows()];
        }
        for (int record = 0; record < rows.count(); record++) {
            double weight = weighing.weight(group, first + record);
            for (int i = 0; i < rows.length(record); i++) {
                factors[rows.row(record, i)] = weight;
            }
        }
    }

    private static <A> boolean isLeft(LayerTerm<A> each) {
        return !each.uses(NormMethod.FUSED) && !each.uses(NormMethod.STORED);
    }

    /** Finds the slopes again if the methods have changed. */
    private void collect() {
        List<Boolean> left = terms.stream().map(ScaledSlopes::isLeft).toList();
        if (left.equals(known)) {
            return;
        }
        known = left;
        slopes = new ArrayList<>();
        IdentityHashMap<A, Boolean> seen = new IdentityHashMap<>();
        for (LayerTerm<A> each : terms) {
            if (isLeft(each)) {
                each.term().slopes().forEach(vectors -> add(each, vectors, seen));
            }
        }
    }

    private void add(LayerTerm<A> each, Vectors<A> vectors, IdentityHashMap<A, Boolean> seen) {
        for (int part = 0; part < vectors.count(); part++) {
            A matrix = vectors.part(part);
            if (seen.put(matrix, true) == null) {
                slopes.add(new Slope<>(matrix, vectors.rowSize(), each.layer(), each.copies()));
            }
        }
    }
}
