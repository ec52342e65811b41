package dev.assize.core;

/** Told how far long work has come. Implementations return quickly and never fail. */
@FunctionalInterface
public interface Progress {
    /**
     * Notes that work has come to a point.
     *
     * @param what the work and its state in a few words, for example {@code "training: epoch 3, loss 0.412"}
     * @param done units done so far, 0 at the start
     * @param total units in all, at least {@code done}; 0 when not known
     */
    void at(String what, long done, long total);

    /** Returns a listener that drops everything. */
    static Progress silent() {
        return (what, done, total) -> {};
    }
}
