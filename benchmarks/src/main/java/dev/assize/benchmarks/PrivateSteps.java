package dev.assize.benchmarks;

import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.kernel.BlasThreads;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Parameter;
import dev.assize.engine.plan.ParameterMemory;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import dev.assize.privacy.noise.NoiseMechanism;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.privacy.noise.NoiseSource.Purpose;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints a table: a private training step (clipping, noise, gradient descent) beside the plain one, taking turns, and
 * the memory that it takes more.
 */
final class PrivateSteps {
    private static final int BLOCK = 1 << 15; // numbers of noise from one stream
    private static final double CLIP_NORM = 1;
    private static final double NOISE_MULTIPLIER = 1;
    private static final int PERCENT = 100;

    private final Tournament tournament;
    private final int threads;
    private final PrintStream out;

    PrivateSteps(Tournament tournament, int threads, PrintStream out) {
        this.tournament = tournament;
        this.threads = threads;
        this.out = out;
    }

    void print(List<BenchmarkNetwork> networks) {
        print(
                "%-16s %9s %9s %9s  %-17s %-17s %s",
                "", "plain", "clipped", "private", "clipped/plain", "private/plain", "memory");
        for (BenchmarkNetwork network : networks) {
            Plan plain = plan(network);
            Plan clipped = plan(network);
            Plan noisy = plan(network);
            List<double[]> millis = tournament.hold(List.of(
                    contestant(plainStep(plain, network)),
                    contestant(clippedStep(clipped, network)),
                    contestant(privateStep(noisy, network))));
            double more = (double) (noisy.bufferBytes() - plain.bufferBytes());
            print(
                    "%-16s %9.2f %9.2f %9.2f  %-17s %-17s +%.1f %% of the buffers, %.2f copies of the parameters",
                    network,
                    Stopwatch.median(millis.get(0)),
                    Stopwatch.median(millis.get(1)),
                    Stopwatch.median(millis.get(2)),
                    Ratio.of(millis.get(1), millis.get(0)),
                    Ratio.of(millis.get(2), millis.get(0)),
                    PERCENT * more / plain.bufferBytes(),
                    more / Float.BYTES / plain.parameterCount());
        }
    }

    private static Contestant contestant(Runnable work) {
        return runs -> {
            BlasThreads.use(1);
            return new Stopwatch(runs, 0).medianMillisNow(work);
        };
    }

    private Plan plan(BenchmarkNetwork network) {
        return Plan.of(network.network(), PlanOptions.defaults(Precision.FLOAT).withThreads(threads));
    }

    private static Runnable plainStep(Plan plan, BenchmarkNetwork network) {
        Batch inputs = network.inputs();
        Batch targets = network.targets();
        return () -> {
            plan.train(inputs, targets, 1);
            plan.move(-BenchmarkNetwork.RATE / BenchmarkNetwork.ROWS);
        };
    }

    private static Runnable clippedStep(Plan plan, BenchmarkNetwork network) {
        Records records = Records.single(BenchmarkNetwork.ROWS);
        List<Batch> inputs = List.of(network.inputs());
        List<Batch> targets = List.of(network.targets());
        return () -> {
            plan.trainClipped(inputs, targets, records, Clipping.flat(CLIP_NORM), 1);
            plan.move(-BenchmarkNetwork.RATE / BenchmarkNetwork.ROWS);
        };
    }

    private static Runnable privateStep(Plan plan, BenchmarkNetwork network) {
        Records records = Records.single(BenchmarkNetwork.ROWS);
        List<Batch> inputs = List.of(network.inputs());
        List<Batch> targets = List.of(network.targets());
        Noise noise = new Noise(plan.memory());
        return () -> {
            plan.trainClipped(inputs, targets, records, Clipping.flat(CLIP_NORM), 1);
            noise.add();
            plan.move(-BenchmarkNetwork.RATE / BenchmarkNetwork.ROWS);
        };
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** Noise for all parameters, drawn and added block by block on the threads of the plan. */
    private static final class Noise {
        private final ParameterMemory<?> memory;
        private final NoiseSource source = NoiseSource.secure();
        private final NoiseMechanism mechanism = NoiseMechanism.gaussian(CLIP_NORM, NOISE_MULTIPLIER);
        private final List<Block> blocks = new ArrayList<>();
        private long step;

        Noise(ParameterMemory<?> memory) {
            this.memory = memory;
            for (Parameter<?> parameter : memory.parameters()) {
                Object[] lanes = (Object[]) parameter.gradients();
                for (int from = 0; from < parameter.length(); from += BLOCK) {
                    int length = Math.min(BLOCK, parameter.length() - from);
                    blocks.add(new Block((float[]) lanes[0], from, new double[length]));
                }
            }
        }

        void add() {
            step++;
            memory.run(blocks.size(), number -> {
                Block block = blocks.get(number);
                mechanism.draw(source.stream(Purpose.NOISE, step, number), block.noise, 0, block.noise.length);
                block.add(mechanism);
            });
        }
    }

    /** Some numbers of a gradient and their noise. */
    private static final class Block {
        private final float[] gradient;
        private final int from;
        private final double[] noise;

        Block(float[] gradient, int from, double[] noise) {
            this.gradient = gradient;
            this.from = from;
            this.noise = noise;
        }

        void add(NoiseMechanism mechanism) {
            for (int i = 0; i < noise.length; i++) {
                gradient[from + i] = (float) mechanism.add(gradient[from + i], noise[i]);
            }
        }
    }
}
