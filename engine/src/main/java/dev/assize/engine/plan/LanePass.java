package dev.assize.engine.plan;

import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.Blueprint.Named;
import dev.assize.engine.rule.Shape;
import dev.assize.engine.rule.Signal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A pass whose values lie in lanes.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class LanePass<A> implements Pass {
    private final Execution<A> execution;
    private final List<Lane<A>> lanes;
    private final int rows;
    private final int share;
    private final long generation;
    private Seeds<A> seeds = lane -> {
        throw new IllegalStateException("there are no gradients yet; call backward on this pass first");
    };
    private boolean backwardDone;

    LanePass(Execution<A> execution, List<Lane<A>> lanes, int rows, int share) {
        this.execution = execution;
        this.lanes = lanes;
        this.rows = rows;
        this.share = share;
        generation = execution.generation();
    }

    /**
     * Gives a lane the gradients of its logits.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    @FunctionalInterface
    private interface Seeds<A> {
        void into(int lane);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public Tensor outputs(int output) {
        return given(lane -> lane.exit(output).outputs(), false);
    }

    @Override
    public Tensor logits(int output) {
        return given(lane -> lane.exit(output).logits(), false);
    }

    @Override
    public Tensor activation(int layer) {
        return activationOf(place(layer));
    }

    @Override
    public Tensor activation(String layer) {
        return activationOf(place(layer));
    }

    @Override
    public boolean isFinite(int layer) {
        Named place = place(layer);
        int copies = lanes.get(0).copies(place.signal());
        for (double number : numbers(lane -> lane.signal(place.signal()), copies, false, DataOrder.CHANNELS_FIRST)) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    private Tensor activationOf(Named place) {
        int copies = lanes.get(0).copies(place.signal());
        return collect(lane -> lane.signal(place.signal()), copies, false);
    }

    @Override
    public Tensor activationGradient(int layer) {
        return gradientOf(place(layer));
    }

    @Override
    public Tensor activationGradient(String layer) {
        return gradientOf(place(layer));
    }

    /** Runs once more: steps turn the gradients of their outputs, in place, into those of their sums. */
    private Tensor gradientOf(Named place) {
        checkBackward();
        checkCurrent();
        List<KeptGradients<A>> kept = lanes.stream()
                .map(lane -> new KeptGradients<>(execution.kernels(), lane, place.signal()))
                .toList();
        execution.each(lanes, (lane, number) -> {
            lane.repeat();
            seeds.into(number);
            lane.backward(kept.get(number));
        });
        int copies = lanes.get(0).copies(place.signal());
        return collect(lane -> kept.get(lanes.indexOf(lane)).signal(), copies, true);
    }

    @Override
    public void backward(List<Tensor> gradients, OutputScale scale) {
        List<Batch> given = gradients.stream().map(Batch::of).toList();
        execution.checks().gradients(given, logitShapes(), rows);
        run(number -> lanes.get(number).seed(given, first(number), scale == OutputScale.PROBABILITY));
    }

    @Override
    public double[] backward(List<Batch> targets) {
        execution.checks().targets(targets, logitShapes(), rows);
        double[] losses = new double[rows];
        run(number -> lanes.get(number).loss(targets, first(number), losses));
        seeds = number -> lanes.get(number).loss(targets, first(number), new double[rows]);
        return losses;
    }

    private List<Signal<A>> logitSignals() {
        return IntStream.range(0, execution.blueprint().outputs().size())
                .mapToObj(output -> lanes.get(0).exit(output).logits())
                .toList();
    }

    private List<Shape> logitShapes() {
        return logitSignals().stream().map(Signal::shape).toList();
    }

    private void run(Seeds<A> given) {
        checkCurrent();
        boolean again = backwardDone;
        seeds = given;
        execution.each(lanes, (lane, number) -> {
            if (again) {
                lane.repeat(); // some steps keep gradients where their values were
            }
            given.into(number);
            lane.backward(output -> {});
        });
        backwardDone = true;
    }

    @Override
    public Tensor inputGradient(int input) {
        checkBackward();
        return given(lane -> lane.signal(input), true);
    }

    @Override
    public double[] parameterGradient() {
        leaveGradient();
        return execution.parameters().gradient();
    }

    @Override
    public void leaveGradient() {
        checkBackward();
        checkCurrent();
        execution.each(lanes, (lane, number) -> lane.gradient(false));
    }

    @Override
    public boolean isFinite() {
        checkCurrent();
        List<Lane<A>> used = lanes.stream().filter(lane -> lane.rows() > 0).toList();
        boolean values = IntStream.range(0, execution.blueprint().outputs().size())
                .allMatch(output -> used.stream()
                        .allMatch(lane -> isFinite(lane, lane.exit(output).logits(), false)));
        return values
                && (!backwardDone
                        || IntStream.range(0, execution.blueprint().inputs().size())
                                .allMatch(input ->
                                        used.stream().allMatch(lane -> isFinite(lane, lane.signal(input), true))));
    }

    private boolean isFinite(Lane<A> lane, Signal<A> signal, boolean gradients) {
        int length = lane.rows() * signal.shape().width();
        return IntStream.range(0, signal.shape().steps())
                .allMatch(step -> execution
                        .kernels()
                        .rows()
                        .allFinite(gradients ? signal.gradients(step) : signal.values(step), length));
    }

    private int first(int lane) {
        return Math.min(lane * share, rows);
    }

    private Named place(int layer) {
        List<Named> places = execution.blueprint().places();
        if (layer < 0 || layer >= places.size()) {
            throw new IllegalArgumentException(
                    "there is no layer " + layer + "; the network has layers 0 to " + (places.size() - 1));
        }
        return places.get(layer);
    }

    private Named place(String layer) {
        List<Named> places = execution.blueprint().places();
        return places.stream()
                .filter(place -> place.name().equals(layer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no layer '" + layer + "'; the network has "
                        + String.join(", ", places.stream().map(Named::name).toList())));
    }

    private void checkCurrent() {
        if (generation != execution.generation()) {
            throw new IllegalStateException(
                    "the plan has run again since this pass; its values are overwritten, so use a pass "
                            + "before the next run");
        }
    }

    private void checkBackward() {
        if (!backwardDone) {
            throw new IllegalStateException("there are no gradients yet; call backward on this pass first");
        }
    }

    /** Collects what callers lay out in the order of the network. */
    private Tensor given(Function<Lane<A>, Signal<A>> part, boolean gradients) {
        DataOrder order = execution.blueprint().order();
        Shape shape = part.apply(lanes.get(0)).shape();
        return Tensor.adopt(numbers(part, 1, gradients, order), order.axes(shape, rows));
    }

    private Tensor collect(Function<Lane<A>, Signal<A>> part, int copies, boolean gradients) {
        DataOrder order = DataOrder.CHANNELS_FIRST; // of all networks, so that who looks inside need not ask
        Shape shape = part.apply(lanes.get(0)).shape();
        return Tensor.adopt(numbers(part, copies, gradients, order), order.axes(shape, rows * copies));
    }

    /** Collects rows from all lanes; of stacked rows, block by block. */
    private double[] numbers(Function<Lane<A>, Signal<A>> part, int copies, boolean gradients, DataOrder order) {
        checkCurrent();
        Layout layout = order.layout(part.apply(lanes.get(0)).shape());
        double[] numbers = new double[rows * copies * layout.shape().size()];
        for (int i = 0; i < lanes.size(); i++) {
            int count = lanes.get(i).rows();
            for (int block = 0; block < copies; block++) {
                Layout.Rows from = new Layout.Rows(block * count, block * rows + first(i), count);
                layout.store(execution.kernels().transfer(), part.apply(lanes.get(i)), gradients, from, numbers);
            }
        }
        return numbers;
    }
}
