package dev.assize.fairness.mitigation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Changes the labels of as few training rows as makes every group's base rate that of all rows, those first of which
 * the score says that they are nearest to the other label.
 *
 * <p>A group of {@code n} rows with base rate {@code b}, where all rows have {@code p}, changes {@code m = round(n |p -
 * b|)} labels: where {@code b < p} its rows of label 0 with the highest scores are promoted, else its rows of label 1
 * with the lowest scores demoted. Rows of equal score are taken in their order. With two groups of sizes {@code n1, n2}
 * both numbers are the published {@code (b1 - b2) n1 n2 / (n1 + n2)}, up to rounding to the nearest whole number; the
 * source knows two groups only. Weights are not used.
 *
 * <p>No sensitive attribute is needed when the model decides. The changed labels must never be used for testing.
 *
 * @see <a href="https://doi.org/10.1007/s10115-011-0463-8">Kamiran and Calders, Data preprocessing techniques for
 *     classification without discrimination, 2012, section 4.1</a>
 */
public final class Massaging {
    private Massaging() {}

    /**
     * Returns new labels.
     *
     * @param rows training rows of two or more groups; their weights are not used
     * @param scores for each row how likely label 1 is, in [0, 1], from a model fitted on the unchanged labels
     * @return the label of each row, 0 or 1; the groups' base rates differ by less than one row of each
     * @throws MitigationException if a score is not a number in [0, 1]
     */
    public static int[] labels(LabelledRows rows, double[] scores) {
        Faults.requireLength("scores", scores.length, rows.rows());
        new Faults().scores(scores).throwIfAny();
        Groups groups = rows.groups();
        double overall = baseRate(rows, IntStream.range(0, rows.rows()).toArray());
        int[] changed = IntStream.range(0, rows.rows()).map(rows::label).toArray();
        for (int group = 0; group < groups.names().size(); group++) {
            int code = group;
            int[] members = IntStream.range(0, rows.rows())
                    .filter(row -> groups.codeOf(row) == code)
                    .toArray();
            double missing = members.length * (overall - baseRate(rows, members));
            change(changed, members, scores, missing);
        }
        return changed;
    }

    private static double baseRate(LabelledRows rows, int[] members) {
        return (double) IntStream.of(members).map(rows::label).sum() / members.length;
    }

    private static void change(int[] labels, int[] members, double[] scores, double missing) {
        int from = missing > 0 ? 0 : 1;
        double sign = missing > 0 ? -1 : 1;
        List<Integer> candidates = IntStream.of(members)
                .filter(row -> labels[row] == from)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> sign * scores[row]))
                .toList();
        int count = (int) Math.min(candidates.size(), Math.round(Math.abs(missing)));
        candidates.subList(0, count).forEach(row -> labels[row] = 1 - from);
    }
}
