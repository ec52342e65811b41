package dev.assize.engine.plan;

import dev.assize.engine.clip.Records;
import dev.assize.engine.clip.Weighing;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Range;
import dev.assize.engine.rule.Census;
import dev.assize.engine.rule.GradientTerm;
import dev.assize.engine.rule.NormMethod;
import dev.assize.engine.rule.OuterTerm;
import dev.assize.engine.rule.RecordRows;
import dev.assize.engine.rule.Scratch;
import java.util.Arrays;
import java.util.List;

/**
 * A lane that sums clipped gradients by book-keeping: one pass forward and one back, norms of the records from what
 * the steps keep, weights, and then the usual gradients with scaled slopes.
 *
 * @param <A> {@code float[]} or {@code double[]}
 * @see <a href="https://arxiv.org/abs/2210.00038">Bu et al., Differentially Private Optimization on Large Model at
 *     Small Cost, 2023, algorithm 1</a>
 */
final class ClippedLane<A> {
    private final Kernels<A> kernels;
    private final Lane<A> lane;
    private final List<LayerTerm<A>> terms;
    private final Scratch<A> scratch;
    private final RecordRows rows = new RecordRows();
    private final ScaledSlopes<A> slopes;
    private double[][] squares = new double[0][0];

    ClippedLane(Kernels<A> kernels, Lane<A> lane, List<LayerTerm<A>> terms) {
        this.kernels = kernels;
        this.lane = lane;
        this.terms = List.copyOf(terms);
        scratch = new Scratch<>(kernels);
        slopes = new ScaledSlopes<>(kernels, this.terms);
    }

    /**
     * A term of the gradient.
     *
     * @param term the term
     * @param layer number of its layer
     * @param copies how many rows its step has for each row of the batch
     * @param <A> {@code float[]} or {@code double[]}
     */
    record LayerTerm<A>(GradientTerm<A> term, int layer, int copies) {
        boolean uses(NormMethod method) {
            return term instanceof OuterTerm<A> outer && outer.method() == method;
        }
    }

    /** Chooses how norms are found. */
    void choose(Census census) {
        new NormChoice<>(terms).choose(census);
    }

    /** Returns how the norms of the matrices are found, in the order of the network. */
    List<NormMethod> methods() {
        return terms.stream()
                .filter(each -> each.term() instanceof OuterTerm<A>)
                .map(each -> ((OuterTerm<A>) each.term()).method())
                .toList();
    }

    /** Returns how many numbers the arrays hold that only clipping needs. */
    long size() {
        long size = scratch.size();
        for (LayerTerm<A> each : terms) {
            size += each.term() instanceof OuterTerm<A> outer ? outer.storedSize() : 0;
        }
        return size;
    }

    /** Returns how many numbers they may grow to with the chosen methods. */
    long room(int longest, int records) {
        return terms.stream()
                .mapToLong(each -> each.term().room(longest * each.copies(), records))
                .sum(); // rooms are shared, so it is less
    }

    /** Leaves, or adds, the sum of the clipped gradients of some records. */
    void train(ClippedBatch batch, Range range, boolean accumulate) {
        Records records = batch.records();
        int first = records.start(range.from());
        batch.training().run(lane, first, records.start(range.to()) - first, batch.losses());
        rows.take(records, range.from(), range.to());
        measure(batch.weighing());
        weigh(range.from(), batch.weighing(), accumulate);
        for (int record = 0; record < rows.count(); record++) {
            if (batch.weighing().isLeftOut(range.from() + record)) {
                clear(record);
            }
        }
        slopes.scale(rows, range.from(), batch.weighing());
        for (LayerTerm<A> each : terms) {
            add(each, range.from(), batch.weighing(), accumulate);
        }
    }

    /** Measures what can be measured before the weights. */
    private void measure(Weighing weighing) {
        if (squares.length != weighing.groups() || squares[0].length < rows.count()) {
            squares = new double[weighing.groups()][rows.count()];
        }
        for (double[] group : squares) {
            Arrays.fill(group, 0);
        }
        for (LayerTerm<A> each : terms) {
            if (!each.uses(NormMethod.FUSED)) {
                each.term().addSquares(rows.stacked(each.copies()), scratch, squares[weighing.group(each.layer())]);
            }
        }
    }

    private void weigh(int first, Weighing weighing, boolean accumulate) {
        for (LayerTerm<A> each : terms) {
            if (each.uses(NormMethod.FUSED) && each.term() instanceof OuterTerm<A> outer) {
                fuse(outer, each, first, new Fusing(weighing, accumulate));
                return;
            }
        }
        for (int record = 0; record < rows.count(); record++) {
            weighing.weigh(first + record, squares, record);
        }
    }

    /**
     * What is left to say of the term whose norm comes last.
     *
     * @param weighing makes weights
     * @param accumulate whether its gradient is added to
     */
    private record Fusing(Weighing weighing, boolean accumulate) {}

    private void fuse(OuterTerm<A> outer, LayerTerm<A> each, int first, Fusing fusing) {
        RecordRows own = rows.stacked(each.copies());
        int group = fusing.weighing().group(each.layer());
        if (!fusing.accumulate()) {
            outer.clear();
        }
        for (int record = 0; record < own.count(); record++) {
            squares[group][record] += outer.form(own, record, scratch);
            boolean finite = fusing.weighing().weigh(first + record, squares, record);
            double weight = fusing.weighing().weight(group, first + record);
            if (finite && weight > 0) {
                outer.addFormed(weight, scratch);
            }
        }
    }

    /** Sets all that a record left in the steps to 0: its weight is 0, but 0 times infinity is no number. */
    private void clear(int record) {
        for (LayerTerm<A> each : terms) {
            RecordRows own = rows.stacked(each.copies());
            each.term().slopes().forEach(vectors -> vectors.clear(kernels, own, record));
            each.term().factors().forEach(vectors -> vectors.clear(kernels, own, record));
        }
    }

    private void add(LayerTerm<A> each, int first, Weighing weighing, boolean accumulate) {
        if (each.uses(NormMethod.STORED) && each.term() instanceof OuterTerm<A> outer) {
            if (!accumulate) {
                outer.clear();
            }
            for (int record = 0; record < rows.count(); record++) {
                double weight = weighing.weight(weighing.group(each.layer()), first + record);
                if (weight > 0) {
                    outer.addStored(weight, record);
                }
            }
        } else if (!each.uses(NormMethod.FUSED)) {
            each.term().gradient(accumulate);
        }
    }
}
