package dev.assize.statistics;

import dev.assize.core.Interval;

/** The ends of an interval and how they were made. */
record Bounds(double lower, double upper, String method) {
    Interval interval(double confidence) {
        return new Interval(lower, upper, confidence, method);
    }
}
