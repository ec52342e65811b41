package dev.assize.explain;

import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What the explain check does.
 *
 * @param attribution how answers are attributed to columns
 * @param permutation how the importance of columns is measured
 */
public record ExplainOptions(AttributionOptions attribution, PermutationOptions permutation) {
    /** Returns the defaults of both parts. */
    public static ExplainOptions defaults() {
        return new ExplainOptions(AttributionOptions.defaults(), PermutationOptions.defaults());
    }

    /** Returns everything that is wrong with these options, in their order; empty when they can be used. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        attribution.check(problems);
        permutation.check(problems);
        return List.copyOf(problems);
    }
}
