package dev.assize.engine.plan;

/**
 * How a plan computes. Precision, lanes and rows decide how sums are grouped, and so the last digits; threads do not.
 *
 * @param precision the number type
 * @param lanes into how many parts a batch is split, each with a gradient of its own
 * @param laneRows most rows that a lane takes at a time in training; 0 lets the plan choose so that a lane's buffers
 *     stay in the cache
 * @param threads how many lanes work at the same time
 * @param memoryLimit most bytes for parameters, their gradients and the buffers of layers; lanes then take fewer rows
 *     at a time; 0 for no limit. The state of an updater and the caller's batches are not in it
 */
public record PlanOptions(Precision precision, int lanes, int laneRows, int threads, long memoryLimit) {
    private static final int LANES = 2;

    /** Checks the numbers. */
    public PlanOptions {
        if (lanes < 1 || laneRows < 0 || threads < 1) {
            throw new IllegalArgumentException("a plan with " + lanes + " lanes of " + laneRows + " rows on " + threads
                    + " threads cannot work; lanes and threads are at least 1, rows at least 0 (0 is automatic)");
        }
        if (memoryLimit < 0) {
            throw new IllegalArgumentException("a memory limit of " + memoryLimit
                    + " bytes was given; give a positive number of bytes, or 0 for no limit");
        }
    }

    /** Returns two lanes of automatic size, and as many threads as the machine has cores. */
    public static PlanOptions defaults(Precision precision) {
        return new PlanOptions(precision, LANES, 0, Runtime.getRuntime().availableProcessors(), 0);
    }

    /** Returns these options with another number of lanes. */
    public PlanOptions withLanes(int count) {
        return new PlanOptions(precision, count, laneRows, threads, memoryLimit);
    }

    /** Returns these options with another number of rows for each lane. */
    public PlanOptions withLaneRows(int rows) {
        return new PlanOptions(precision, lanes, rows, threads, memoryLimit);
    }

    /** Returns these options with another number of threads. */
    public PlanOptions withThreads(int count) {
        return new PlanOptions(precision, lanes, laneRows, count, memoryLimit);
    }

    /** Returns these options with a limit of memory in bytes; 0 for none. */
    public PlanOptions withMemoryLimit(long bytes) {
        return new PlanOptions(precision, lanes, laneRows, threads, bytes);
    }
}
