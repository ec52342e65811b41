package dev.assize.training.privacy;

import dev.assize.engine.plan.ParameterMemory;
import dev.assize.engine.plan.Plan;
import dev.assize.privacy.noise.NoiseMechanism;
import dev.assize.privacy.noise.NoiseSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Adds noise to the gradient that a plan holds, where it lies: {@code (sum over lanes + noise) / divisor} for each
 * trained parameter. The noise is drawn on a thread of its own while the plan computes the sum; what is not drawn by
 * then is drawn on all threads of the plan. Parameters that are not trained get none.
 */
public final class NoisyGradient {
    private static final long IDLE_MILLIS = 2000;

    private final Adding<?> adding;
    private final NoiseSource source;
    private final double[] noise;
    private final ThreadPoolExecutor ahead = new ThreadPoolExecutor(
            1, 1, IDLE_MILLIS, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), NoisyGradient::daemon);
    private AtomicInteger next = new AtomicInteger();
    private CountDownLatch drawing = new CountDownLatch(0);

    /**
     * Prepares for a plan.
     *
     * @param plan whose gradient it is
     * @param source where the noise comes from
     */
    public NoisyGradient(Plan plan, NoiseSource source) {
        adding = adding(plan.memory());
        this.source = source;
        noise = new double[adding.blocks.numbers()];
        ahead.allowCoreThreadTimeOut(true);
    }

    private static <A> Adding<A> adding(ParameterMemory<A> memory) {
        return new Adding<>(memory, NoiseBlocks.of(memory));
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "assize-noise");
        thread.setDaemon(true);
        return thread;
    }

    /** Returns how many numbers get noise. */
    public int numbers() {
        return noise.length;
    }

    /**
     * Starts to draw the noise of a step. {@link #add} has to follow before the next step begins.
     *
     * @param mechanism how much
     * @param step number of the step; never the same twice for one source
     */
    public void begin(NoiseMechanism mechanism, long step) {
        AtomicInteger counter = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        next = counter;
        drawing = done;
        ahead.execute(() -> {
            try {
                draw(mechanism, step, counter);
            } finally {
                done.countDown();
            }
        });
    }

    private void draw(NoiseMechanism mechanism, long step, AtomicInteger counter) {
        int blocks = adding.blocks.pieces().size();
        for (int block = counter.getAndIncrement(); block < blocks; block = counter.getAndIncrement()) {
            NoiseBlocks.Piece<?> piece = adding.blocks.pieces().get(block);
            mechanism.draw(
                    source.stream(NoiseSource.Purpose.NOISE, step, block),
                    noise,
                    piece.at(),
                    piece.at() + piece.length());
        }
    }

    /**
     * Adds the noise of the step to the gradient and divides it.
     *
     * @param mechanism the same as for {@link #begin}
     * @param step the same as for {@link #begin}
     * @param divisor what the sum is divided by, above 0; must not depend on who took part
     */
    public void add(NoiseMechanism mechanism, long step, double divisor) {
        if (!(divisor > 0 && divisor <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a gradient cannot be divided by " + divisor
                    + " records; give the number that is expected, above 0");
        }
        AtomicInteger counter = next;
        adding.memory.run(adding.memory.threads(), thread -> draw(mechanism, step, counter));
        await(drawing);
        adding.run(mechanism, noise, 1 / divisor);
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true; // a gradient without its noise must not be used
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The way into the plan's memory.
     *
     * @param memory of the plan
     * @param blocks what gets noise
     * @param <A> {@code float[]} or {@code double[]}
     */
    private record Adding<A>(ParameterMemory<A> memory, NoiseBlocks<A> blocks) {
        void run(NoiseMechanism mechanism, double[] noise, double factor) {
            memory.run(blocks.pieces().size(), block -> {
                NoiseBlocks.Piece<A> piece = blocks.pieces().get(block);
                Object lanes = piece.parameter().gradients();
                if (lanes instanceof float[][] singles) {
                    add(mechanism, noise, factor, piece, singles);
                } else {
                    add(mechanism, noise, factor, piece, (double[][]) lanes);
                }
            });
        }

        private static void add(
                NoiseMechanism mechanism, double[] noise, double factor, NoiseBlocks.Piece<?> piece, float[][] lanes) {
            float[] first = lanes[0];
            int shift = piece.at() - piece.from();
            for (int lane = 1; lane < lanes.length; lane++) {
                float[] other = lanes[lane];
                for (int i = piece.from(); i < piece.end(); i++) {
                    first[i] += other[i];
                    other[i] = 0;
                }
            }
            for (int i = piece.from(); i < piece.end(); i++) {
                first[i] = (float) (mechanism.add(first[i], noise[i + shift]) * factor);
            }
        }

        private static void add(
                NoiseMechanism mechanism, double[] noise, double factor, NoiseBlocks.Piece<?> piece, double[][] lanes) {
            double[] first = lanes[0];
            int shift = piece.at() - piece.from();
            for (int lane = 1; lane < lanes.length; lane++) {
                double[] other = lanes[lane];
                for (int i = piece.from(); i < piece.end(); i++) {
                    first[i] += other[i];
                    other[i] = 0;
                }
            }
            for (int i = piece.from(); i < piece.end(); i++) {
                first[i] = mechanism.add(first[i], noise[i + shift]) * factor;
            }
        }
    }
}
