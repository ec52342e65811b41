package dev.assize.privacy;

import dev.assize.privacy.attack.CanaryScores;
import java.util.Arrays;

/** A model's loss on rows it was trained on and on rows it never saw. */
public final class MembershipLosses {
    private final double[] members;
    private final double[] nonMembers;

    private MembershipLosses(double[] members, double[] nonMembers) {
        this.members = members;
        this.nonMembers = nonMembers;
    }

    /**
     * Makes the pair.
     *
     * @param members loss of each training row, finite
     * @param nonMembers loss of each held-out row from the same population, finite
     * @throws IllegalArgumentException if a loss is not finite
     */
    public static MembershipLosses of(double[] members, double[] nonMembers) {
        return new MembershipLosses(finite("member", members), finite("non-member", nonMembers));
    }

    /** Returns how many training rows there are. */
    public int memberCount() {
        return members.length;
    }

    /** Returns how many held-out rows there are. */
    public int nonMemberCount() {
        return nonMembers.length;
    }

    /** The losses as scores: the smaller a loss, the more likely a member. */
    CanaryScores scores() {
        return CanaryScores.of(members, nonMembers).reversed();
    }

    double[] sortedMembers() {
        return sorted(members);
    }

    double[] sortedNonMembers() {
        return sorted(nonMembers);
    }

    /** The mean of the members' losses, summed in the order given. */
    double meanMemberLoss() {
        double mean = 0;
        for (int i = 0; i < members.length; i++) {
            mean += (members[i] - mean) / (i + 1);
        }
        return mean;
    }

    private static double[] sorted(double[] losses) {
        double[] copy = losses.clone();
        Arrays.sort(copy);
        return copy;
    }

    private static double[] finite(String name, double[] losses) {
        double[] copy = losses.clone();
        for (int row = 0; row < copy.length; row++) {
            if (!Double.isFinite(copy[row])) {
                throw new IllegalArgumentException("the loss of " + name + " " + row + " is " + copy[row]
                        + "; losses are finite, so clip probabilities away from 0 first");
            }
            copy[row] += 0.0; // -0 becomes 0, so that both tie
        }
        return copy;
    }
}
