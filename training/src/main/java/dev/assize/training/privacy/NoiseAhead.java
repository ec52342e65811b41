package dev.assize.training.privacy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Work on the first pieces of a step's noise on a thread of its own, while the plan computes the sum. Useful where
 * there are more processors than the plan has threads; without them the thread would take from the plan what it gives.
 */
final class NoiseAhead {
    private static final long IDLE_MILLIS = 2000;

    private final int pieces;
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1, 1, IDLE_MILLIS, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), NoiseAhead::daemon);
    private AtomicInteger next;
    private CountDownLatch done = new CountDownLatch(0);

    /** Prepares for some pieces, the first ones; 0 for no work at all. */
    NoiseAhead(int pieces) {
        this.pieces = pieces;
        next = new AtomicInteger(pieces);
        executor.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "assize-noise");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts to work on the pieces, from the first on. */
    void begin(IntConsumer work) {
        if (pieces == 0) {
            return;
        }
        AtomicInteger counter = new AtomicInteger();
        CountDownLatch latch = new CountDownLatch(1);
        next = counter;
        done = latch;
        executor.execute(() -> {
            try {
                for (int piece = counter.getAndIncrement(); piece < pieces; piece = counter.getAndIncrement()) {
                    work.accept(piece);
                }
            } finally {
                latch.countDown();
            }
        });
    }

    /** Ends the work after the piece that is being worked on; returns how many of the first pieces are ready. */
    int end() {
        int ready = pieces == 0 ? 0 : Math.min(pieces, next.getAndSet(pieces));
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true; // a gradient without its noise must not be used
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ready;
    }
}
