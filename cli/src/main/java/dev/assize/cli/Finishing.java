package dev.assize.cli;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Work that, once begun, is finished even if Ctrl-C comes in its middle: the last moments in which files are written.
 */
final class Finishing {
    private Finishing() {}

    /**
     * Does the work. An interrupted process ends after it, not in it; it must therefore be short.
     *
     * @return what the work returns
     */
    static <T> T of(Supplier<T> work) {
        ReentrantLock lock = new ReentrantLock();
        Thread waiting = new Thread(lock::lock, "finishing");
        Runtime.getRuntime().addShutdownHook(waiting);
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
            forget(waiting);
        }
    }

    private static void forget(Thread waiting) {
        try {
            Runtime.getRuntime().removeShutdownHook(waiting);
        } catch (IllegalStateException e) {
            System.getLogger(Finishing.class.getName())
                    .log(System.Logger.Level.DEBUG, "the process was interrupted and ends now", e);
        }
    }
}
