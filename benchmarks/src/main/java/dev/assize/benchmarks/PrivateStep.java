package dev.assize.benchmarks;

import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.privacy.noise.NoiseMechanism;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.privacy.NoisyGradient;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A step of private training as the trainer makes it: noise is begun, gradients of records are clipped and summed,
 * noise of the secure source is added, parameters move. Drawing the records and copying their rows is no part of it, as
 * it is no part of the plain step.
 */
final class PrivateStep implements Runnable {
    private static final double CLIP_NORM = 1;
    private static final double NOISE_MULTIPLIER = 1;
    private static final int PERCENT = 100;

    private final Plan plan;
    private final List<Batch> inputs;
    private final List<Batch> targets;
    private final Records records = Records.single(BenchmarkNetwork.ROWS);
    private final NoiseMechanism mechanism = NoiseMechanism.gaussian(CLIP_NORM, NOISE_MULTIPLIER);
    private final Optional<NoisyGradient> noise;
    private final long[] nanos = new long[3];
    private long step;

    private PrivateStep(Plan plan, BenchmarkNetwork network, Optional<NoisyGradient> noise) {
        this.plan = plan;
        this.noise = noise;
        inputs = List.of(network.inputs());
        targets = List.of(network.targets());
    }

    /** Makes the whole step. */
    static PrivateStep of(Plan plan, BenchmarkNetwork network) {
        return new PrivateStep(plan, network, Optional.of(new NoisyGradient(plan, NoiseSource.secure())));
    }

    /** Makes a step that clips and adds nothing. */
    static PrivateStep withoutNoise(Plan plan, BenchmarkNetwork network) {
        return new PrivateStep(plan, network, Optional.empty());
    }

    @Override
    public void run() {
        step++;
        long start = System.nanoTime();
        noise.ifPresent(each -> each.begin(mechanism, step));
        plan.trainClipped(inputs, targets, records, Clipping.flat(CLIP_NORM), 1);
        long clipped = System.nanoTime();
        noise.ifPresent(each -> each.add(mechanism, step, BenchmarkNetwork.ROWS));
        long noisy = System.nanoTime();
        plan.move(-BenchmarkNetwork.RATE / (noise.isPresent() ? 1 : BenchmarkNetwork.ROWS));
        nanos[0] += clipped - start;
        nanos[1] += noisy - clipped;
        nanos[2] += System.nanoTime() - noisy;
    }

    /** Returns which parts of the time passes with clipping, noise and the update have taken up to now. */
    String shares() {
        double all = Math.max(1, nanos[0] + nanos[1] + nanos[2]);
        return String.format(
                Locale.ROOT,
                "%.0f %%, %.0f %%, %.0f %%",
                PERCENT * nanos[0] / all,
                PERCENT * nanos[1] / all,
                PERCENT * nanos[2] / all);
    }

    /** Returns the bytes of all buffers. */
    long bufferBytes() {
        return plan.bufferBytes() + noise.map(NoisyGradient::bufferBytes).orElse(0L);
    }
}
