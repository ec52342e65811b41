package dev.assize.fairness.features;

import dev.assize.core.Estimate;
import dev.assize.fairness.RowGroups;
import dev.assize.statistics.Estimates;
import dev.assize.statistics.auc.Auc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How well a feature by itself tells the group of a person. */
final class ProxyStrength {
    private final FeatureLevels levels;
    private final RowGroups groups;

    ProxyStrength(FeatureLevels levels, RowGroups groups) {
        this.levels = levels;
        this.groups = groups;
    }

    /**
     * Returns Theil's uncertainty coefficient {@code I(F; A)/H(A)}: the part of what is not known of the group that the
     * feature tells. I is less {@code (r - 1)(c - 1)/(2n)} for r levels and c groups with people, by which it is too
     * large on average (Miller and Madow), and at least 0; so the coefficient is from 0 to 1.
     *
     * @return empty where fewer than two groups have people
     */
    OptionalDouble uncertaintyCoefficient() {
        long[][] table = new long[levels.count()][groups.names().size()];
        long[] ofLevel = new long[table.length];
        long[] ofGroup = new long[groups.names().size()];
        long rows = 0;
        for (int row = 0; row < levels.rows(); row++) {
            int group = groups.group(row);
            if (group >= 0) {
                table[levels.level(row)][group]++;
                ofLevel[levels.level(row)]++;
                ofGroup[group]++;
                rows++;
            }
        }
        double entropy = entropy(ofGroup, rows);
        if (!(entropy > 0)) {
            return OptionalDouble.empty();
        }
        double within = 0;
        for (int level = 0; level < table.length; level++) {
            within += ofLevel[level] == 0 ? 0 : (double) ofLevel[level] / rows * entropy(table[level], ofLevel[level]);
        }
        double excess = (filled(ofLevel) - 1.0) * (filled(ofGroup) - 1.0) / (2.0 * rows);
        return OptionalDouble.of(Math.min(1, Math.max(0, entropy - within - excess) / entropy));
    }

    private static double entropy(long[] counts, long sum) {
        double entropy = 0;
        for (long count : counts) {
            entropy -= count == 0 ? 0 : (double) count / sum * Math.log((double) count / sum);
        }
        return entropy;
    }

    private static long filled(long[] counts) {
        long filled = 0;
        for (long count : counts) {
            filled += count > 0 ? 1 : 0;
        }
        return filled;
    }

    /**
     * Returns the area under the ROC curve of telling one group from all others by the part that the group is of each
     * level. Rows with even number are scored by the parts among rows with odd number and the other way round, and the
     * two areas are averaged, so that many levels do not look like knowledge; each with DeLong's interval.
     *
     * @return empty where a half has nobody inside, or nobody outside the group
     */
    Optional<Estimate> auc(int group) {
        List<Estimate> halves = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            half(group, half).ifPresent(halves::add);
        }
        return halves.size() < 2 ? Optional.empty() : Optional.of(Estimates.mean(halves));
    }

    private Optional<Estimate> half(int group, int half) {
        long[][] learned = count(group, 1 - half);
        long[][] judged = count(group, half);
        long inside = 0;
        long all = 0;
        for (long[] level : learned) {
            inside += level[1];
            all += level[0] + level[1];
        }
        if (inside == 0 || inside == all) {
            return Optional.empty();
        }
        double[] scores = new double[learned.length];
        for (int level = 0; level < scores.length; level++) {
            double prior = (double) inside / all;
            scores[level] = (learned[level][1] + prior) / (learned[level][0] + learned[level][1] + 1);
        }
        return area(scores, judged);
    }

    private long[][] count(int group, int half) {
        long[][] counts = new long[levels.count()][2];
        for (int row = half; row < levels.rows(); row += 2) {
            if (groups.group(row) >= 0) {
                counts[levels.level(row)][groups.group(row) == group ? 1 : 0]++;
            }
        }
        return counts;
    }

    private static Optional<Estimate> area(double[] scores, long[][] judged) {
        Integer[] order = new Integer[scores.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
        long[] positives = new long[scores.length];
        long[] negatives = new long[scores.length];
        int step = -1;
        double before = Double.NaN;
        for (int level : order) {
            step += scores[level] == before ? 0 : 1;
            before = scores[level];
            positives[step] += judged[level][1];
            negatives[step] += judged[level][0];
        }
        return Auc.ofSteps(positives, negatives).flatMap(Auc::estimate);
    }
}
