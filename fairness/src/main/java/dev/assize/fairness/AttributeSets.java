package dev.assize.fairness;

import java.util.ArrayList;
import java.util.List;

/** Which attributes are crossed with which. */
public final class AttributeSets {
    private AttributeSets() {}

    /**
     * Returns the attributes alone, then all pairs, and so on, each in the given order.
     *
     * @param order how many are crossed at most
     */
    public static List<List<String>> upTo(int order, List<String> attributes) {
        List<List<String>> all = new ArrayList<>();
        List<List<String>> previous = List.of(List.of());
        for (int size = 1; size <= Math.min(order, attributes.size()); size++) {
            List<List<String>> next = new ArrayList<>();
            for (List<String> shorter : previous) {
                int from = shorter.isEmpty() ? 0 : attributes.indexOf(shorter.get(shorter.size() - 1)) + 1;
                for (String attribute : attributes.subList(from, attributes.size())) {
                    List<String> longer = new ArrayList<>(shorter);
                    longer.add(attribute);
                    next.add(longer);
                }
            }
            all.addAll(next);
            previous = next;
        }
        return all;
    }
}
