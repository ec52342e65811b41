package dev.assize.benchmarks;

import java.util.Arrays;

/** Times a piece of work: the median of some runs after a warm-up. */
final class Stopwatch {
    private static final double NANOS_OF_A_MILLI = 1e6;

    private final int runs;
    private final double warmUpMillis;

    /**
     * Makes a stopwatch.
     *
     * @param runs how many runs are timed
     * @param warmUpMillis how long the work runs before, at least {@code runs} times
     */
    Stopwatch(int runs, double warmUpMillis) {
        if (runs < 1 || !(warmUpMillis >= 0)) {
            throw new IllegalArgumentException("a stopwatch for " + runs + " runs after " + warmUpMillis
                    + " ms cannot measure; give at least one run and a warm-up of 0 ms or more");
        }
        this.runs = runs;
        this.warmUpMillis = warmUpMillis;
    }

    /** Returns the median time of one run, in milliseconds. */
    double medianMillis(Runnable work) {
        long end = System.nanoTime() + (long) (warmUpMillis * NANOS_OF_A_MILLI);
        for (int run = 0; run < runs || System.nanoTime() < end; run++) {
            work.run();
        }
        return medianMillisNow(work);
    }

    /** Returns the median time of one run without a warm-up, in milliseconds. */
    double medianMillisNow(Runnable work) {
        double[] millis = new double[runs];
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            work.run();
            millis[run] = (System.nanoTime() - start) / NANOS_OF_A_MILLI;
        }
        return median(millis);
    }

    static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
