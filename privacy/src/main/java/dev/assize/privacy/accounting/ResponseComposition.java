package dev.assize.privacy.accounting;

import dev.assize.privacy.loss.ResponseSum;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.RandomizedResponse;
import java.util.List;
import java.util.Optional;

/**
 * Equal randomized responses, added up exactly: the bracket is as wide as rounding is.
 *
 * @see <a href="https://arxiv.org/abs/1311.0776">Kairouz, Oh and Viswanath, The composition theorem for differential
 *     privacy, 2015, theorem 3.3, for two answers</a>
 */
final class ResponseComposition {
    private final ResponseSum sum;

    private ResponseComposition(ResponseSum sum) {
        this.sum = sum;
    }

    /** Returns the composition of phases that are all the same randomized response, and not too many. */
    static Optional<ResponseComposition> of(List<Phase> phases) {
        if (!(phases.get(0).mechanism() instanceof RandomizedResponse response)
                || phases.stream().anyMatch(phase -> !phase.mechanism().equals(response))) {
            return Optional.empty();
        }
        double steps = phases.stream().mapToDouble(Phase::steps).sum();
        double other = response.otherProbability();
        return steps > ResponseSum.MOST_STEPS
                ? Optional.empty()
                : Optional.of(new ResponseComposition(new ResponseSum(
                        response.truthProbability(), (response.buckets() - 2) * other, other, (long) steps)));
    }

    double[] epsilon(double delta) {
        double rounding = sum.rounding();
        double lower = sum.epsilon(Math.max(delta, 2 * ResponseSum.LEAST_DELTA) * (1 + rounding)) * (1 - rounding);
        return new double[] {lower, sum.epsilon(delta * (1 - rounding)) * (1 + rounding)};
    }

    double[] delta(double epsilon) {
        double delta = sum.delta(epsilon);
        return new double[] {delta * (1 - sum.rounding()), Math.min(1, delta * (1 + sum.rounding()))};
    }
}
