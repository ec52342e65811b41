package dev.assize.engine.plan;

import dev.assize.core.Tensor;
import dev.assize.engine.kernel.BlasThreads;
import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.Run;
import dev.assize.engine.rule.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final int KEPT_SHAPES = 4;

    private final Kernels<A> kernels;
    private final Blueprint blueprint;
    private final PlanOptions options;
    private final Parameters<A> parameters;
    private final Workers workers;
    private final Map<Key, List<Lane<A>>> lanes = new LinkedHashMap<>();
    private final boolean mixing;
    private long generation;

    Execution(Kernels<A> kernels, Blueprint blueprint, PlanOptions options) {
        this.kernels = kernels;
        this.blueprint = blueprint;
        this.options = options;
        parameters = new Parameters<>(kernels, blueprint.rules(), options.lanes());
        workers = new Workers(options.threads());
        mixing = blueprint.mixesExamples();
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

    long generation() {
        return generation;
    }

    void move(double factor) {
        parameters.move(factor, workers);
    }

    /** Runs a batch forward and keeps all values; a run before this one is no longer valid. */
    Pass forward(Batch batch, Run run) {
        generation++;
        int share = run.training() ? trainingShare(batch.rows()) : share(batch.rows());
        List<Lane<A>> crew = crew(Layout.ofAxes(batch.axes()).shape(), ceilingPower(share));
        each(crew, (lane, number) -> {
            int first = Math.min(number * share, batch.rows());
            lane.resize(Math.min(share, batch.rows() - first));
            lane.forward(batch, first, new Run(run.training(), run.seed(), first));
        });
        return new LanePass<>(this, crew, batch.rows(), share);
    }

    /** Makes the gradient of the weighted sum of the losses of a batch, part by part; returns the losses. */
    double[] train(Batch inputs, Batch targets, double[] weights, long seed) {
        generation++;
        double[] losses = new double[inputs.rows()];
        int share = trainingShare(inputs.rows());
        Shape shape = Layout.ofAxes(inputs.axes()).shape();
        int capacity = mixing ? ceilingPower(share) : Math.min(laneRows(shape), ceilingPower(share));
        each(crew(shape, capacity), (lane, number) -> {
            int end = Math.min((number + 1) * share, inputs.rows());
            int start = Math.min(number * share, inputs.rows());
            for (int first = start; first < end; first += capacity) {
                lane.resize(Math.min(capacity, end - first));
                lane.forward(inputs, first, new Run(true, seed, first));
                System.arraycopy(lane.loss(targets, first), 0, losses, first, lane.rows());
                if (weights.length > 0) {
                    lane.weigh(weights, first);
                }
                lane.backward(false);
                lane.gradient(first > start);
            }
            if (start == end) {
                parameters.clearGradient(number);
            }
        });
        return losses;
    }

    /** Computes the outputs of a batch, part by part. */
    Tensor predict(Batch batch) {
        generation++;
        int share = share(batch.rows());
        Shape shape = Layout.ofAxes(batch.axes()).shape();
        Layout layout = Layout.of(blueprint.logits(shape));
        double[] outputs = new double[batch.rows() * layout.shape().size()];
        int capacity = Math.min(laneRows(shape), ceilingPower(share));
        each(crew(shape, capacity), (lane, number) -> {
            int end = Math.min((number + 1) * share, batch.rows());
            for (int first = number * share; first < end; first += capacity) {
                lane.resize(Math.min(capacity, end - first));
                lane.forward(batch, first, Run.OUTPUTS);
                layout.storeValues(kernels.transfer(), lane.outputs(), outputs, first, lane.rows());
            }
        });
        int[] axes = layout.shape().axes();
        int[] lengths = new int[axes.length + 1];
        lengths[0] = batch.rows();
        System.arraycopy(axes, 0, lengths, 1, axes.length);
        return Tensor.adopt(outputs, lengths);
    }

    /** Runs a body for each lane, several at the same time. */
    void each(List<Lane<A>> crew, ObjIntConsumer<Lane<A>> body) {
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

    private int laneRows(Shape input) {
        if (options.laneRows() > 0) {
            return options.laneRows();
        }
        Shape shape = input;
        int largest = 1;
        for (LayerRule rule : blueprint.rules()) {
            largest = Math.max(largest, rule.workingSet(shape));
            shape = rule.outputShape(shape);
        }
        int rows = Integer.highestOneBit(Math.max(1, CACHE_NUMBERS / largest));
        return Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, rows));
    }

    private List<Lane<A>> crew(Shape shape, int capacity) {
        Key key = new Key(shape, capacity);
        List<Lane<A>> crew = lanes.remove(key);
        if (crew == null) {
            crew = new ArrayList<>();
            for (int lane = 0; lane < options.lanes(); lane++) {
                crew.add(new Lane<>(kernels, blueprint, shape, capacity, parameters.ofLane(lane)));
            }
        }
        lanes.put(key, crew);
        if (lanes.size() > KEPT_SHAPES) {
            lanes.remove(lanes.keySet().iterator().next());
        }
        return crew;
    }

    /**
     * What buffers depend on.
     *
     * @param shape of an example
     * @param capacity most rows of a lane
     */
    private record Key(Shape shape, int capacity) {}
}
