package dev.assize.training.privacy;

import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.training.settings.PrivacyBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Refuses the step of a private training that would pass its budget. Steps that were planned, and no more of them, fit.
 * If others were made, because a training was broken off, the account is asked how many more of one kind fit, once for
 * all of them.
 */
public final class BudgetGuard {
    private final PrivatePlan plan;
    private final PrivacyBudget budget;
    private Optional<Mechanism> asked = Optional.empty();
    private long mostTotal;

    BudgetGuard(PrivatePlan plan, PrivacyBudget budget) {
        this.plan = plan;
        this.budget = budget;
    }

    /**
     * Returns whether one more step of an epoch stays within the budget.
     *
     * @param count what was used up to now; between two calls it gets the step that was permitted, or nothing
     * @param epoch from 0
     */
    public boolean permits(StepCount count, int epoch) {
        OptionalDouble most = budget.epsilon();
        if (most.isEmpty() || isPlanned(count, epoch)) {
            return true;
        }
        Mechanism next = plan.mechanism(epoch);
        if (!asked.equals(Optional.of(next))) {
            asked = Optional.of(next);
            mostTotal = count.steps() + fitting(count.ledger().phases(), next, most.getAsDouble());
        }
        return count.steps() < mostTotal;
    }

    /** Tells whether every mechanism was used no more often than planned, with one more step of the next one. */
    private boolean isPlanned(StepCount count, int epoch) {
        Mechanism next = plan.mechanism(epoch);
        List<Phase> with = with(count.ledger().phases(), next, 1);
        List<Phase> planned = plan.phases();
        return with.stream().allMatch(phase -> steps(with, phase.mechanism()) <= steps(planned, phase.mechanism()));
    }

    private static long steps(List<Phase> phases, Mechanism mechanism) {
        return phases.stream()
                .filter(phase -> phase.mechanism().equals(mechanism))
                .mapToLong(Phase::steps)
                .sum();
    }

    /** Returns how many more steps fit, at most those that were planned. */
    private long fitting(List<Phase> made, Mechanism next, double most) {
        long good = 0;
        long bad = steps(plan.phases(), next) + 1;
        while (bad - good > 1) {
            long middle = (good + bad) / 2;
            if (Accounting.epsilon(with(made, next, middle), budget.delta()).upper() <= most) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private static List<Phase> with(List<Phase> made, Mechanism next, long steps) {
        List<Phase> phases = new ArrayList<>(made);
        phases.add(new Phase(next, steps));
        return phases;
    }
}
