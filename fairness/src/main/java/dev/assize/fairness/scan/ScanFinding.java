package dev.assize.fairness.scan;

import java.util.List;

/**
 * The subgroup that a scan found.
 *
 * @param values for each attribute the places of the values; empty means not restricted
 * @param score how much the outcomes speak against the predictions, less the penalty, at least 0
 * @param people how many are in the subgroup
 * @param pValueBound an upper bound of the probability that right predictions give any subgroup such a score:
 *     {@code min(1, number of all subgroups · exp(-score))}, which accounts for the search
 * @param exhaustive whether all subgroups were tried
 */
public record ScanFinding(
        List<List<Integer>> values, double score, long people, double pValueBound, boolean exhaustive) {
    /** Copies the lists. */
    public ScanFinding {
        values = values.stream().map(List::copyOf).toList();
    }
}
