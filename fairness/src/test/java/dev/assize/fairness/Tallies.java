package dev.assize.fairness;

import dev.assize.core.Tally;
import java.util.ArrayList;
import java.util.List;

/** Small tallies for tests. */
final class Tallies {
    static final List<String> CLASSES = List.of("no", "yes");

    private Tallies() {}

    /** One attribute "group"; counts are TP, FP, TN, FN for each group. */
    static Tally confusion(Object... namesAndCounts) {
        List<Tally.Cell> cells = new ArrayList<>();
        for (int i = 0; i < namesAndCounts.length; i += 2) {
            List<String> name = List.of((String) namesAndCounts[i]);
            long[] counts = (long[]) namesAndCounts[i + 1];
            add(cells, name, 1, 1, counts[0]);
            add(cells, name, 0, 1, counts[1]);
            add(cells, name, 0, 0, counts[2]);
            add(cells, name, 1, 0, counts[3]);
        }
        return new Tally(List.of("group"), CLASSES, cells);
    }

    static long[] counts(long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {
        return new long[] {truePositives, falsePositives, trueNegatives, falseNegatives};
    }

    static void add(List<Tally.Cell> cells, List<String> values, int truth, int decision, long people) {
        if (people > 0) {
            cells.add(new Tally.Cell(values, truth, decision, people));
        }
    }
}
