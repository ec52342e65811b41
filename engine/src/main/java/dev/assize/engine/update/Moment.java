package dev.assize.engine.update;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * When a step is taken, as DL4J counts.
 *
 * @param iteration steps before this one
 * @param epoch epochs before this one
 */
record Moment(int iteration, int epoch) {
    Moment {
        if (iteration < 0 || epoch < 0) {
            throw new IllegalArgumentException(
                    "iteration " + iteration + " of epoch " + epoch + " was given; both count from 0");
        }
    }

    /** Returns t, the number of this step counted from 1. */
    int step() {
        return iteration + 1;
    }

    double of(ISchedule schedule, String what) {
        return finite(schedule.valueAt(iteration, epoch), what);
    }

    double finite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the " + what + " is " + value + " at iteration " + iteration
                    + " of epoch " + epoch + "; set one, or correct the schedule that gives it");
        }
        return value;
    }
}
