package dev.assize.fairness.ranking;

import dev.assize.core.SortedScores;
import dev.assize.fairness.GroupCounts;
import java.util.Arrays;
import java.util.List;

/**
 * People in the order of falling scores, where those of equal score form a block. Within a block every order is equally
 * likely, so each rank of it holds the groups in the proportions of the block; all numbers are expected ones, and those
 * of a ranking without equal scores are its own. Ranks begin at 1; rank i has the discount {@code 1 / log2(i + 1)}.
 * Weights do not count: a row has one rank.
 */
final class RankedBlocks {
    private static final double ROUNDING = 1e-9;

    private final long[][] counts;
    private final long[] people;
    private final int size;

    private RankedBlocks(long[][] counts, long[] people, int size) {
        this.counts = counts;
        this.people = people;
        this.size = size;
    }

    /** Ranks the people of groups who have a score. */
    static RankedBlocks of(List<GroupCounts> groups) {
        SortedScores[] scores = groups.stream().map(GroupCounts::scores).toArray(SortedScores[]::new);
        int[] next = Arrays.stream(scores).mapToInt(each -> each.size() - 1).toArray();
        long[][] counts =
                new long[Math.max(1, Arrays.stream(next).map(at -> at + 1).sum())][];
        long[] people = new long[scores.length];
        int size = 0;
        while (Arrays.stream(next).anyMatch(at -> at >= 0)) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int group = 0; group < scores.length; group++) {
                highest = next[group] < 0 ? highest : Math.max(highest, scores[group].score(next[group]));
            }
            long[] block = new long[scores.length];
            for (int group = 0; group < scores.length; group++) {
                while (next[group] >= 0 && scores[group].score(next[group]) == highest) {
                    block[group] += scores[group].rows(next[group]--);
                }
                people[group] += block[group];
            }
            counts[size++] = block;
        }
        return new RankedBlocks(counts, people, size);
    }

    /** Returns how many people are ranked. */
    long total() {
        return Arrays.stream(people).sum();
    }

    /** Returns how many people of a group are ranked. */
    long people(int group) {
        return people[group];
    }

    /** Looks at one rank: how many of each group are expected up to it. */
    private interface AtRank {
        void see(long rank, double[] upTo);
    }

    private void walk(long most, AtRank look) {
        double[] before = new double[people.length];
        double[] upTo = new double[people.length];
        long rank = 0;
        for (int at = 0; at < size && rank < most; at++) {
            long here = Arrays.stream(counts[at]).sum();
            for (long i = 1; i <= here && rank < most; i++) {
                rank++;
                for (int group = 0; group < upTo.length; group++) {
                    upTo[group] = before[group] + counts[at][group] * ((double) i / here);
                }
                look.see(rank, upTo);
            }
            for (int group = 0; group < before.length; group++) {
                before[group] += counts[at][group];
            }
        }
    }

    /**
     * Returns the mean over prefixes of KL(shares in the prefix || shares in all), in nats, weighted by the discount of
     * their last rank; 0 for one group.
     */
    double normalizedDiscountedDivergence() {
        double[] sums = new double[2];
        double all = total();
        walk(total(), (rank, upTo) -> {
            double divergence = 0;
            for (int group = 0; group < upTo.length; group++) {
                double share = upTo[group] / (double) rank;
                divergence += share == 0 ? 0 : share * Math.log(share * all / people[group]);
            }
            sums[0] += discount(rank) * divergence;
            sums[1] += discount(rank);
        });
        return Math.max(0, sums[0] / sums[1]);
    }

    /** Returns the mean discount of the people of a group that has some. */
    double exposure(int group) {
        double sum = 0;
        long rank = 0;
        for (int at = 0; at < size; at++) {
            long here = Arrays.stream(counts[at]).sum();
            if (counts[at][group] == 0) {
                rank += here;
                continue;
            }
            double discounts = 0;
            for (long i = 0; i < here; i++) {
                discounts += discount(++rank);
            }
            sum += counts[at][group] * (discounts / here);
        }
        return sum / people[group];
    }

    /** Returns the share of a group among the first k, over its share among all. */
    double representation(long first, int group) {
        double[] found = new double[1];
        walk(first, (rank, upTo) -> found[0] = upTo[group] / (double) rank);
        return found[0] * total() / people[group];
    }

    /**
     * Returns how many times, over groups and the first k prefixes, a prefix of i people has fewer of a group than
     * {@code floor(share of the group in all · i)}.
     */
    long shortfalls(long first) {
        long[] found = new long[1];
        double all = total();
        walk(first, (rank, upTo) -> {
            for (int group = 0; group < upTo.length; group++) {
                double due = Math.floor(people[group] / all * (double) rank + ROUNDING);
                found[0] += upTo[group] < due - ROUNDING ? 1 : 0;
            }
        });
        return found[0];
    }

    private static double discount(long rank) {
        return Math.log(2) / Math.log1p((double) rank);
    }
}
