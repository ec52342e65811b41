package dev.assize.cli.planted.data;

/** Breaks a habit: it hides defects. */
final class CatchesEverything {
    void run(java.util.concurrent.Callable<Void> work) {
        try {
            work.call();
        } catch (Exception everything) {
            throw new IllegalStateException(everything);
        }
    }
}
