package dev.assize.engine.kernel;

import org.bytedeco.openblas.presets.openblas_nolapack;

/**
 * The thread count of the native matrix library, which is one setting for the whole process.
 *
 * <p>Plans run one product on each of their own threads, so the library itself must use one thread: products inside
 * of a part of a batch are too small to share, and how a sum is grouped must not depend on the number of cores.
 * Making a plan therefore sets the count to one and leaves it there; a look-up of the native function for each run
 * would cost more than a small network. DL4J's own products run on one thread from then on. Who wants them back on
 * all cores calls {@link #use} and makes no use of a plan meanwhile.
 */
public final class BlasThreads {
    private BlasThreads() {}

    /** Sets how many threads the library uses for one product, from now on and for the whole process. */
    public static void use(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "a matrix product on " + threads + " threads was asked for; give a number of at least 1");
        }
        openblas_nolapack.blas_set_num_threads(threads);
    }

    /** Returns how many threads the library uses for one product. */
    public static int inUse() {
        return openblas_nolapack.blas_get_num_threads();
    }
}
