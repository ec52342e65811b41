package dev.assize.engine.kernel;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the changes of a plan's parameters, so that what was made of them is made anew. Once somebody outside of the
 * plan has had the arrays, he may write to them at any time, and so each run counts as a change.
 */
public final class Version {
    private final AtomicLong number = new AtomicLong();
    private volatile boolean exposed;

    /** Returns how many changes there have been. */
    public long number() {
        return number.get();
    }

    /** Counts a change, after it was made and before the next product. */
    public void changed() {
        number.incrementAndGet();
    }

    /** Says that arrays leave the plan. */
    public void expose() {
        exposed = true;
    }

    /** Counts a change if there may have been one behind our back; at the start of each run, on no other occasion. */
    public void startRun() {
        if (exposed) {
            changed();
        }
    }
}
