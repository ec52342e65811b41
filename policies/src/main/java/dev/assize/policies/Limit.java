package dev.assize.policies;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rule demands of a value, as written in the policy.
 *
 * @param atLeast smallest allowed value, if there is one
 * @param atMost largest allowed value, if there is one
 */
public record Limit(Optional<BigDecimal> atLeast, Optional<BigDecimal> atMost) {
    /** Checks that there is a limit and that both can be met at once. */
    public Limit {
        if (atLeast.isEmpty() && atMost.isEmpty()) {
            throw new IllegalArgumentException("a limit needs atLeast, atMost or both; got neither");
        }
        if (atLeast.isPresent() && atMost.isPresent() && atLeast.get().compareTo(atMost.get()) > 0) {
            throw new IllegalArgumentException(
                    "no value is at least " + atLeast.get() + " and at most " + atMost.get() + "; swap them");
        }
    }

    /** Returns the limits that there are, the smallest allowed value first. */
    public List<BigDecimal> ends() {
        return Stream.concat(atLeast.stream(), atMost.stream()).toList();
    }

    /** Returns the limit as people write it: {@code ≥ 0.80}, {@code ≤ 3}, or both. */
    @Override
    public String toString() {
        String least = atLeast.map(limit -> "≥ " + limit.toPlainString()).orElse("");
        String most = atMost.map(limit -> "≤ " + limit.toPlainString()).orElse("");
        return least.isEmpty() || most.isEmpty() ? least + most : least + " and " + most;
    }
}
