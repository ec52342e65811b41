package dev.assize.engine.kernel;

import org.bytedeco.openblas.presets.openblas_nolapack;

/**
 * The thread count of the native matrix library, which is one setting for the whole process.
 *
 * <p>Plans run one product on each of their own threads, so the library itself must use one thread: products inside of a
 * part of a batch are too small to share, and a product's sum would otherwise be split by the number of cores.
 * {@link #single} lowers the count while a body runs and puts it back after the last body that runs at the same time.
 */
public final class BlasThreads {
    private static final Object LOCK = new Object();
    private static int users;
    private static int before;

    private BlasThreads() {}

    /** Runs {@code body} with one native thread. */
    public static void single(Runnable body) {
        enter();
        try {
            body.run();
        } finally {
            leave();
        }
    }

    private static void enter() {
        synchronized (LOCK) {
            if (users++ == 0) {
                before = openblas_nolapack.blas_get_num_threads();
                openblas_nolapack.blas_set_num_threads(1);
            }
        }
    }

    private static void leave() {
        synchronized (LOCK) {
            if (--users == 0) {
                openblas_nolapack.blas_set_num_threads(before);
            }
        }
    }
}
