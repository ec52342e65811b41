package dev.assize.engine.rule;

/**
 * Reordering at work: number by number along a table of places, worked out once.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class ReorderStep<A> implements Step<A> {
    private final Signal<A> input;
    private final Signal<A> output;
    private final Runs runs;
    private int rows;

    ReorderStep(ReorderRule rule, Scope<A> scope) {
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        boolean asItLies = rule.target() == ReorderRule.Target.PLACES_FIRST;
        runs = new Runs(asItLies ? output.shape() : input.shape(), output.shape());
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        rows = count;
    }

    @Override
    public void forward(Run run) {
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < runs.count; i++) {
                copy(
                        input.values(runs.fromStep(i)),
                        runs.from(i, row),
                        output.values(runs.toStep(i)),
                        runs.to(i, row),
                        i);
            }
        }
    }

    @Override
    public void backward(boolean intoInput) {
        if (!intoInput) {
            return;
        }
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < runs.count; i++) {
                A to = input.gradients(runs.fromStep(i));
                copy(output.gradients(runs.toStep(i)), runs.to(i, row), to, runs.from(i, row), i);
            }
        }
    }

    private void copy(A from, int fromAt, A to, int toAt, int run) {
        System.arraycopy(from, fromAt, to, toAt, runs.length[run]);
    }

    /** Runs of numbers that are neighbors in both layouts. */
    private static final class Runs {
        private final int inputWidth;
        private final int outputWidth;
        private final int[] from;
        private final int[] to;
        private final int[] length;
        private int count;

        Runs(Shape input, Shape output) {
            inputWidth = input.width();
            outputWidth = output.width();
            int size = input.size();
            from = new int[size];
            to = new int[size];
            length = new int[size];
            for (int index = 0; index < size; index++) {
                add(place(input, index), place(output, index));
            }
        }

        /** Returns where the number lies that comes at {@code index} in DL4J's order. */
        private static int place(Shape shape, int index) {
            int channels = shape.channels();
            int each = shape.extent().area() * shape.steps(); // places, or time steps
            return index % each * channels + index / each;
        }

        private void add(int source, int target) {
            int last = count - 1;
            boolean joins = last >= 0
                    && source == from[last] + length[last]
                    && target == to[last] + length[last]
                    && source % inputWidth != 0
                    && target % outputWidth != 0;
            if (joins) {
                length[last]++;
                return;
            }
            from[count] = source;
            to[count] = target;
            length[count++] = 1;
        }

        int fromStep(int run) {
            return from[run] / inputWidth;
        }

        int toStep(int run) {
            return to[run] / outputWidth;
        }

        int from(int run, int row) {
            return row * inputWidth + from[run] % inputWidth;
        }

        int to(int run, int row) {
            return row * outputWidth + to[run] % outputWidth;
        }
    }
}
