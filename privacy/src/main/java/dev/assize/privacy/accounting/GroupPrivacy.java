package dev.assize.privacy.accounting;

import dev.assize.privacy.mechanism.GaussianMechanism;
import dev.assize.privacy.mechanism.GroupSampledGaussian;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The guarantee for users with several records each. Of Gaussian noise all records together are one mechanism: without
 * sampling that of a multiplier divided by their number, with Poisson sampling a mixture of Gaussians. For other
 * mechanisms, and for Rényi divergences of sampled ones, it follows from the guarantee for one record: if (e, d) holds
 * for one record, then {@code (k e, d (exp(k e) - 1)/(exp(e) - 1))} holds for k of them.
 *
 * @see <a href="https://arxiv.org/abs/2401.10294">Ganesh, Tight group-level DP guarantees for DP-SGD with sampling via
 *     mixture of Gaussians mechanisms, 2024</a>
 * @see <a href="https://doi.org/10.1007/978-3-319-57048-8_7">Vadhan, The complexity of differential privacy, 2017,
 *     lemma 2.2</a>
 */
public final class GroupPrivacy {
    private static final int HALVINGS = 60;
    private static final double PRECISION = 1e-9;
    private static final double LEAST_LOG_DELTA = -600;

    private GroupPrivacy() {}

    /**
     * Returns epsilon for users.
     *
     * @param accountant for one record
     * @param phases every use of the data
     * @param delta for users
     * @param mostRecords of one user, at least 1
     * @return the lower value is 0 where the conversion is not tight; the upper one is a guarantee
     * @throws IllegalArgumentException if no delta for one record is small enough
     */
    public static EpsilonBracket epsilon(Accountant accountant, List<Phase> phases, double delta, long mostRecords) {
        Targets.delta(delta);
        if (mostRecords < 1) {
            throw new IllegalArgumentException(
                    "a user has at most " + mostRecords + " records; the cap is a whole number of at least 1");
        }
        if (mostRecords == 1) {
            return accountant.epsilon(phases, delta);
        }
        boolean pairs = accountant instanceof PldAccountant;
        List<Phase> together = new ArrayList<>();
        for (Phase phase : phases) {
            ofAll(phase.mechanism(), mostRecords, pairs)
                    .ifPresent(mechanism -> together.add(new Phase(mechanism, phase.steps())));
        }
        return together.size() == phases.size()
                ? accountant.epsilon(together, delta)
                : converted(accountant, phases, delta, mostRecords);
    }

    /**
     * Returns the mechanism that all records of a user see together, if there is one that the accountant can do well.
     */
    private static Optional<Mechanism> ofAll(Mechanism mechanism, long records, boolean pairs) {
        if (mechanism instanceof GaussianMechanism gaussian) {
            return Optional.of(new GaussianMechanism(gaussian.noiseMultiplier() / records, gaussian.neighbors()));
        }
        if (!(mechanism instanceof SampledGaussian sampled)) {
            return Optional.empty();
        }
        if (sampled.samplingRate() >= 1) {
            return Optional.of(new SampledGaussian(1, sampled.noiseMultiplier() / records));
        }
        return pairs
                ? Optional.of(new GroupSampledGaussian(sampled.samplingRate(), sampled.noiseMultiplier(), records))
                : Optional.empty();
    }

    private static EpsilonBracket converted(Accountant accountant, List<Phase> phases, double delta, long mostRecords) {
        double target = Math.log(delta);
        double high = target;
        double low = target - Math.log((double) mostRecords);
        while (userLogDelta(accountant, phases, low, mostRecords) > target) {
            high = low;
            low = Math.max(LEAST_LOG_DELTA, low - 2 * (userLogDelta(accountant, phases, low, mostRecords) - target));
            if (high <= LEAST_LOG_DELTA) {
                throw new IllegalArgumentException("no delta for one record gives " + delta + " for users of "
                        + mostRecords + " records; add noise or lower the cap");
            }
        }
        for (int i = 0; i < HALVINGS && high - low > PRECISION; i++) {
            double middle = (low + high) / 2;
            if (userLogDelta(accountant, phases, middle, mostRecords) > target) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double one = accountant.epsilon(phases, Math.exp(low)).upper();
        return new EpsilonBracket(0, mostRecords * one, accountant.name() + ", group privacy");
    }

    private static double userLogDelta(Accountant accountant, List<Phase> phases, double logDelta, long records) {
        double epsilon = accountant.epsilon(phases, Math.exp(logDelta)).upper();
        return epsilon > 0
                ? logDelta + logExpm1(records * epsilon) - logExpm1(epsilon)
                : logDelta + Math.log((double) records);
    }

    private static double logExpm1(double x) {
        return x + Math.log(-Math.expm1(-x));
    }
}
