package dev.assize.engine.internal;

import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Lets ND4J's native operations use one thread, for two reasons: results do not depend on the number of processors, and
 * OpenMP's threads do not wait for each other by spinning, which made small networks up to ten times slower on a busy
 * machine.
 */
public final class SingleThread {
    private SingleThread() {}

    /** Does work with one native thread; other threads, and later work of this one, are not affected. */
    public static <T> T call(Supplier<T> work) {
        Nd4j.getExecutioner(); // loads the native code, which the next line needs
        NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
        int before = operations.ompGetMaxThreads();
        operations.setOmpNumThreads(1);
        try {
            return work.get();
        } finally {
            operations.setOmpNumThreads(before);
        }
    }
}
