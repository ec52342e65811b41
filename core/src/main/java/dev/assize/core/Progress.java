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

    /**
     * As {@link #at(String, long, long)}, and says what is counted, so that a listener with a clock can show a rate.
     *
     * @param what the work and its state in a few words
     * @param done units done so far
     * @param total units in all, 0 when not known
     * @param units what a unit is, in the plural, for example {@code "rows"}
     */
    default void at(String what, long done, long total, String units) {
        at(what, done, total);
    }

    /** Returns a listener that drops everything. */
    static Progress silent() {
        return (what, done, total) -> {};
    }
}
