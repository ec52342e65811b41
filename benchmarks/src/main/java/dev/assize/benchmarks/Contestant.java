package dev.assize.benchmarks;

/** Something that is timed in turns with others. */
@FunctionalInterface
interface Contestant {
    /** Does its work {@code runs} times and returns the median time of one, in milliseconds. */
    double medianMillis(int runs);
}
