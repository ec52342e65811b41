package dev.assize.engine.plan;

import dev.assize.core.Tensor;
import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.kernel.BlasThreads;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Range;
import dev.assize.engine.plan.Blueprint.Node;
import dev.assize.engine.plan.Crews.Crew;
import dev.assize.engine.rule.Run;
import dev.assize.engine.rule.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/**
 * A plan in one number type: splits batches over lanes and runs them.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Execution<A> {
    private static final int CACHE_NUMBERS =
            1 << 18; // of one layer at a time: 1 MiB of float, half of a usual L2 cache
    private static final int FEWEST_ROWS = 16;
    private static final int MOST_ROWS = 128;

    private final Kernels<A> kernels;
    private final Blueprint blueprint;
    private final PlanOptions options;
    private final Parameters<A> parameters;
    private final Workers workers;
    private final Checks checks;
    private final Crews<A> crews;
    private final Map<List<Shape>, Integer> laneRows = new HashMap<>();
    private final Set<List<Shape>> tight = new HashSet<>();
    private final boolean mixing;
    private final ClippedTraining<A> clippedTraining;
    private long generation;

    Execution(Kernels<A> kernels, Blueprint blueprint, PlanOptions options) {
        this.kernels = kernels;
        this.blueprint = blueprint;
        this.options = options;
        parameters = new Parameters<>(
                kernels, blueprint.nodes().stream().map(Node::rule).toList(), options.lanes());
        crews = new Crews<>(kernels, blueprint, options, parameters);
        checks = new Checks(blueprint);
        workers = new Workers(options.threads());
        mixing = blueprint.mixesExamples();
        clippedTraining = new ClippedTraining<>(this, options.precision());
        BlasThreads.use(1);
    }

    Kernels<A> kernels() {
        return kernels;
    }

    Blueprint blueprint() {
        return blueprint;
    }

    Parameters<A> parameters() {
        return parameters;
    }

    ParameterMemory<A> memory() {
        return parameters.memory(workers, options.threads());
    }

    int lanes() {
        return options.lanes();
    }

    /** Returns the bytes of parameters, gradients and buffers. */
    long bufferBytes() {
        return crews.bytes() + clippedTraining.size() * crews.numberBytes();
    }

    Checks checks() {
        return checks;
    }

    long generation() {
        return generation;
    }

    void move(double factor) {
        parameters.move(factor, workers);
    }

    /** Runs a batch forward and keeps all values; a run before this one is no longer valid. */
    Pass forward(List<Batch> inputs, Run run) {
        List<Shape> shapes = checks.inputs(inputs);
        int rows = inputs.get(0).rows();
        int share = run.training() ? trainingShare(rows) : share(rows);
        Crew<A> crew = crews.crew(shapes, ceilingPower(share));
        generation++;
        each(crew.lanes(), (lane, number) -> {
            int first = Math.min(number * share, rows);
            lane.resize(Math.min(share, rows - first));
            lane.forward(inputs, first, new Run(run.training(), run.seed(), first));
        });
        return new LanePass<>(this, crew.lanes(), rows, share);
    }

    /** Makes the gradient of the weighted sum of the losses of a batch, part by part; returns the losses. */
    double[] train(Training batch) {
        Crew<A> crew = crew(batch, 1);
        double[] losses = new double[batch.rows()];
        train(batch, crew, new Range(0, batch.rows()), losses);
        return losses;
    }

    /** Makes the sum of the clipped gradients of records. */
    Clipped trainClipped(Training batch, Records records, Clipping clipping) {
        return clippedTraining.train(batch, records, clipping);
    }

    /** Returns lanes that take half as many rows of a batch at a time, from now on. */
    Crew<A> halved(Training batch, Crew<A> crew, long over) {
        List<Shape> shapes = checks.inputs(batch.inputs());
        Crew<A> smaller = crews.halved(shapes, crew, over);
        laneRows.put(shapes, smaller.capacity());
        tight.add(shapes);
        return smaller;
    }

    /**
     * Returns by how many bytes the buffers are over the limit of memory if some more numbers are kept; 0 or less if
     * not.
     */
    long over(long numbers) {
        long limit = options.memoryLimit();
        return limit == 0 ? 0 : bufferBytes() + numbers * crews.numberBytes() - limit;
    }

    /** Checks a batch; returns the lanes that take it, {@code rows} at a time at least where the memory allows. */
    Crew<A> crew(Training batch, int rows) {
        List<Shape> shapes = checks.inputs(batch.inputs());
        int share = trainingShare(batch.rows());
        int most = mixing ? ceilingPower(share) : Math.min(laneRows(shapes), ceilingPower(share));
        if (rows > most && !tight.contains(shapes)) {
            most = Math.max(most, Math.min(ceilingPower(rows), crews.rowsWithinLimit(shapes)));
        }
        Crew<A> crew = crews.crew(shapes, most);
        checks.targets(batch.targets(), crew.logits(), batch.rows());
        return crew;
    }

    /** Makes the gradient of some rows of a batch, part by part; adds the losses to those of the rows. */
    void train(Training batch, Crew<A> crew, Range rows, double[] losses) {
        int share = trainingShare(rows.to() - rows.from());
        int most = crew.capacity();
        generation++;
        each(crew.lanes(), (lane, number) -> {
            int end = Math.min(rows.from() + (number + 1) * share, rows.to());
            int start = Math.min(rows.from() + number * share, rows.to());
            for (int first = start; first < end; first += most) {
                batch.run(lane, first, Math.min(most, end - first), losses);
                lane.gradient(first > start);
            }
            if (start == end) {
                parameters.clearGradient(number);
            }
        });
    }

    /** Computes the outputs of a batch, part by part. */
    List<Tensor> predict(List<Batch> inputs) {
        Outputs<A> outputs = outputs(crewOfParts(inputs).logits(), rowsOf(inputs));
        inParts(inputs, outputs::store);
        return outputs.tensors();
    }

    /** Computes outputs and losses of a batch, part by part. */
    Scored score(List<Batch> inputs, List<Batch> targets) {
        int rows = rowsOf(inputs);
        List<Shape> logits = crewOfParts(inputs).logits();
        checks.targets(targets, logits, rows);
        Outputs<A> outputs = outputs(logits, rows);
        double[] losses = new double[rows];
        inParts(inputs, (lane, first) -> {
            lane.loss(targets, first, losses);
            outputs.store(lane, first);
        });
        return new Scored(losses, outputs::tensors);
    }

    private Outputs<A> outputs(List<Shape> logits, int rows) {
        return new Outputs<>(kernels.transfer(), logits, rows, blueprint.order());
    }

    private Crew<A> crewOfParts(List<Batch> inputs) {
        List<Shape> shapes = checks.inputs(inputs);
        return crews.crew(shapes, partRows(shapes, rowsOf(inputs)));
    }

    private static int rowsOf(List<Batch> inputs) {
        return inputs.isEmpty() ? 0 : inputs.get(0).rows();
    }

    private int partRows(List<Shape> shapes, int rows) {
        return Math.min(laneRows(shapes), ceilingPower(share(rows)));
    }

    /** Runs forward for prediction, part by part. */
    private void inParts(List<Batch> inputs, ObjIntConsumer<Lane<A>> body) {
        List<Shape> shapes = checks.inputs(inputs);
        int rows = rowsOf(inputs);
        int share = share(rows);
        int most = partRows(shapes, rows);
        Crew<A> crew = crews.crew(shapes, most);
        generation++;
        each(crew.lanes(), (lane, number) -> {
            int end = Math.min((number + 1) * share, rows);
            for (int first = number * share; first < end; first += most) {
                lane.resize(Math.min(most, end - first));
                lane.forward(inputs, first, new Run(false, 0, first).passing());
                body.accept(lane, first);
            }
        });
    }

    /** Runs a body for each lane, several at the same time. */
    void each(List<Lane<A>> crew, ObjIntConsumer<Lane<A>> body) {
        parameters.startRun();
        workers.run(crew.size(), number -> body.accept(crew.get(number), number));
    }

    private int share(int rows) {
        return (rows + options.lanes() - 1) / options.lanes();
    }

    /** Layers that mix examples see a batch as a whole: one lane takes it. */
    private int trainingShare(int rows) {
        return mixing ? rows : share(rows);
    }

    private static int ceilingPower(int rows) {
        return rows <= 1 ? 1 : Integer.highestOneBit(rows - 1) << 1;
    }

    private int laneRows(List<Shape> inputs) {
        Integer known = laneRows.get(inputs);
        if (known == null) {
            int rows = options.laneRows() > 0 ? options.laneRows() : cachedRows(inputs);
            known = Math.min(rows, crews.rowsWithinLimit(inputs));
            laneRows.put(inputs, known);
        }
        return known;
    }

    /** Returns how many rows of the largest layer fit into the cache. */
    private int cachedRows(List<Shape> inputs) {
        int largest = blueprint.workingSet(blueprint.shapes(inputs));
        int rows = Integer.highestOneBit(Math.max(1, CACHE_NUMBERS / largest));
        return Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, rows));
    }
}
