package dev.assize.privacy.attack;

import java.util.Arrays;

/**
 * What an attacker reads off the answer of a classifier about a record with a known label. With logits z, label y and
 * {@code p = softmax(z)}; {@code p} is never formed where it would round to 0 or 1. All values are finite for finite
 * logits whose differences are below 1e300.
 */
public enum MembershipSignal {
    /** {@code -ln p_y}, at least 0; members have lower values. */
    LOSS(false) {
        @Override
        double of(Logits logits) {
            return -logits.logProbability(logits.label());
        }
    },
    /** {@code p_y}, in [0, 1]; members have higher values. */
    CONFIDENCE(true) {
        @Override
        double of(Logits logits) {
            return Math.exp(logits.logProbability(logits.label()));
        }
    },
    /**
     * {@code ln(p_y / (1 - p_y))}, nearly Gaussian; members have higher values.
     *
     * @see <a href="https://arxiv.org/abs/2112.03570">Carlini et al., Membership inference attacks from first
     *     principles, 2022, section IV</a>
     */
    LOGIT_SCALED_CONFIDENCE(true) {
        @Override
        double of(Logits logits) {
            return logits.logProbability(logits.label()) - logits.logComplement(logits.label());
        }
    },
    /** {@code -sum p ln p} in nats, at least 0; members have lower values. */
    ENTROPY(false) {
        @Override
        double of(Logits logits) {
            return logits.sum(i -> -Math.exp(logits.logProbability(i)) * logits.logProbability(i));
        }
    },
    /**
     * {@code -(1 - p_y) ln p_y - sum over i other than y of p_i ln(1 - p_i)}, at least 0; members have lower values.
     *
     * @see <a href="https://arxiv.org/abs/2003.10595">Song and Mittal, Systematic evaluation of privacy risks of
     *     machine learning models, 2021, equation 7</a>
     */
    MODIFIED_ENTROPY(false) {
        @Override
        double of(Logits logits) {
            return logits.sum(i -> i == logits.label()
                    ? -Math.exp(logits.logComplement(i)) * logits.logProbability(i)
                    : -Math.exp(logits.logProbability(i)) * logits.logComplement(i));
        }
    },
    /** {@code z_y} minus the largest other logit; members have higher values. */
    HINGE(true) {
        @Override
        double of(Logits logits) {
            return logits.margin();
        }
    };

    private final boolean higherForMembers;

    MembershipSignal(boolean higherForMembers) {
        this.higherForMembers = higherForMembers;
    }

    abstract double of(Logits logits);

    /**
     * Returns the signal.
     *
     * @param logits of at least two classes, finite
     * @param label the true class, 0 to below the number of classes
     */
    public double of(double[] logits, int label) {
        if (logits.length < 2 || label < 0 || label >= logits.length) {
            throw new IllegalArgumentException("label " + label + " of " + logits.length
                    + " logits does not exist; give at least 2 logits and a label among them");
        }
        if (!Arrays.stream(logits).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "the logits " + Arrays.toString(logits) + " are not all finite; the model broke before the attack");
        }
        return of(new Logits(logits.clone(), label));
    }

    /** Returns whether members tend to have higher values than others. */
    public boolean higherForMembers() {
        return higherForMembers;
    }

    /** Returns the signal with the sign that makes higher scores more likely members. */
    public double score(double[] logits, int label) {
        return higherForMembers ? of(logits, label) : -of(logits, label);
    }
}
