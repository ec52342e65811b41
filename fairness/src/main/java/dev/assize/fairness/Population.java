package dev.assize.fairness;

import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The people that rows should stand for, as somebody states them: for each group its share.
 *
 * @param shares share of each group, above 0 and at most 1; they sum to 1 to within 0.005, the rounding of percentages
 */
public record Population(SortedMap<String, Double> shares) {
    private static final double ROUNDING = 0.005;

    /**
     * Copies and checks the shares.
     *
     * @throws FairnessException if a share is out of range or they do not sum to 1; all problems are named
     */
    public Population {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
        List<Problem> problems = new ArrayList<>();
        shares.forEach((group, share) -> {
            if (!(share > 0 && share <= 1)) {
                problems.add(new Problem(
                        FairnessOptions.PLACE,
                        "the stated population gives group '" + group + "' the share " + share,
                        "A share is above 0 and at most 1; leave out a group that is not to be there."));
            }
        });
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(Math.abs(sum - 1) <= ROUNDING)) {
            problems.add(new Problem(
                    FairnessOptions.PLACE,
                    "the shares of the stated population sum to " + sum,
                    "State all groups of the population, as fractions that sum to 1."));
        }
        if (!problems.isEmpty()) {
            throw new FairnessException(problems);
        }
    }
}
