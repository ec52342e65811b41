package dev.assize.privacy;

import dev.assize.core.Counts;
import java.util.Arrays;

/**
 * Membership inference by loss: whoever has a loss at or below a threshold is taken for a member of the training data.
 *
 * <ul>
 *   <li>AUC {@code P(member loss < non-member loss) + P(equal)/2}, in [0, 1]; 0.5 is no leak, higher is worse. Ties
 *       count exactly half. Standard error by DeLong's placements.
 *   <li>True positive rate at a false positive rate of at most f: the largest part of members caught by a threshold
 *       that catches at most f of the non-members. No interpolation and no splitting of ties, so it never overstates;
 *       the threshold is taken as given in its interval.
 *   <li>Advantage: true minus false positive rate at the threshold of the mean member loss, the rule of Yeom et al. It
 *       is fixed by the members alone and so not picked for its success.
 * </ul>
 *
 * <p>O(n log n) in the number of rows.
 *
 * @see <a href="https://arxiv.org/abs/1709.01604">Yeom, Giacomelli, Fredrikson and Jha, Privacy risk in machine
 *     learning, 2018, section 3.2</a>
 * @see <a href="https://arxiv.org/abs/2112.03570">Carlini et al., Membership inference attacks from first principles,
 *     2022, on true positives at low false positive rates</a>
 * @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson, Comparing the areas under two or
 *     more correlated receiver operating characteristic curves, 1988</a>
 */
public final class LossThresholdAttack {
    private final double[] members;
    private final double[] nonMembers;
    private final double meanMemberLoss;

    private LossThresholdAttack(double[] members, double[] nonMembers, double meanMemberLoss) {
        this.members = members;
        this.nonMembers = nonMembers;
        this.meanMemberLoss = meanMemberLoss;
    }

    /**
     * Prepares the attack.
     *
     * @throws IllegalArgumentException if there are fewer than two members or two non-members
     */
    public static LossThresholdAttack on(MembershipLosses losses) {
        if (losses.memberCount() < 2 || losses.nonMemberCount() < 2) {
            throw new IllegalArgumentException("the attack got " + losses.memberCount() + " members and "
                    + losses.nonMemberCount() + " non-members; it needs at least 2 of each");
        }
        return new LossThresholdAttack(losses.sortedMembers(), losses.sortedNonMembers(), losses.meanMemberLoss());
    }

    /**
     * An area under the curve.
     *
     * @param value in [0, 1]
     * @param standardError greater than 0
     */
    public record Area(double value, double standardError) {}

    /**
     * Returns the area under the receiver operating characteristic. Where all placements are equal (complete
     * separation, or one single loss) DeLong's error is 0 though the sample is finite; then the formula of Hanley and
     * McNeil is used, at the area moved towards 1/2 by half an observation of the smaller side.
     *
     * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil, The meaning and use of the area
     *     under a receiver operating characteristic curve, 1982</a>
     */
    public Area area() {
        double[] above = placements(members, nonMembers);
        double[] below = placements(nonMembers, members);
        double area = 1 - mean(above);
        double variance = variance(above) / members.length + variance(below) / nonMembers.length;
        return new Area(area, Math.sqrt(variance > 0 ? variance : hanleyMcNeil(area)));
    }

    /**
     * Returns how many members the threshold catches that catches at most {@code falsePositiveRate} of the non-members.
     */
    public Counts membersCaughtAt(double falsePositiveRate) {
        int allowed = (int) Math.floor(falsePositiveRate * nonMembers.length * (1 + 1e-12));
        if (allowed >= nonMembers.length) {
            return new Counts("members", members.length, members.length);
        }
        double firstTooMany = nonMembers[allowed];
        return new Counts("members", countBelow(members, firstTooMany), members.length);
    }

    /** Returns how many members have a loss at or below the mean member loss. */
    public Counts membersCaughtByMeanLoss() {
        return new Counts("members", countAtMost(members, meanMemberLoss), members.length);
    }

    /** Returns how many non-members have a loss at or below the mean member loss. */
    public Counts nonMembersCaughtByMeanLoss() {
        return new Counts("non-members", countAtMost(nonMembers, meanMemberLoss), nonMembers.length);
    }

    /** For each value the part of {@code others} below it, ties counted half; both sorted. */
    private static double[] placements(double[] values, double[] others) {
        double[] placements = new double[values.length];
        int below = 0;
        int atMost = 0;
        for (int i = 0; i < values.length; i++) {
            while (below < others.length && others[below] < values[i]) {
                below++;
            }
            while (atMost < others.length && others[atMost] <= values[i]) {
                atMost++;
            }
            placements[i] = (below + atMost) / (2.0 * others.length);
        }
        return placements;
    }

    private double hanleyMcNeil(double area) {
        int smaller = Math.min(members.length, nonMembers.length);
        double theta = (area * smaller + 0.5) / (smaller + 1);
        double q1 = theta / (2 - theta);
        double q2 = 2 * theta * theta / (1 + theta);
        double square = theta * theta;
        double sum =
                theta * (1 - theta) + (members.length - 1) * (q1 - square) + (nonMembers.length - 1) * (q2 - square);
        return sum / ((double) members.length * nonMembers.length);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    private static int countBelow(double[] sorted, double limit) {
        return count(sorted, limit, false);
    }

    private static int countAtMost(double[] sorted, double limit) {
        return count(sorted, limit, true);
    }

    private static int count(double[] sorted, double limit, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < limit || (orEqual && sorted[middle] <= limit)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
