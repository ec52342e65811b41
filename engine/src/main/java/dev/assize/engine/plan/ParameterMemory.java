package dev.assize.engine.plan;

import dev.assize.engine.kernel.Kernels;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The parameters of a plan where they lie, for an optimiser that changes them in place between two runs.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class ParameterMemory<A> {
    private final Kernels<A> kernels;
    private final List<Parameter<A>> parameters;
    private final Workers workers;
    private final int threads;

    ParameterMemory(Kernels<A> kernels, List<Parameter<A>> parameters, Workers workers, int threads) {
        this.kernels = kernels;
        this.parameters = List.copyOf(parameters);
        this.workers = workers;
        this.threads = threads;
    }

    /** Returns the arithmetic of the number type. */
    public Kernels<A> kernels() {
        return kernels;
    }

    /** Returns the arrays of parameters in the order of DL4J's flattened vector. */
    public List<Parameter<A>> parameters() {
        return parameters;
    }

    /** Returns how many tasks the plan runs at the same time. */
    public int threads() {
        return threads;
    }

    /** Runs {@code body} for 0 to {@code count - 1} on the threads of the plan and returns when all are done. */
    public void run(int count, IntConsumer body) {
        workers.run(count, body);
    }
}
