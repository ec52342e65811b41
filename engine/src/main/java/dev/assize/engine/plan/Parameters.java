package dev.assize.engine.plan;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Range;
import dev.assize.engine.kernel.Version;
import dev.assize.engine.rule.ParameterSpec;
import dev.assize.engine.rule.VertexRule;
import dev.assize.engine.rule.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * All parameters of a plan.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Parameters<A> {
    private static final int BLOCK = 1 << 15; // numbers of one task of an update: 128 KiB of float

    private final Kernels<A> kernels;
    private final List<List<Parameter<A>>> byRule = new ArrayList<>();
    private final List<Parameter<A>> all = new ArrayList<>();
    private final List<Block<A>> blocks = new ArrayList<>();
    private final Version version = new Version();
    private final int length;

    Parameters(Kernels<A> kernels, List<? extends VertexRule> rules, int lanes) {
        this.kernels = kernels;
        int offset = 0;
        for (VertexRule rule : rules) {
            List<Parameter<A>> own = new ArrayList<>();
            for (ParameterSpec spec : rule.parameters()) {
                own.add(new Parameter<>(kernels, spec, offset, lanes, version));
                offset += spec.length();
            }
            byRule.add(own);
            all.addAll(own);
        }
        length = offset;
        for (Parameter<A> parameter : all) {
            for (int from = 0; parameter.trained() && from < parameter.length(); from += BLOCK) {
                blocks.add(new Block<>(parameter, new Range(from, Math.min(from + BLOCK, parameter.length()))));
            }
        }
    }

    int length() {
        return length;
    }

    ParameterMemory<A> memory(Workers workers, int threads) {
        return new ParameterMemory<>(kernels, all, workers, threads);
    }

    /** Returns for each rule the values, and the gradients of one lane. */
    List<List<Weights<A>>> ofLane(int lane) {
        List<List<Weights<A>>> weights = new ArrayList<>();
        for (List<Parameter<A>> own : byRule) {
            weights.add(own.stream()
                    .map(parameter ->
                            new Weights<>(parameter.numbers(), parameter.gradients()[lane], parameter.factors()))
                    .toList());
        }
        return weights;
    }

    /** Says that a run starts, which must see what was written to the parameters before. */
    void startRun() {
        version.startRun();
    }

    /** Returns the bytes of copies of parameters that products are made from. */
    long copyBytes() {
        return all.stream().mapToLong(parameter -> parameter.factors().bytes()).sum();
    }

    /** Returns the parameters of a rule. */
    List<Parameter<A>> ofRule(int rule) {
        return byRule.get(rule);
    }

    void readFrom(double[] flat) {
        all.forEach(parameter -> parameter.readFrom(flat));
    }

    double[] toArray() {
        double[] flat = new double[length];
        all.forEach(parameter -> parameter.writeTo(flat));
        return flat;
    }

    boolean areFinite() {
        for (Parameter<A> parameter : all) {
            if (!kernels.rows().allFinite(parameter.numbers(), parameter.length())) {
                return false;
            }
        }
        return true;
    }

    double[] gradient() {
        double[] flat = new double[length];
        all.stream().filter(Parameter::trained).forEach(parameter -> parameter.writeGradientTo(flat));
        return flat;
    }

    void clearGradient(int lane) {
        all.forEach(parameter -> kernels.rows().fill(parameter.gradients()[lane], parameter.length(), 0));
    }

    void move(double factor, Workers workers) {
        workers.run(blocks.size(), i -> {
            Block<A> block = blocks.get(i);
            Parameter<A> parameter = block.parameter();
            double own = parameter.running() ? -1 : factor;
            kernels.rows().move(parameter.numbers(), parameter.gradients(), block.range(), own);
        });
        version.changed();
    }

    /**
     * A task of an update.
     *
     * @param parameter what is updated
     * @param range which numbers
     * @param <A> {@code float[]} or {@code double[]}
     */
    private record Block<A>(Parameter<A> parameter, Range range) {}
}
