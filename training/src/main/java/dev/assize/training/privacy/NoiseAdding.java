package dev.assize.training.privacy;

import dev.assize.engine.kernel.GridKernels;
import dev.assize.engine.kernel.Range;
import dev.assize.engine.kernel.Transfer;
import dev.assize.engine.plan.ParameterMemory;
import dev.assize.privacy.noise.Keystream;
import dev.assize.privacy.noise.NoiseMechanism;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.privacy.NoiseBlocks.Piece;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Draws noise piece by piece and adds it to the gradient in the memory of a plan.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class NoiseAdding<A> {
    private static final int CHUNK = 1 << 10; // numbers at a time: their noise stays in the nearest cache

    private final ParameterMemory<A> memory;
    private final NoiseBlocks<A> blocks;
    private final NoiseSource source;
    private final double[][] chunks;
    private final double[][] rooms;
    private final @Nullable Keystream[] streams;
    private final double[] early;
    private final NoiseAhead ahead;

    private NoiseAdding(ParameterMemory<A> memory, NoiseSource source, int processors) {
        this.memory = memory;
        this.source = source;
        blocks = NoiseBlocks.of(memory);
        chunks = new double[memory.threads()][CHUNK];
        rooms = new double[memory.threads()][CHUNK];
        streams = new Keystream[memory.threads()];
        int pieces = processors > memory.threads() ? blocks.firstHalf() : 0;
        early = new double[blocks.numbers(pieces)];
        ahead = new NoiseAhead(pieces);
    }

    static <A> NoiseAdding<A> to(ParameterMemory<A> memory, NoiseSource source, int processors) {
        return new NoiseAdding<>(memory, source, processors);
    }

    /**
     * What is added in a step.
     *
     * @param mechanism how much
     * @param number of the step
     * @param factor what the noisy sum is multiplied with
     */
    record Step(NoiseMechanism mechanism, long number, double factor) {}

    int numbers() {
        return blocks.numbers();
    }

    long bufferBytes() {
        long streams = (long) chunks.length * Keystream.BUFFER_BYTES;
        return streams + Double.BYTES * (2L * chunks.length * CHUNK + early.length);
    }

    /** Begins to draw on another processor, if there is one. */
    void begin(Step step) {
        ahead.begin(number -> {
            Piece<A> piece = blocks.pieces().get(number);
            Keystream bits = stream(step, number);
            int end = piece.at() + piece.length();
            for (int at = piece.at(); at < end; at += CHUNK) { // in the same calls as below, for the same numbers
                step.mechanism().draw(bits, early, at, Math.min(end, at + CHUNK));
            }
        });
    }

    private Keystream stream(Step step, int piece) {
        return source.stream(NoiseSource.Purpose.NOISE, step.number(), piece);
    }

    /** The same in the memory of the stream that the thread drew from before. */
    private Keystream stream(Step step, int piece, int thread) {
        Keystream used = streams[thread];
        Keystream stream = used == null
                ? stream(step, piece)
                : source.stream(NoiseSource.Purpose.NOISE, step.number(), piece, used);
        streams[thread] = stream;
        return stream;
    }

    /** Draws what is left and adds all of it. */
    void add(Step step) {
        int ready = ahead.end();
        AtomicInteger next = new AtomicInteger();
        int all = blocks.pieces().size();
        memory.run(memory.threads(), thread -> {
            for (int piece = next.getAndIncrement(); piece < all; piece = next.getAndIncrement()) {
                add(step, piece, ready, thread);
            }
        });
    }

    private void add(Step step, int number, int ready, int thread) {
        double[] noise = chunks[thread];
        Piece<A> piece = blocks.pieces().get(number);
        Keystream bits = number < ready ? null : stream(step, number, thread);
        for (int at = piece.from(); at < piece.end(); at += CHUNK) {
            int count = Math.min(CHUNK, piece.end() - at);
            if (bits == null) {
                System.arraycopy(early, piece.at() + at - piece.from(), noise, 0, count);
            } else {
                step.mechanism().draw(bits, noise, 0, count);
            }
            add(step, piece.parameter().gradients(), new Range(at, at + count), thread);
        }
    }

    private void add(Step step, A[] lanes, Range range, int thread) {
        double[] noise = chunks[thread];
        for (int lane = 1; lane < lanes.length; lane++) {
            memory.kernels().grids().move(lanes[lane], lanes[0], range);
        }
        NoiseMechanism mechanism = step.mechanism();
        if (mechanism.roundsAfterwards()) {
            GridKernels.Step rounding = new GridKernels.Step(mechanism.grid(), step.factor());
            memory.kernels().grids().addRounded(lanes[0], range, noise, rooms[thread], rounding);
            return;
        }
        Transfer<A> transfer = memory.kernels().transfer();
        for (int i = range.from(); i < range.to(); i++) {
            double noisy = mechanism.add(transfer.get(lanes[0], i), noise[i - range.from()]);
            transfer.set(lanes[0], i, noisy * step.factor());
        }
    }
}
