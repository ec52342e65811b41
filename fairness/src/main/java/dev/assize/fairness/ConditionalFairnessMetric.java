package dev.assize.fairness;

import dev.assize.core.Evidence;
import java.util.List;

/**
 * A metric that compares groups within the strata of a further column, listed in
 * {@code META-INF/services/dev.assize.fairness.ConditionalFairnessMetric}.
 */
public interface ConditionalFairnessMetric extends DefinedMetric {
    /** Measures {@code outcomes} under the rules of {@link FairnessMetric#measure}; the scope has {@code given}. */
    List<Evidence> measure(StratifiedOutcomes outcomes);
}
