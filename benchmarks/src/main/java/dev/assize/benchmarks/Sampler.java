package dev.assize.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells about which share of the engine's work is matrix products, by looking at its threads a thousand times a second.
 * Rather too high: a thread inside of the native library is seen where it is, but one in a loop of Java only where the
 * loop ends, which may be in the next product.
 */
final class Sampler implements Runnable {
    private static final String ENGINE = "dev.assize.engine.";
    private static final Set<String> PRODUCTS =
            Set.of("dev.assize.engine.kernel.FloatProducts", "dev.assize.vector.VectorProducts");
    private static final long PAUSE_NANOS = 1_000_000;

    private volatile boolean running = true;
    private long seen;
    private long inProducts;

    /** Runs some work and returns the share of products, 0 to 1; 0 if the engine was never seen. */
    static double productShare(Runnable work) {
        Sampler sampler = new Sampler();
        Thread thread = new Thread(sampler, "sampler");
        thread.setDaemon(true);
        thread.start();
        work.run();
        sampler.running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sampler.seen == 0 ? 0 : (double) sampler.inProducts / sampler.seen;
    }

    @Override
    public void run() {
        while (running) {
            for (Map.Entry<Thread, StackTraceElement[]> entry :
                    Thread.getAllStackTraces().entrySet()) {
                count(entry.getKey().getState(), entry.getValue());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void count(Thread.State state, StackTraceElement[] stack) {
        List<String> classes = new ArrayList<>();
        for (StackTraceElement frame : stack) {
            classes.add(frame.getClassName());
        }
        if (state == Thread.State.RUNNABLE && classes.stream().anyMatch(name -> name.startsWith(ENGINE))) {
            seen++;
            inProducts += classes.stream().anyMatch(PRODUCTS::contains) ? 1 : 0;
        }
    }
}
