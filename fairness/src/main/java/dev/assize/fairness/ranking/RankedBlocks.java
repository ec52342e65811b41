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

    private final long[] counts; // [block × groups + group]
    private final long[] people;
    private final int blocks;

    private RankedBlocks(long[] counts, long[] people, int blocks) {
        this.counts = counts;
        this.people = people;
        this.blocks = blocks;
    }

    /** Ranks the people of groups who have a score. */
    static RankedBlocks of(List<GroupCounts> groups) {
        SortedScores[] scores = groups.stream().map(GroupCounts::scores).toArray(SortedScores[]::new);
        int width = scores.length;
        int[] next = Arrays.stream(scores).mapToInt(each -> each.size() - 1).toArray();
        int entries = Arrays.stream(scores).mapToInt(SortedScores::size).sum();
        long[] counts = new long[Math.multiplyExact(entries, width)];
        long[] people = new long[width];
        int blocks = 0;
        while (Arrays.stream(next).anyMatch(at -> at >= 0)) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int group = 0; group < width; group++) {
                highest = next[group] < 0 ? highest : Math.max(highest, scores[group].score(next[group]));
            }
            for (int group = 0; group < width; group++) {
                while (next[group] >= 0 && scores[group].score(next[group]) == highest) {
                    counts[blocks * width + group] += scores[group].rows(next[group]--);
                }
                people[group] += counts[blocks * width + group];
            }
            blocks++;
        }
        return new RankedBlocks(Arrays.copyOf(counts, blocks * width), people, blocks);
    }

    private long count(int block, int group) {
        return counts[block * people.length + group];
    }

    private long size(int block) {
        long sum = 0;
        for (int group = 0; group < people.length; group++) {
            sum += count(block, group);
        }
        return sum;
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
        for (int at = 0; at < blocks && rank < most; at++) {
            long here = size(at);
            for (long i = 1; i <= here && rank < most; i++) {
                rank++;
                for (int group = 0; group < upTo.length; group++) {
                    upTo[group] = before[group] + count(at, group) * ((double) i / here);
                }
                look.see(rank, upTo);
            }
            for (int group = 0; group < before.length; group++) {
                before[group] += count(at, group);
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

    /** Returns the mean discount of the people of each group; each has some. One pass over the ranks. */
    double[] exposures() {
        double[] sums = new double[people.length];
        long rank = 0;
        for (int at = 0; at < blocks; at++) {
            long here = size(at);
            double discounts = 0;
            for (long i = 0; i < here; i++) {
                discounts += discount(++rank);
            }
            for (int group = 0; group < sums.length; group++) {
                sums[group] += count(at, group) * (discounts / here);
            }
        }
        for (int group = 0; group < sums.length; group++) {
            sums[group] /= people[group];
        }
        return sums;
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
