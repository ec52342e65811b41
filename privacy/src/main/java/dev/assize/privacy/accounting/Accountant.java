package dev.assize.privacy.accounting;

import dev.assize.privacy.mechanism.Phase;
import java.util.List;

/** A way to bound what phases reveal together. Phases without any give epsilon 0 and delta 0. */
public interface Accountant {
    /** Returns the name for reports, for example {@code "RDP"}. */
    String name();

    /**
     * Returns the epsilon that goes with a delta.
     *
     * @param phases every use of the data; their order does not matter
     * @param delta above 0 and below 1
     */
    EpsilonBracket epsilon(List<Phase> phases, double delta);

    /**
     * Returns the delta that goes with an epsilon.
     *
     * @param phases every use of the data; their order does not matter
     * @param epsilon at least 0, finite
     */
    DeltaBracket delta(List<Phase> phases, double epsilon);
}
