package dev.assize.fairness.ranking;

import java.util.Arrays;

/**
 * People in the order of falling scores, and their groups. Equal scores keep the order of their rows. Ranks begin at 1;
 * logarithms are natural but for the discount {@code 1 / log2(rank + 1)}.
 *
 * @see <a href="https://arxiv.org/abs/1905.01989">Geyik, Ambler and Kenthapadi, Fairness-aware ranking in search and
 *     recommendation systems with application to LinkedIn talent search, 2019</a>
 */
public final class Ranking {
    private final int[] groups;
    private final double[] scores;
    private final double[] shares;

    private Ranking(int[] groups, double[] scores, double[] shares) {
        this.groups = groups;
        this.scores = scores;
        this.shares = shares;
    }

    /**
     * Ranks people.
     *
     * @param scores shape [rows], finite; the highest is first
     * @param groups shape [rows], the group of each, from 0 on
     * @param groupCount how many groups there are
     */
    public static Ranking of(double[] scores, int[] groups, int groupCount) {
        if (scores.length != groups.length || scores.length == 0) {
            throw new IllegalArgumentException("there are " + scores.length + " scores and " + groups.length
                    + " groups; give one of each for every row, and at least one row");
        }
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        for (double score : scores) {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException(
                        "a score is " + score + "; a ranking needs finite scores, remove such rows");
            }
        }
        Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
        double[] shares = new double[groupCount];
        int[] ranked = new int[order.length];
        double[] falling = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            ranked[i] = groups[order[i]];
            falling[i] = scores[order[i]];
            shares[ranked[i]] += 1.0 / order.length;
        }
        return new Ranking(ranked, falling, shares);
    }

    /** Returns how many people are ranked. */
    public int size() {
        return groups.length;
    }

    /** Returns the share of each group among all. */
    public double[] shares() {
        return shares.clone();
    }

    /**
     * Returns the mean over prefixes i = 1..k of KL(shares in the prefix || shares in all), weighted by the discount of
     * i: 0 is parity, higher is worse.
     */
    public double normalizedDiscountedDivergence(int k) {
        long[] counts = new long[shares.length];
        double sum = 0;
        double weights = 0;
        for (int i = 1; i <= checked(k); i++) {
            counts[groups[i - 1]]++;
            double divergence = 0;
            for (int group = 0; group < counts.length; group++) {
                double share = counts[group] / (double) i;
                divergence += share == 0 ? 0 : share * Math.log(share / shares[group]);
            }
            sum += discount(i) * divergence;
            weights += discount(i);
        }
        return Math.max(0, sum / weights);
    }

    /** Returns ln(share of the group in the first k / share in all); minus infinity where nobody of it is there. */
    public double skew(int k, int group) {
        return Math.log(count(k, group) / (double) k / shares[group]);
    }

    /** Returns the mean discount of the members of a group among the first k; NaN where there are none. */
    public double meanExposure(int k, int group) {
        double sum = 0;
        for (int i = 1; i <= checked(k); i++) {
            sum += groups[i - 1] == group ? discount(i) : 0;
        }
        return sum / count(k, group);
    }

    /** Returns how many of the first k are of a group. */
    public long count(int k, int group) {
        return Arrays.stream(groups, 0, checked(k)).filter(g -> g == group).count();
    }

    /**
     * Returns how many times a group has fewer than {@code floor(target · i)} of the first i, over groups and prefixes
     * i = 1..k: 0 is feasible.
     */
    public long infeasibleIndex(int k, double[] targets) {
        return shortfalls(k, targets)[0];
    }

    /** Returns how many prefixes i = 1..k have any group with fewer than {@code floor(target · i)}. */
    public long infeasiblePrefixes(int k, double[] targets) {
        return shortfalls(k, targets)[1];
    }

    /**
     * Returns the sum over the first k of score · discount, scores scaled to 0..1 within these; NaN if all are equal.
     */
    public double discountedGain(int k) {
        double least = scores[checked(k) - 1];
        double span = scores[0] - least;
        double gain = 0;
        for (int i = 1; i <= k; i++) {
            gain += (scores[i - 1] - least) / span * discount(i);
        }
        return gain;
    }

    private long[] shortfalls(int k, double[] targets) {
        long[] counts = new long[shares.length];
        long[] found = new long[2];
        for (int i = 1; i <= checked(k); i++) {
            counts[groups[i - 1]]++;
            boolean any = false;
            for (int group = 0; group < counts.length; group++) {
                boolean fewer = counts[group] < Math.floor(targets[group] * i);
                found[0] += fewer ? 1 : 0;
                any |= fewer;
            }
            found[1] += any ? 1 : 0;
        }
        return found;
    }

    private int checked(int k) {
        if (k < 1 || k > groups.length) {
            throw new IllegalArgumentException("the first " + k + " of " + groups.length
                    + " people were asked for; allowed are 1 to " + groups.length);
        }
        return k;
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log1p(rank);
    }
}
