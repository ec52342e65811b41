package dev.assize.audit;

import java.util.ArrayList;
import java.util.List;

/** Metrics that are measured besides the usual ones, because of what was asked or is known. */
public final class MoreMetrics {
    private static final List<String> CRITERIA = List.of(
            "accuracy_equality", "demographic_parity", "equal_opportunity", "predictive_equality", "predictive_parity");

    private MoreMetrics() {}

    /** Returns the usual criteria for every pair of groups. */
    public static List<String> ofPairs() {
        return forms("of_pairs");
    }

    /** Returns the usual criteria for each group and the reference group. */
    public static List<String> toReference() {
        return forms("to_reference");
    }

    private static List<String> forms(String ending) {
        List<String> names = new ArrayList<>();
        for (String criterion : CRITERIA) {
            names.add(criterion + "_difference_" + ending);
            names.add(criterion + "_ratio_" + ending);
        }
        return names;
    }
}
